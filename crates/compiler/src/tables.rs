//! Tables beside the pages: sources, glossary, telephone lines, words to avoid.

use crate::head::toml_fault;
use crate::problem::Problems;
use domain::block::SourceLine;
use domain::date::Day;
use domain::id::Id;
use domain::line::{Line, Speed};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// Reads a TOML file; what it cannot read is a problem and gives the default.
pub(crate) fn read<T: DeserializeOwned + Default>(
    file: &str,
    text: Option<&String>,
    problems: &Problems,
) -> T {
    let Some(text) = text else {
        problems.error(
            file,
            0,
            "the file is missing",
            "write it; docs/for-authors.md shows its form",
        );
        return T::default();
    };
    toml::from_str(text).unwrap_or_else(|error| {
        toml_fault(file, text, 0, &error, problems);
        T::default()
    })
}

/// Line on which a table `[name]` begins.
fn line_of(text: &str, header: &str) -> usize {
    text.lines()
        .position(|line| line.trim() == header)
        .map_or(0, |place| place + 1)
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
    file: &str,
    text: Option<&String>,
    problems: &Problems,
) -> BTreeMap<String, SourceLine> {
    let table: BTreeMap<String, Source> = read(file, text, problems);
    let mut sources = BTreeMap::new();
    for (id, source) in table {
        if Day::try_from(source.checked.as_str()).is_err() {
            let line = line_of(text.map_or("", String::as_str), &format!("[{id}]"));
            problems.error(
                file,
                line,
                format!("source {id} has no checked-on date"),
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
    sources
}

/// A glossary entry.
#[derive(Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Term {
    #[allow(
        dead_code,
        reason = "the word itself stands in the text that links to it"
    )]
    pub(crate) word: String,
    pub(crate) meaning: String,
}

/// The glossary of a language.
pub(crate) fn glossary(
    file: &str,
    text: Option<&String>,
    problems: &Problems,
) -> BTreeMap<String, Term> {
    #[derive(Default, Deserialize)]
    struct Glossary {
        #[serde(default)]
        #[allow(dead_code, reason = "read by the check of stale translations")]
        translates: Option<String>,
        #[serde(flatten)]
        terms: BTreeMap<String, Term>,
    }
    read::<Glossary>(file, text, problems).terms
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
pub(crate) fn avoid(file: &str, text: Option<&String>, problems: &Problems) -> Vec<Avoid> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct List {
        #[allow(dead_code, reason = "the list of each language is its own")]
        translates: Option<String>,
        word: Vec<Avoid>,
    }
    read::<List>(file, text, problems).word
}

/// Numbers and evidence of the telephone lines, the same in every language.
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

/// Reads the telephone lines; each needs a source that exists and a date.
pub(crate) fn line_facts(
    file: &str,
    text: Option<&String>,
    sources: &BTreeMap<String, SourceLine>,
    problems: &Problems,
) -> Vec<LineFacts> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct List {
        line: Vec<LineFacts>,
    }
    let lines = read::<List>(file, text, problems).line;
    for line in &lines {
        let at = text
            .and_then(|text| {
                text.lines()
                    .position(|found| found.trim() == format!("id = \"{}\"", line.id))
            })
            .map_or(0, |place| place + 1);
        if line.evidence.is_empty() || line.evidence.iter().any(|id| !sources.contains_key(id)) {
            problems.error(
                file,
                at,
                format!("the line `{}` has no evidence, or names a source that does not exist", line.id),
                "a number without a source is left out: name its source in sources.toml, or delete the line",
            );
        }
        if Day::try_from(line.checked.as_str()).is_err() {
            problems.error(
                file,
                at,
                format!("the line `{}` has no checked-on date", line.id),
                "write checked = \"2026-11-24\"",
            );
        }
    }
    lines
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

/// The telephone lines of a language with the speeds they are for.
pub(crate) fn lines(
    file: &str,
    text: Option<&String>,
    facts: &[LineFacts],
    problems: &Problems,
) -> Vec<(Vec<Speed>, Line)> {
    #[derive(Default, Deserialize)]
    struct Words {
        #[serde(default)]
        #[allow(dead_code, reason = "read by the check of stale translations")]
        translates: Option<String>,
        #[serde(flatten)]
        lines: BTreeMap<String, LineWords>,
    }
    let words = read::<Words>(file, text, problems).lines;
    let mut lines = Vec::new();
    for fact in facts {
        let Some(words) = words.get(fact.id.as_str()).cloned() else {
            problems.error(
                file,
                0,
                format!("the line `{}` has no words", fact.id),
                format!("write a table [{}]", fact.id),
            );
            continue;
        };
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
        };
        lines.push((fact.speeds.clone(), line));
    }
    lines
}
