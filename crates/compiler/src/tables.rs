//! Tables beside the pages: sources, glossary, words to avoid, words of the interface.

use crate::position::{line_of, line_of_nth, toml_fault};
use crate::problem::InFile;
use crate::wording::{Prose, Voice, check};
use domain::block::SourceLine;
use domain::date::Day;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// Reads a TOML file. What cannot be read is a problem and gives nothing, so that nothing more is asked of it.
pub(crate) fn read<T: DeserializeOwned>(text: Option<&String>, problems: &InFile) -> Option<T> {
    let Some(text) = text else {
        if !problems.is_noted() {
            problems.error(
                0,
                "the file is missing",
                "write it; docs/for-authors.md shows its form",
            );
        }
        return None;
    };
    toml::from_str(text)
        .map_err(|error| toml_fault(text, 0, &error, problems))
        .ok()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    who: String,
    what: String,
    year: String,
    #[serde(default)]
    population: String,
    address: String,
    #[serde(default)]
    checked: String,
    #[serde(default)]
    note: String,
}

/// All sources by id.
pub(crate) fn sources(
    text: Option<&String>,
    problems: &InFile,
) -> Option<BTreeMap<String, SourceLine>> {
    let table: BTreeMap<String, Source> = read(text, problems)?;
    let line =
        |id: &str, key: &str| line_of(text.map_or("", String::as_str), &format!("[{id}]"), key);
    let mut sources = BTreeMap::new();
    for (id, source) in table {
        let digits = id.strip_prefix('F').unwrap_or_default();
        if !digits.starts_with(|sign: char| sign.is_ascii_digit())
            || !digits.bytes().all(|sign| sign.is_ascii_alphanumeric())
        {
            problems.error(
                line(&id, ""),
                format!("`{id}` cannot be the id of a source"),
                "write F and a number, such as F90 or F16b; marks in the text are read so",
            );
        }
        if Day::try_from(source.checked.as_str()).is_err() {
            problems.error(
                line(&id, "checked"),
                format!("the source {id} has no checked-on date"),
                "write checked = \"2026-11-24\", the day somebody opened it",
            );
        }
        let Source {
            who,
            what,
            year,
            population,
            address,
            checked,
            note,
        } = source;
        sources.insert(
            id.clone(),
            SourceLine {
                id,
                who,
                what,
                year,
                population,
                address,
                checked,
                note,
            },
        );
    }
    Some(sources)
}

/// A glossary entry.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Term {
    pub(crate) word: String,
    pub(crate) meaning: String,
}

/// The glossary of a language.
pub(crate) fn glossary(
    text: Option<&String>,
    avoid: &[Avoid],
    problems: &InFile,
) -> Option<BTreeMap<String, Term>> {
    #[derive(Deserialize)]
    struct Glossary {
        #[serde(default)]
        #[allow(dead_code, reason = "read by the check of stale translations")]
        translates: Option<String>,
        #[serde(flatten)]
        terms: BTreeMap<String, Term>,
    }
    let terms = read::<Glossary>(text, problems)?.terms;
    for (id, term) in &terms {
        for (key, words) in [("word", &term.word), ("meaning", &term.meaning)] {
            let line = line_of(text.map_or("", String::as_str), &format!("[{id}]"), key);
            check(&Prose::plain(line, words, Voice::Ours), avoid, problems);
        }
    }
    Some(terms)
}

/// Words not to use.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Avoid {
    pub(crate) word: String,
    pub(crate) instead: String,
    #[serde(default)]
    #[allow(dead_code, reason = "written for authors")]
    pub(crate) why: String,
    #[serde(default)]
    pub(crate) unless: Vec<String>,
}

/// The avoid-list of a language.
pub(crate) fn avoid(text: Option<&String>, problems: &InFile) -> Vec<Avoid> {
    #[derive(Default, Deserialize)]
    #[serde(default, deny_unknown_fields)]
    struct List {
        #[allow(dead_code, reason = "the list of each language is its own")]
        translates: Option<String>,
        word: Vec<Avoid>,
    }
    let mut list = read::<List>(text, problems).unwrap_or_default().word;
    let mut number = 0;
    list.retain(|entry| {
        let is_empty = entry.word.trim().is_empty();
        if is_empty {
            let text = text.map_or("", String::as_str);
            problems.error(
                line_of_nth(text, "[[word]]", number, "word"),
                "an entry of the avoid-list has no word",
                "write word = \"…\", or delete the entry",
            );
        }
        number += 1;
        !is_empty
    });
    list
}

/// Checks the words of buttons and labels. Whether all are there, the build of the application says.
pub(crate) fn messages(text: Option<&String>, avoid: &[Avoid], problems: &InFile) {
    let words = text.and_then(|_| read::<BTreeMap<String, String>>(text, problems));
    for (key, words) in words.into_iter().flatten() {
        let line = line_of(text.map_or("", String::as_str), "", &key);
        check(&Prose::plain(line, &words, Voice::Scene), avoid, problems);
    }
}
