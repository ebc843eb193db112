//! `content/<language>/guide.toml`: the words of every tick and every question.

use super::{FILE, SharedRules, version};
use crate::context::{Context, Known, Left};
use crate::markdown::inline;
use crate::position::line_of;
use crate::problem::Problems;
use crate::tables::read;
use crate::tree::Tree;
use crate::wording::{Prose, Voice};
use domain::guide::{EntryWords, Guide, QuestionWords};
use domain::id::Id;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    #[serde(default)]
    #[allow(dead_code, reason = "read by the check of stale translations")]
    translates: Option<String>,
    entry: BTreeMap<String, OfEntry>,
    question: BTreeMap<String, OfQuestion>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfEntry {
    friend: String,
    me: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    note_me: String,
    #[serde(default)]
    why: String,
    #[serde(default)]
    short: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct OfQuestion {
    title: String,
    me: String,
    #[serde(default)]
    lead: String,
    #[serde(default)]
    none: String,
    unsure: String,
    why: String,
    group: String,
}

/// The guide of a language, still without the pages of its results, and what its words leave behind.
pub(crate) fn guide(
    shared: &SharedRules,
    tree: &Tree,
    known: &Known,
    problems: &Problems,
) -> Option<(Guide, Left)> {
    let text = tree.files.get(FILE);
    let problems = problems.of(tree.name(FILE));
    let words = read::<Words>(text, &problems)?;
    let context = Context {
        page: FILE,
        problems: &problems,
        known,
        objectives: vec![],
        left: Default::default(),
    };
    let text = text.map_or("", String::as_str);
    let rules = &shared.rules;
    let entries = rules.entries.iter().map(|entry| {
        let is_statement = shared.statements.contains(&entry.id);
        entry_words(&context, text, &words.entry, &entry.id, is_statement)
    });
    let questions = rules.questions.iter().map(|question| {
        let needs_none = !question.choice;
        question_words(&context, text, &words.question, &question.id, needs_none)
    });
    let guide = Guide {
        entries: entries.collect(),
        questions: questions.collect(),
        rules: rules.clone(),
        pages: vec![],
        version: version(shared, tree),
    };
    let is_tick = |id: &str| rules.entries.iter().any(|entry| entry.id.as_str() == id);
    let is_question = |id: &str| rules.questions.iter().any(|one| one.id.as_str() == id);
    let stray_ticks = words.entry.keys().filter(|id| !is_tick(id));
    let stray_questions = words.question.keys().filter(|id| !is_question(id));
    let stray = stray_ticks
        .map(|id| format!("[entry.{id}]"))
        .chain(stray_questions.map(|id| format!("[question.{id}]")));
    for header in stray {
        problems.error(
            line_of(text, &header, ""),
            format!("the words of {header} belong to nothing in content/guide.toml"),
            "correct the id, or delete these words",
        );
    }
    Some((guide, context.left.into_inner()))
}

fn entry_words(
    context: &Context,
    text: &str,
    all: &BTreeMap<String, OfEntry>,
    id: &Id,
    is_statement: bool,
) -> EntryWords {
    let header = format!("[entry.{id}]");
    let line = |key: &str| line_of(text, &header, key);
    let missing = OfEntry::default();
    let words = all.get(id.as_str()).unwrap_or(&missing);
    if words.friend.is_empty() || words.me.is_empty() || is_statement == words.why.is_empty() {
        context.problems.error(
            line(""),
            format!("`{id}` does not have the words it needs"),
            format!(
                "write {header} with friend and me, and with why if it is a statement, only then"
            ),
        );
    }
    for (key, said) in [
        ("friend", &words.friend),
        ("me", &words.me),
        ("short", &words.short),
    ] {
        context.prose(&Prose::plain(line(key), said, Voice::Scene));
    }
    let rich = |key: &str, said: &str| inline(context, said, line(key), Voice::Ours);
    EntryWords {
        friend: words.friend.clone(),
        me: words.me.clone(),
        note: rich("note", &words.note),
        note_me: rich("note_me", &words.note_me),
        why: rich("why", &words.why),
        short: words.short.clone(),
    }
}

fn question_words(
    context: &Context,
    text: &str,
    all: &BTreeMap<String, OfQuestion>,
    id: &Id,
    needs_none: bool,
) -> QuestionWords {
    let header = format!("[question.{id}]");
    let line = |key: &str| line_of(text, &header, key);
    let missing = OfQuestion::default();
    let words = all.get(id.as_str()).unwrap_or(&missing);
    if words.title.is_empty() || needs_none == words.none.is_empty() {
        context.problems.error(
            line(""),
            format!("the question `{id}` does not have the words it needs"),
            format!("write {header} with title, me, unsure, why and group, and with none unless it is a choice"),
        );
    }
    let plain = [
        ("title", &words.title),
        ("me", &words.me),
        ("lead", &words.lead),
        ("none", &words.none),
        ("unsure", &words.unsure),
        ("group", &words.group),
    ];
    for (key, said) in plain {
        context.prose(&Prose::plain(line(key), said, Voice::Scene));
    }
    QuestionWords {
        title: words.title.clone(),
        me: words.me.clone(),
        lead: words.lead.clone(),
        none: words.none.clone(),
        unsure: words.unsure.clone(),
        why: inline(context, &words.why, line("why"), Voice::Ours),
        group: words.group.clone(),
    }
}
