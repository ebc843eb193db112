//! The head of a file: TOML between two lines of `+++`.

use crate::cut::Lines;
use crate::position::{line_of, toml_fault};
use crate::problem::InFile;
use domain::track::Track;
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
    pub(crate) only: Option<String>,
    #[allow(dead_code, reason = "read by the check of stale translations")]
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

/// A page's file, cut in two.
pub(crate) struct Opened<'a> {
    /// What the head says.
    pub(crate) head: Head,
    /// What stands below it.
    pub(crate) body: Lines<'a>,
    text: &'a str,
}

impl Opened<'_> {
    /// The line of a key of the head; `table` is such as `[objectives]`, or empty.
    pub(crate) fn line(&self, table: &str, key: &str) -> usize {
        1 + line_of(self.text, table, key)
    }
}

/// Head and body as they stand in a file; the words say what is missing.
fn halves(text: &str) -> Result<(&str, &str), (&'static str, &'static str)> {
    let mut lines = text.split_inclusive('\n');
    let is_mark = |line: &str| line.trim_end() == "+++";
    let begin = lines.next().filter(|line| is_mark(line)).map(str::len);
    let begin = begin.ok_or((
        "the file has no head",
        "begin it with a line +++, then the keys, then a line +++",
    ))?;
    let mut end = begin;
    for line in lines {
        if is_mark(line) {
            return Ok((&text[begin..end], &text[end + line.len()..]));
        }
        end += line.len();
    }
    Err((
        "the head is never closed",
        "write +++ on a line of its own below its last key",
    ))
}

/// Splits a file into head and body.
pub(crate) fn open<'a>(text: &'a str, problems: &InFile) -> Option<Opened<'a>> {
    let (head, body) = halves(text)
        .map_err(|(what, mend)| problems.error(1, what, mend))
        .ok()?;
    let first = head.matches('\n').count() + 3;
    match toml::from_str::<Head>(head) {
        Ok(found) => Some(Opened {
            head: found,
            body: Lines::of(body, first),
            text: head,
        }),
        Err(error) => {
            toml_fault(head, 1, &error, problems);
            None
        }
    }
}

/// The ids of a page's objectives, in a file whose head can be read.
pub(crate) fn objectives(text: &str) -> Vec<String> {
    let head = halves(text)
        .ok()
        .and_then(|(head, _)| toml::from_str::<Head>(head).ok());
    head.map_or_else(Vec::new, |head| head.objectives.into_keys().collect())
}

/// The track that `only` names; what is none is a problem.
pub(crate) fn track(only: Option<&str>, line: usize, problems: &InFile) -> Option<Track> {
    match only {
        None => None,
        Some("teen") => Some(Track::Teen),
        Some("university") => Some(Track::University),
        Some(other) => {
            problems.error(
                line,
                format!("there is no track `{other}`"),
                "write only = \"teen\" or only = \"university\", or leave it out",
            );
            None
        }
    }
}

/// Whether a page says that its stale translations are not to be shown.
pub(crate) fn is_safety(text: &str) -> bool {
    halves(text)
        .ok()
        .and_then(|(head, _)| toml::from_str::<Head>(head).ok())
        .is_some_and(|head| head.safety)
}
