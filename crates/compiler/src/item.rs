//! Quiz items: `:::item`, its head, its question, and what must hold of its options or entries.

mod entry;
mod option;
mod row;

use crate::context::Context;
use crate::cut::{Fence, Lines};
use crate::markdown::blocks;
use crate::wording::Voice;
use domain::block::Block;
use domain::id::Id;
use domain::quiz::{Choice, Item, Task, seed, shuffle};
use domain::text::{Inline, plain};
use entry::{groups, matching, ordering};
use option::{option_head, options};
use std::collections::BTreeSet;

/// Greatest number of options (`domain.md` 2, item writing rules); the style sheet ties as many to their feedback.
const MOST_OPTIONS: usize = 4;

/// The kinds of items by the names authors write.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Single,
    Multiple,
    Ordering,
    Matching,
    Groups,
}

const KINDS: [(&str, Kind); 5] = [
    ("single", Kind::Single),
    ("multiple", Kind::Multiple),
    ("ordering", Kind::Ordering),
    ("matching", Kind::Matching),
    ("groups", Kind::Groups),
];

impl Kind {
    /// Whether options or entries begin with this line.
    fn begins(self, line: &str) -> bool {
        match self {
            Kind::Single | Kind::Multiple => option_head(line).is_some(),
            Kind::Ordering | Kind::Matching | Kind::Groups => entry::begins(line),
        }
    }

    /// Reads the options or entries, in the order shown.
    fn task(self, context: &Context, line: usize, lines: &Lines, item: &Id) -> Task {
        match self {
            Kind::Single => {
                let mut options = options(context, lines, true);
                check(context, line, true, &options);
                shuffle(&mut options, seed(item.as_str()));
                Task::Single(options)
            }
            Kind::Multiple => {
                let mut options = options(context, lines, false);
                check(context, line, false, &options);
                shuffle(&mut options, seed(item.as_str()));
                Task::Multiple(options)
            }
            Kind::Ordering => ordering(context, line, lines, item),
            Kind::Matching => matching(context, line, lines, item),
            Kind::Groups => groups(context, line, lines, item),
        }
    }
}

/// An item, its options or entries in the order shown.
pub(crate) fn item(context: &Context, fence: &Fence) -> Option<Item> {
    let (name, kind) = fence
        .arguments
        .split_once(' ')
        .unwrap_or((fence.arguments, "single"));
    if name.is_empty() {
        context.problems.error(
            fence.line,
            "the item has no id",
            "write it as :::item q1 single",
        );
        return None;
    }
    let id = match Id::try_from(format!("{}-{name}", context.page)) {
        Ok(id) => id,
        Err(_) => {
            context.problems.error(
                fence.line,
                format!("`{name}` is not an id of an item"),
                "write a short one of small letters and digits, as in :::item q1 single",
            );
            return None;
        }
    };
    let kind = kind.trim();
    let known = KINDS.iter().find(|(name, _)| *name == kind);
    let kind = match known {
        Some((_, kind)) => *kind,
        None => {
            context.problems.error(
                fence.line,
                format!("`{kind}` is not a kind of item"),
                format!("write :::item {name} and single, multiple, ordering, matching or groups"),
            );
            Kind::Single
        }
    };
    let mut item = Item {
        id: id.clone(),
        number: context.item(&id, fence.line),
        objective: Id::try_from("none").ok()?,
        competency: String::new(),
        difficulty: 1,
        critical: false,
        situation: None,
        case: vec![],
        question: vec![],
        task: Task::Single(vec![]),
    };
    let before = context.left.borrow().words;
    let body = keys(context, fence, &mut item);
    let place = body
        .lines
        .iter()
        .position(|line| kind.begins(line))
        .unwrap_or(body.lines.len());
    let question = Lines {
        first: body.first,
        lines: body.lines[..place].to_vec(),
    };
    let mut asked = blocks(context, &question, Voice::Scene);
    match asked.pop() {
        Some(Block::Paragraph(words)) => item.question = words,
        _ => context.problems.error(
            fence.line,
            "the item has no question",
            "write the question as the last paragraph before its options or entries",
        ),
    }
    item.case = asked;
    item.task = kind.task(context, fence.line, &body.from(place), &id);
    unlike(context, fence.line, &item.task);
    let mut left = context.left.borrow_mut();
    left.item_words += left.words - before;
    Some(item)
}

/// Reads `key: value` lines and gives what follows.
fn keys<'a>(context: &Context, fence: &Fence<'a>, item: &mut Item) -> Lines<'a> {
    let problems = context.problems;
    let mut missing = BTreeSet::from(["objective", "competency", "difficulty"]);
    let mut count = 0;
    for (line, text) in fence.inside.numbered() {
        let key = text.split_once(':').filter(|(key, _)| {
            !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase())
        });
        let Some((key, value)) = key.map(|(key, value)| (key, value.trim())) else {
            break;
        };
        count += 1;
        missing.remove(key);
        match key {
            "objective" => match context.objectives.iter().find(|id| id.as_str() == value) {
                Some(id) => item.objective = id.clone(),
                None => problems.error(
                    line,
                    format!("there is no objective `{value}`"),
                    "name one of the [objectives] of this lesson; in the check of a module, lesson and objective such as l2-o1",
                ),
            },
            "competency" => {
                context.competency(value, line);
                item.competency = value.to_owned();
            }
            "difficulty" => match value.parse() {
                Ok(number @ 1..=3) => item.difficulty = number,
                _ => problems.error(
                    line,
                    format!("the difficulty `{value}` is not 1, 2 or 3"),
                    "write 1 for recognising, 2 for choosing, 3 for producing",
                ),
            },
            "critical" => match value.parse() {
                Ok(is_critical) => item.critical = is_critical,
                Err(_) => problems.error(
                    line,
                    format!("critical is `{value}`"),
                    "write critical: true, or leave the line out",
                ),
            },
            "situation" => {
                item.situation = context.situation_of(value);
                if item.situation.is_none() {
                    problems.error(
                        line,
                        format!("there is no situation `{value}` above"),
                        "name a :::situation that stands above in this file",
                    );
                }
            }
            other => problems.error(
                line,
                format!("an item has no `{other}:`"),
                "use objective:, competency:, difficulty:, critical: and situation:",
            ),
        }
    }
    for key in missing {
        problems.error(
            fence.line,
            format!("the item has no {key}"),
            format!("write {key}: in one of its first lines"),
        );
    }
    fence.inside.from(count)
}

/// Notes how many options an item has that must not be, and how many that are right.
fn check(context: &Context, line: usize, is_single: bool, options: &[Choice]) {
    let right = options.iter().filter(|option| option.right).count();
    if right == 0 {
        context.problems.error(
            line,
            "no option is right",
            "mark the right one with (x), or all right ones with [x]",
        );
    }
    if right > 1 && is_single {
        context.problems.error(
            line,
            format!("{right} options are right in an item of one answer"),
            "mark one with (x), or write multiple instead of single",
        );
    }
    if options.len() < 2 || options.len() > MOST_OPTIONS {
        context.problems.error(
            line,
            format!("the item has {} options", options.len()),
            "give it two to four",
        );
    }
}

/// Notes feedback that stands twice in an item.
fn unlike(context: &Context, line: usize, task: &Task) {
    let (name, mend, said): (_, _, Vec<(&Id, &[Inline])>) = match task {
        Task::Single(options) | Task::Multiple(options) => {
            let said = options.iter().map(|one| (&one.id, one.feedback.as_slice()));
            (
                "options",
                "say of each what this very choice does",
                said.collect(),
            )
        }
        Task::Ordering(entries) | Task::Matching(entries, _) | Task::Groups(entries, _) => {
            let said = entries.iter().map(|one| (&one.id, one.feedback.as_slice()));
            (
                "entries",
                "say of each why it belongs just there",
                said.collect(),
            )
        }
    };
    let mut seen: Vec<(&Id, String)> = Vec::new();
    for (id, feedback) in said {
        let feedback = plain(feedback);
        if let Some((other, _)) = seen
            .iter()
            .find(|(_, other)| !other.is_empty() && *other == feedback)
        {
            context.problems.error(
                line,
                format!("the {name} `{other}` and `{id}` have the same feedback"),
                mend,
            );
        }
        seen.push((id, feedback));
    }
}
