//! `content/guide.toml`: what means what. Strict, since a slip here sends somebody away falsely reassured.

use crate::position::line_of_nth;
use crate::problem::InFile;
use crate::tables::read;
use domain::block::SourceLine;
use domain::guide::{Effect, Entry, Level, Question, Rules, Unsure, When};
use domain::id::Id;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The rules, and what only authors and reviewers need of them.
pub(crate) struct SharedRules {
    pub(crate) rules: Rules,
    /// Statements: they need a word on why they change nothing.
    pub(crate) statements: BTreeSet<Id>,
    /// Source ids of every entry.
    pub(crate) sources: BTreeMap<Id, Vec<String>>,
    pub(crate) text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sign: Vec<Tick>,
    #[serde(default)]
    modifier: Vec<Tick>,
    #[serde(default)]
    statement: Vec<Tick>,
    question: Vec<Asked>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tick {
    id: Id,
    level: Option<Level>,
    minor: Option<Level>,
    #[serde(default)]
    hint: bool,
    #[serde(default)]
    provisional: bool,
    #[serde(default)]
    effects: Vec<Does>,
    #[serde(default)]
    sources: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Does {
    #[serde(default)]
    raise: bool,
    to: Option<Level>,
    #[serde(default)]
    with: Vec<Id>,
    hint: Option<Level>,
    from: Option<Level>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    id: Id,
    entries: Vec<Id>,
    #[serde(default)]
    danger: bool,
    #[serde(default)]
    choice: bool,
    #[serde(default)]
    friend: bool,
    #[serde(default)]
    when: Vec<Id>,
    unsure: Option<Id>,
}

/// Reads the rules. Content without a guide has no such file.
pub(crate) fn rules(
    text: Option<&String>,
    sources: Option<&BTreeMap<String, SourceLine>>,
    problems: &InFile,
) -> Option<SharedRules> {
    let text = text?;
    let file = read::<File>(Some(text), problems)?;
    let mut shared = SharedRules {
        rules: Rules::default(),
        statements: file.statement.iter().map(|tick| tick.id.clone()).collect(),
        sources: BTreeMap::new(),
        text: text.clone(),
    };
    let kinds = [
        ("[[sign]]", file.sign),
        ("[[modifier]]", file.modifier),
        ("[[statement]]", file.statement),
    ];
    for (header, ticks) in kinds {
        for (number, tick) in ticks.into_iter().enumerate() {
            let line = |key: &str| line_of_nth(text, header, number, key);
            let id = &tick.id;
            if shared.rules.entry(id).is_some() {
                problems.error(
                    line("id"),
                    format!("two ticks have the id `{id}`"),
                    "give one of them another id",
                );
            }
            if (header == "[[sign]]") != tick.level.is_some() {
                problems.error(
                    line("level"),
                    format!(
                        "`{id}` is a sign without a level, or has a level without being a sign"
                    ),
                    "a [[sign]] has a level; what only makes others more serious is a [[modifier]]",
                );
            }
            for source in &tick.sources {
                if sources.is_some_and(|sources| !sources.contains_key(source)) {
                    problems.error(
                        line("sources"),
                        format!("there is no source `{source}`"),
                        "add it to content/sources.toml, with the day somebody opened it",
                    );
                }
            }
            shared.sources.insert(id.clone(), tick.sources);
            let effects = tick.effects.iter();
            let effects = effects.filter_map(|does| effect(does, line("effects"), problems));
            let entry = Entry {
                id: tick.id.clone(),
                level: tick.level,
                minor: tick.minor,
                hint: tick.hint,
                provisional: tick.provisional,
                effects: effects.collect(),
            };
            shared.rules.entries.push(entry);
        }
    }
    questions(&mut shared.rules, file.question, text, problems);
    check_names(&shared.rules, text, problems);
    Some(shared)
}

fn effect(does: &Does, line: usize, problems: &InFile) -> Option<Effect> {
    let conditions = [
        (!does.with.is_empty()).then(|| When::With(does.with.clone())),
        does.hint.map(When::Hint),
        does.from.map(When::From),
    ];
    let mut conditions = conditions.into_iter().flatten();
    let when = conditions.next().unwrap_or(When::Always);
    if does.raise == does.to.is_some() || conditions.next().is_some() {
        problems.error(
            line,
            "this effect does not say one thing",
            "write either raise = true or to = a level, and at most one of with, hint and from",
        );
        return None;
    }
    Some(Effect { when, to: does.to })
}

fn questions(rules: &mut Rules, asked: Vec<Asked>, text: &str, problems: &InFile) {
    let mut known: BTreeSet<Id> = BTreeSet::new();
    for (number, asked) in asked.into_iter().enumerate() {
        let line = |key: &str| line_of_nth(text, "[[question]]", number, key);
        let id = &asked.id;
        if rules.question(id).is_some() || rules.entry(id).is_some() {
            problems.error(
                line("id"),
                format!("the id `{id}` of the question stands twice"),
                "give one of them another id",
            );
        }
        for entry in &asked.entries {
            let Some(found) = rules.entry(entry) else {
                problems.error(
                    line("entries"),
                    format!("the question `{id}` names `{entry}`, which is no tick"),
                    "write a [[sign]], [[modifier]] or [[statement]] with this id, or take it out",
                );
                continue;
            };
            if asked.danger && found.level != Some(Level::Emergency) {
                problems.error(
                    line("entries"),
                    format!("`{entry}` is no emergency but stands in the danger question `{id}`"),
                    "put it into another question, since a tick here ends the questions",
                );
            }
            if !known.insert(entry.clone()) {
                problems.error(
                    line("entries"),
                    format!("`{entry}` is asked twice"),
                    "leave it in one question",
                );
            }
        }
        if let Some(unknown) = asked.when.iter().find(|when| !known.contains(when)) {
            problems.error(
                line("when"),
                format!("the question `{id}` waits for `{unknown}`, which is not asked before it"),
                "name a tick of a question above",
            );
        }
        let unsure = match asked.unsure {
            None => rules.unsure_of(&asked.entries),
            Some(tick) if rules.entry(&tick).is_some() => Unsure::As(tick),
            Some(tick) => {
                problems.error(
                    line("unsure"),
                    format!("`{tick}` is no tick that \"I don't know\" could count as"),
                    "name a tick of this question, or leave the key out",
                );
                Unsure::Level(Level::SameDay)
            }
        };
        rules.questions.push(Question {
            id: asked.id.clone(),
            entries: asked.entries,
            danger: asked.danger,
            choice: asked.choice,
            when: asked.when,
            friend: asked.friend,
            unsure,
        });
    }
}

/// Every tick is asked somewhere, and every tick that an effect names exists.
fn check_names(rules: &Rules, text: &str, problems: &InFile) {
    for entry in &rules.entries {
        let id = &entry.id;
        let line = || {
            let wanted = format!("id = \"{id}\"");
            let found = text.lines().position(|line| line == wanted);
            found.map_or(0, |place| place + 1)
        };
        let is_asked = |question: &Question| question.entries.contains(id);
        if !rules.questions.iter().any(is_asked) {
            problems.error(
                line(),
                format!("`{id}` is asked in no question"),
                "add it to the entries of one, or delete it",
            );
        }
        for effect in &entry.effects {
            let When::With(ids) = &effect.when else {
                continue;
            };
            for other in ids.iter().filter(|other| rules.entry(other).is_none()) {
                problems.error(
                    line(),
                    format!("an effect of `{id}` names `{other}`, which is no tick"),
                    "correct the name, or take it out of with",
                );
            }
        }
    }
}
