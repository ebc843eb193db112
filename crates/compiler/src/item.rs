//! Quiz items: `:::item`.

use crate::context::Context;
use crate::cut::{Fence, Lines};
use crate::markdown::{blocks, inline};
use crate::wording::Voice;
use domain::block::Block;
use domain::id::Id;
use domain::quiz::{Choice, Item, ItemKind, MISTAKES, seed, shuffle};
use std::collections::BTreeSet;

/// Greatest number of options: the style sheet ties as many to their feedback.
const MOST_OPTIONS: usize = 6;

/// An item, its options in the order shown.
pub(crate) fn item(context: &Context, fence: &Fence) -> Option<Item> {
    let error = |line: usize, what: String, mend: &str| {
        context.problems.error(context.file, line, what, mend)
    };
    let (name, kind) = fence
        .arguments
        .split_once(' ')
        .unwrap_or((fence.arguments, "single"));
    let id = match Id::try_from(format!("{}-{name}", context.page)) {
        Ok(id) if !name.is_empty() => id,
        _ => {
            error(
                fence.line,
                format!("the item's id `{name}` is missing or is not an id"),
                "write :::item q1 single",
            );
            return None;
        }
    };
    let kind = match kind.trim() {
        "single" => ItemKind::Single,
        "multiple" => ItemKind::Multiple,
        other => {
            error(
                fence.line,
                format!("`{other}` is not a kind of item"),
                "write single or multiple",
            );
            ItemKind::Single
        }
    };
    let mut item = Item {
        id: id.clone(),
        number: context.next_item(),
        kind,
        objective: Id::try_from("none").ok()?,
        competency: String::new(),
        difficulty: 1,
        critical: false,
        case: vec![],
        question: vec![],
        options: vec![],
    };
    context.item(&id, fence.line);
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
        _ => error(
            fence.line,
            "the item has no question".into(),
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
    let mut objective = false;
    let mut count = 0;
    for (line, text) in fence.inside.numbered() {
        let Some((key, value)) = text.split_once(':').map(|(key, value)| (key, value.trim()))
        else {
            break;
        };
        match key {
            "objective" => {
                objective = true;
                match context.objectives.iter().find(|id| id.as_str() == value) {
                    Some(id) => item.objective = id.clone(),
                    None => context.problems.error(
                        context.file,
                        line,
                        format!("the objective `{value}` is not in the head"),
                        "name one of the [objectives] of this lesson",
                    ),
                }
            }
            "competency" => {
                context.competency(value, line);
                item.competency = value.to_owned();
            }
            "difficulty" => match value.parse() {
                Ok(number @ 1..=3) => item.difficulty = number,
                _ => context.problems.error(
                    context.file,
                    line,
                    "difficulty is not 1, 2 or 3",
                    "1 recognising, 2 choosing, 3 producing",
                ),
            },
            "critical" => item.critical = value == "true",
            _ => break,
        }
        count += 1;
    }
    if !objective {
        context.problems.error(
            context.file,
            fence.line,
            "the item names no objective",
            "write objective: o1 in its first line",
        );
    }
    fence.inside.from(count)
}

/// Whether the option of this line is right, its id and its words.
fn option_head(line: &str) -> Option<(bool, Option<&str>, &str)> {
    let rest = line.strip_prefix("- ")?;
    let (right, rest) = [("( )", false), ("[ ]", false), ("(x)", true), ("[x]", true)]
        .into_iter()
        .find_map(|(sign, right)| Some((right, rest.strip_prefix(sign)?.trim_start())))?;
    match rest.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        Some((id, words)) => Some((right, Some(id), words.trim())),
        None => Some((right, None, rest)),
    }
}

fn options(context: &Context, lines: &Lines, item: &mut Item) {
    let error = |line: usize, what: String, mend: &str| {
        context.problems.error(context.file, line, what, mend)
    };
    let mut seen = BTreeSet::new();
    for (place, (line, text)) in lines.numbered().enumerate() {
        let Some((right, id, words)) = option_head(text) else {
            continue;
        };
        let name = id.unwrap_or_default();
        let Ok(id) = Id::try_from(name) else {
            error(
                line,
                "the option has no id, or it is not one".into(),
                "write {a} after its box; a stored answer finds it by that",
            );
            continue;
        };
        if !seen.insert(id.clone()) {
            error(
                line,
                format!("two options have the id `{id}`"),
                "give each option of an item its own id",
            );
        }
        let feedback: Vec<&str> = lines.lines[place + 1..]
            .iter()
            .take_while(|line| line.trim_start().starts_with('>'))
            .map(|line| line.trim_start().trim_start_matches('>').trim())
            .collect();
        let feedback = feedback.join(" ");
        let (mistakes, feedback) = mistakes(&feedback);
        if feedback.is_empty() {
            error(
                line,
                format!("the option `{id}` has no feedback"),
                "write a line beginning with > below it: what it does, why, what instead",
            );
        }
        if let Some(number) = mistakes
            .iter()
            .find(|number| **number == 0 || usize::from(**number) > MISTAKES.len())
        {
            error(
                line + 1,
                format!("there is no mistake D{number}"),
                "use D1 to D18",
            );
        }
        if !right && mistakes.is_empty() && item.kind == ItemKind::Single {
            context.problems.warning(
                context.file,
                line + 1,
                format!("the wrong option `{id}` names no mistake"),
                "begin its feedback with the number of the mistake it shows, such as D1 ·",
            );
        }
        let voice = if right { Voice::Scene } else { Voice::Wrong };
        let words = inline(context, words, line, voice);
        let feedback = inline(context, feedback, line + 1, Voice::Scene);
        item.options.push(Choice {
            id,
            right,
            words,
            feedback,
            mistakes,
        });
    }
}

/// The numbers of mistakes at the beginning of a feedback, and the rest: `D1, D4 · …`.
fn mistakes(feedback: &str) -> (Vec<u8>, &str) {
    let Some((marks, rest)) = feedback.split_once('·') else {
        return (vec![], feedback);
    };
    let numbers: Option<Vec<u8>> = marks
        .split(',')
        .map(|mark| mark.trim().strip_prefix('D')?.parse().ok())
        .collect();
    match numbers {
        Some(numbers) => (numbers, rest.trim()),
        None => (vec![], feedback),
    }
}

fn check(context: &Context, line: usize, item: &Item) {
    let error = |what: String, mend: &str| context.problems.error(context.file, line, what, mend);
    let right = item.options.iter().filter(|option| option.right).count();
    if right == 0 {
        error(
            "no option is right".into(),
            "mark the right one with (x), or all right ones with [x]",
        );
    }
    if right > 1 && item.kind == ItemKind::Single {
        error(
            format!("{right} options are right in an item of one answer"),
            "mark one with (x), or make the item multiple",
        );
    }
    if item.options.len() < 2 || item.options.len() > MOST_OPTIONS {
        error(
            format!("the item has {} options", item.options.len()),
            "give it two to six",
        );
    }
    let mut feedback = BTreeSet::new();
    if item
        .options
        .iter()
        .any(|option| !feedback.insert(domain::text::plain(&option.feedback)))
    {
        error(
            "two options have the same feedback".into(),
            "say what this very choice does",
        );
    }
}
