//! Marks in plain text: sources and blanks.

use super::Run;
use super::words::push_text;
use domain::text::Inline;

impl Run<'_> {
    /// Turns source marks and blanks in plain text into what they are. The words between `{avoid}` and `{/avoid}` stay.
    pub(super) fn marks(&self, words: Vec<Inline>, at: usize) -> Vec<Inline> {
        let mut marked = Vec::new();
        for piece in words {
            match piece {
                Inline::Text(text) => self.mark_text(&text, at, &mut marked),
                other => marked.push(other),
            }
        }
        marked
    }

    fn mark_text(&self, text: &str, at: usize, marked: &mut Vec<Inline>) {
        let mut rest = text;
        while !rest.is_empty() {
            let blank = rest.find("____");
            let source = find_source(rest);
            match (blank, source) {
                (Some(begin), source) if source.is_none_or(|(other, _)| begin < other) => {
                    push_text(marked, &rest[..begin]);
                    marked.push(Inline::Blank);
                    rest = rest[begin..].trim_start_matches('_');
                }
                (_, Some((begin, end))) => {
                    // The mark brings its own blank.
                    push_text(marked, rest[..begin].trim_end_matches(' '));
                    let id = &rest[begin + 1..end];
                    if !self.context.is_source(id) {
                        let mark = self.text[at..].find(&rest[begin..=end]).unwrap_or(0);
                        self.context.problems.error(
                            self.line(at + mark),
                            format!("the source {id} is not in content/sources.toml"),
                            "add it there with who, what, year, address and checked, or take the claim out",
                        );
                    }
                    marked.push(Inline::Source(id.to_owned()));
                    rest = &rest[end + 1..];
                }
                _ => {
                    push_text(marked, rest);
                    rest = "";
                }
            }
        }
    }
}

/// Where a source mark such as `[F90]` or `[F16b]` stands.
fn find_source(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(begin) = text[from..].find("[F").map(|at| from + at) {
        let id: usize = text[begin + 2..]
            .bytes()
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        let end = begin + 2 + id;
        let digits = text[begin + 2..end]
            .bytes()
            .next()
            .is_some_and(|first| first.is_ascii_digit());
        if digits && text[end..].starts_with(']') {
            return Some((begin, end));
        }
        from = begin + 2;
    }
    None
}
