//! Telephone lines: numbers and evidence that all languages share, and the words of each language.

use crate::position::{line_of, line_of_nth};
use crate::problem::InFile;
use crate::tables::{Avoid, read};
use crate::wording::{Prose, Voice, check};
use domain::block::SourceLine;
use domain::date::Day;
use domain::id::Id;
use domain::line::{Line, Speed};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Numbers and evidence of a telephone line, the same in every language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LineFacts {
    id: Id,
    #[serde(default)]
    call: Vec<String>,
    #[serde(default)]
    whatsapp: Vec<String>,
    #[serde(default)]
    web: String,
    #[serde(default)]
    #[allow(dead_code, reason = "evidence for those who check the numbers")]
    hours: String,
    speeds: Vec<Speed>,
    #[serde(default, rename = "for")]
    #[allow(dead_code, reason = "evidence for those who check the numbers")]
    topics: Vec<String>,
    #[serde(default)]
    chat_only: bool,
    #[serde(default)]
    #[allow(dead_code, reason = "evidence for those who check the numbers")]
    area: String,
    evidence: Vec<String>,
    checked: String,
    #[allow(dead_code, reason = "evidence for those who check the numbers")]
    status: String,
}

/// Whether this is dialled as it stands: digits, perhaps after a `+`.
pub(crate) fn is_number(number: &str) -> bool {
    let digits = number.strip_prefix('+').unwrap_or(number);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads the telephone lines; each needs a source that exists, a date, and numbers that can be dialled.
pub(crate) fn line_facts(
    text: Option<&String>,
    sources: Option<&BTreeMap<String, SourceLine>>,
    problems: &InFile,
) -> Option<Vec<LineFacts>> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct List {
        line: Vec<LineFacts>,
    }
    let lines = read::<List>(text, problems)?.line;
    let mut seen = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let id = &line.id;
        let at = |key: &str| line_of_nth(text.map_or("", String::as_str), "[[line]]", number, key);
        if seen.contains(&id) {
            problems.error(
                at("id"),
                format!("two lines have the id `{id}`"),
                "give one of them another id",
            );
        }
        seen.push(id);
        let unknown = |id: &String| sources.is_some_and(|sources| !sources.contains_key(id));
        if line.evidence.is_empty() || line.evidence.iter().any(unknown) {
            problems.error(
                at("evidence"),
                format!("the line `{id}` has no evidence, or names a source that does not exist"),
                "a number without a source is left out: name its source in content/sources.toml, or delete the line",
            );
        }
        if Day::try_from(line.checked.as_str()).is_err() {
            problems.error(
                at("checked"),
                format!("the line `{id}` has no checked-on date"),
                "write checked = \"2026-11-24\", the day somebody looked at its source",
            );
        }
        for (key, numbers) in [("call", &line.call), ("whatsapp", &line.whatsapp)] {
            for number in numbers.iter().filter(|number| !is_number(number)) {
                problems.error(
                    at(key),
                    format!("`{number}` of the line `{id}` cannot be dialled"),
                    "write digits only, without blanks and hyphens",
                );
            }
        }
        if !line.web.is_empty() && !line.web.starts_with("https://") {
            problems.error(
                at("web"),
                format!("the address `{}` of the line `{id}` is not safe", line.web),
                "write an address that begins with https://",
            );
        }
    }
    Some(lines)
}

#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineWords {
    name: String,
    what: String,
    happens: String,
    hours: String,
    #[serde(default)]
    cost: String,
    status: String,
}

/// The telephone lines of a language with the speeds they are for; nothing if they cannot be read.
pub(crate) fn lines(
    text: Option<&String>,
    facts: &[LineFacts],
    avoid: &[Avoid],
    problems: &InFile,
) -> Option<Vec<(Vec<Speed>, Line)>> {
    #[derive(Deserialize)]
    struct Words {
        #[serde(default)]
        #[allow(dead_code, reason = "read by the check of stale translations")]
        translates: Option<String>,
        #[serde(flatten)]
        lines: BTreeMap<String, LineWords>,
    }
    let all = read::<Words>(text, problems)?.lines;
    let at =
        |id: &str, key: &str| line_of(text.map_or("", String::as_str), &format!("[{id}]"), key);
    let mut lines = Vec::new();
    for fact in facts {
        let Some(words) = all.get(fact.id.as_str()).cloned() else {
            problems.error(
                0,
                format!(
                    "the line `{}` of content/lines.toml has no words here",
                    fact.id
                ),
                format!(
                    "write a table [{}] with name, what, happens, hours and status",
                    fact.id
                ),
            );
            continue;
        };
        for (key, said) in [
            ("name", &words.name),
            ("what", &words.what),
            ("happens", &words.happens),
            ("hours", &words.hours),
            ("cost", &words.cost),
            ("status", &words.status),
        ] {
            let line = at(fact.id.as_str(), key);
            check(&Prose::plain(line, said, Voice::Scene), avoid, problems);
        }
        let LineWords {
            name,
            what,
            happens,
            hours,
            cost,
            status,
        } = words;
        let line = Line {
            id: fact.id.clone(),
            call: fact.call.clone(),
            whatsapp: fact.whatsapp.clone(),
            web: fact.web.clone(),
            name,
            what,
            happens,
            hours,
            cost,
            status,
            chat_only: fact.chat_only,
            checked: fact.checked.clone(),
            instead: None,
        };
        lines.push((fact.speeds.clone(), line));
    }
    let is_known = |id: &String| facts.iter().any(|fact| fact.id.as_str() == id);
    for id in all.keys().filter(|id| !is_known(id)) {
        problems.error(
            at(id, ""),
            format!("the words of `{id}` belong to no telephone line"),
            "add its numbers to content/lines.toml, or delete these words",
        );
    }
    Some(lines)
}
