//! The rows of an item, options or entries alike: one line, and its feedback straight below it behind `>`.

use crate::context::Context;
use crate::cut::Lines;

/// How the rows of a kind of item are written.
pub(super) struct Form {
    /// What one is called.
    pub(super) name: &'static str,
    /// One as an author writes it.
    pub(super) example: &'static str,
    /// Whether a line begins one.
    pub(super) begins: fn(&str) -> bool,
}

/// Each row with the lines of its feedback.
pub(super) fn rows<'a>(context: &Context, lines: &Lines<'a>, form: &Form) -> Vec<Lines<'a>> {
    let mut found: Vec<Lines> = Vec::new();
    let mut is_whole = true;
    for (first, text) in lines.numbered() {
        if (form.begins)(text) {
            let lines = vec![text];
            found.push(Lines { first, lines });
            is_whole = false;
        } else if text.trim().is_empty() {
            is_whole = true;
        } else if let (Some(last), false, true) = (
            found.last_mut(),
            is_whole,
            text.trim_start().starts_with('>'),
        ) {
            last.lines.push(text);
        } else {
            context.problems.error(
                first,
                format!("this line belongs to no {}", form.name),
                format!(
                    "write an {} in one line, {}, and its feedback straight below it behind >",
                    form.name, form.example
                ),
            );
        }
    }
    found
}

/// The feedback of a row as one text.
pub(super) fn feedback(row: &Lines) -> String {
    let lines = row.lines[1..].iter();
    let lines = lines.map(|line| line.trim_start().trim_start_matches('>').trim());
    lines.collect::<Vec<_>>().join("\n")
}
