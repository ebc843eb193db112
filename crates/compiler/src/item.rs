//! Quiz items: `:::item`, its head, its question, and what must hold of its options.

mod option;

use crate::context::Context;
use crate::cut::{Fence, Lines};
use crate::markdown::blocks;
use crate::wording::Voice;
use domain::block::Block;
use domain::id::Id;
use domain::quiz::{Item, ItemKind, seed, shuffle};
use domain::text::plain;
use option::{option_head, options};
use std::collections::BTreeSet;

/// Greatest number of options: the style sheet ties as many to their feedback.
const MOST_OPTIONS: usize = 6;

/// An item, its options in the order shown.
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
    let kind = match kind.trim() {
        "single" => ItemKind::Single,
        "multiple" => ItemKind::Multiple,
        other => {
            context.problems.error(
                fence.line,
                format!("`{other}` is not a kind of item"),
                format!("write :::item {name} single, or multiple"),
            );
            ItemKind::Single
        }
    };
    let mut item = Item {
        id: id.clone(),
        number: context.item(&id, fence.line),
        kind,
        objective: Id::try_from("none").ok()?,
        competency: String::new(),
        difficulty: 1,
        critical: false,
        case: vec![],
        question: vec![],
        options: vec![],
    };
    let body = keys(context, fence, &mut item);
    let place = body
        .lines
        .iter()
        .position(|line| option_head(line).is_some())
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
            "write the question as the last paragraph before the options",
        ),
    }
    item.case = asked;
    options(context, &body.from(place), &mut item);
    check(context, fence.line, &item);
    shuffle(&mut item.options, seed(id.as_str()));
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
                    format!("the objective `{value}` is not in the head"),
                    "name one of the [objectives] of this lesson",
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
            other => problems.error(
                line,
                format!("an item has no `{other}:`"),
                "use objective:, competency:, difficulty: and critical:",
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

fn check(context: &Context, line: usize, item: &Item) {
    let right = item.options.iter().filter(|option| option.right).count();
    if right == 0 {
        context.problems.error(
            line,
            "no option is right",
            "mark the right one with (x), or all right ones with [x]",
        );
    }
    if right > 1 && item.kind == ItemKind::Single {
        context.problems.error(
            line,
            format!("{right} options are right in an item of one answer"),
            "mark one with (x), or write multiple instead of single",
        );
    }
    if item.options.len() < 2 || item.options.len() > MOST_OPTIONS {
        context.problems.error(
            line,
            format!("the item has {} options", item.options.len()),
            "give it two to six",
        );
    }
    let mut seen: Vec<(&Id, String)> = Vec::new();
    for option in &item.options {
        let feedback = plain(&option.feedback);
        if let Some((other, _)) = seen
            .iter()
            .find(|(_, other)| !other.is_empty() && *other == feedback)
        {
            context.problems.error(
                line,
                format!(
                    "the options `{other}` and `{}` have the same feedback",
                    option.id
                ),
                "say of each what this very choice does",
            );
        }
        seen.push((&option.id, feedback));
    }
}
