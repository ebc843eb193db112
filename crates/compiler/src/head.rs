//! The head of a file: TOML between two lines of `+++`.

use crate::problem::Problems;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a head may say.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Head {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) outside: String,
    pub(crate) kind: String,
    pub(crate) lead: String,
    pub(crate) minutes: Option<u8>,
    pub(crate) safety: bool,
    pub(crate) translates: Option<String>,
    pub(crate) competencies: Vec<String>,
    pub(crate) objectives: BTreeMap<String, String>,
    pub(crate) memory: BTreeMap<String, Memory>,
    pub(crate) flags: Vec<String>,
}

/// A remembered number of a role-play.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Memory {
    pub(crate) start: i16,
    pub(crate) least: i16,
    pub(crate) most: i16,
}

/// Splits a file into head and body; the number is the line on which the body begins.
pub(crate) fn split<'a>(
    file: &str,
    text: &'a str,
    problems: &Problems,
) -> Option<(Head, &'a str, usize)> {
    let after = text.strip_prefix("+++\n");
    let parts = after.and_then(|rest| {
        rest.split_once("\n+++\n")
            .or_else(|| Some((rest.strip_suffix("\n+++")?, "")))
    });
    let Some((head, body)) = parts else {
        problems.error(
            file,
            1,
            "the file has no head",
            "begin it with TOML between two lines of +++",
        );
        return None;
    };
    let first_line = head.matches('\n').count() + 4;
    match toml::from_str::<Head>(head) {
        Ok(head) => Some((head, body, first_line)),
        Err(error) => {
            toml_fault(file, head, 1, &error, problems);
            None
        }
    }
}

/// Notes a fault of TOML at its line; `before` lines stand before the text.
pub(crate) fn toml_fault(
    file: &str,
    text: &str,
    before: usize,
    error: &toml::de::Error,
    problems: &Problems,
) {
    let at = error.span().map_or(0, |span| span.start.min(text.len()));
    let line = before + 1 + text[..at].matches('\n').count();
    let mend = "correct this line; docs/for-authors.md shows every key";
    problems.error(
        file,
        line,
        error.message().lines().collect::<Vec<_>>().join(" "),
        mend,
    );
}
