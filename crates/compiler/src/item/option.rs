//! The options of a quiz item: id, words, feedback, and the mistakes a wrong one shows.

use super::row::{Form, feedback, rows};
use crate::context::Context;
use crate::cut::Lines;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::id::Id;
use domain::quiz::{Choice, MISTAKES};
use std::collections::BTreeSet;

/// Whether the option of this line is right, its id and its words.
pub(super) fn option_head(line: &str) -> Option<(bool, Option<&str>, &str)> {
    let rest = line.strip_prefix("- ")?;
    let (right, rest) = [("( )", false), ("[ ]", false), ("(x)", true), ("[x]", true)]
        .into_iter()
        .find_map(|(sign, right)| Some((right, rest.strip_prefix(sign)?.trim_start())))?;
    match rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        Some((id, words)) => Some((right, Some(id), words.trim())),
        None => Some((right, None, rest)),
    }
}

/// Reads the options of an item; where one is right, each wrong one shows a mistake.
pub(super) fn options(context: &Context, lines: &Lines, is_single: bool) -> Vec<Choice> {
    let form = Form {
        name: "option",
        example: "- ( ) {a} …",
        begins: |line| option_head(line).is_some(),
    };
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for row in rows(context, lines, &form) {
        let line = row.first;
        let Some((right, name, words)) = option_head(row.lines[0]) else {
            continue;
        };
        let Ok(id) = Id::try_from(name.unwrap_or_default()) else {
            context.problems.error(
                line,
                "the option has no id, or it is not one",
                "write {a} after its box; a stored answer finds it by that",
            );
            continue;
        };
        if !seen.insert(id.clone()) {
            context.problems.error(
                line,
                format!("two options have the id `{id}`"),
                "give each option of an item its own id",
            );
        }
        let feedback = feedback(&row);
        let (mistakes, feedback) = mistakes(&feedback);
        if feedback.is_empty() {
            context.problems.error(
                line,
                format!("the option `{id}` has no feedback"),
                "write a line beginning with > straight below it: what it does, why, what instead",
            );
        } else if !right && mistakes.is_empty() && is_single {
            context.problems.warning(
                line + 1,
                format!("the wrong option `{id}` names no mistake"),
                "begin its feedback with the number of the mistake it shows, such as D1 ·",
            );
        }
        if let Some(number) = mistakes
            .iter()
            .find(|number| **number == 0 || usize::from(**number) > MISTAKES.len())
        {
            context.problems.error(
                line + 1,
                format!("there is no mistake D{number}"),
                "use D1 to D18; crates/domain/src/quiz.rs lists them",
            );
        }
        let voice = if right { Voice::Scene } else { Voice::Wrong };
        found.push(Choice {
            id,
            right,
            words: inline(context, words, line, voice),
            feedback: inline(context, feedback, line + 1, Voice::Scene),
            mistakes,
        });
    }
    found
}

/// The numbers of mistakes at the beginning of a feedback, and the rest: `D1, D4 · …`.
fn mistakes(feedback: &str) -> (Vec<u8>, &str) {
    let Some((marks, rest)) = feedback.split_once('·') else {
        return (vec![], feedback);
    };
    let numbers: Option<Vec<u8>> = marks
        .split(',')
        .map(|mark| mark.trim().strip_prefix('D')?.parse().ok())
        .collect();
    match numbers {
        Some(numbers) => (numbers, rest.trim()),
        None => (vec![], feedback),
    }
}
