//! Choices: what one says, what comes of it, where it leads.

use super::condition::conditions;
use crate::context::Context;
use crate::cut::Lines;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::flow::{Answer, Change, Choice, Effect, Next, To};

pub(super) fn choice(context: &Context, lines: &Lines) -> Option<Choice> {
    let head = lines.lines.first()?.strip_prefix("- {")?;
    let (name, rest) = head.split_once('}')?;
    let id = context.id(name, lines.first)?;
    let marked = rest
        .trim()
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'));
    let (kind, words) = match marked {
        Some(("helpful", words)) => (Effect::Helpful, words),
        Some(("neutral", words)) => (Effect::Neutral, words),
        Some(("harmful", words)) => (Effect::Harmful, words),
        _ => {
            context.error(
                lines.first,
                format!("the choice `{id}` does not say what it does"),
                "write [helpful], [neutral] or [harmful] before its words",
            );
            (Effect::Neutral, rest)
        }
    };
    let voice = if kind == Effect::Helpful {
        Voice::Scene
    } else {
        Voice::Wrong
    };
    let mut choice = Choice {
        id,
        kind,
        words: inline(context, words.trim(), lines.first, voice),
        replies: vec![],
        coach: vec![],
        changes: vec![],
        next: vec![],
    };
    for (line, text) in lines.numbered().skip(1) {
        let text = text.trim();
        if let Some(part) = text.strip_prefix("- ") {
            part_of(context, &mut choice, line, part);
        } else if !text.is_empty() {
            context.error(
                line,
                "this line belongs to no part of the choice",
                "begin it with - reply:, - coach:, - effect: or - next:",
            );
        }
    }
    if choice.coach.is_empty() {
        context.error(
            lines.first,
            format!("the choice `{}` has no coach's line", choice.id),
            "write - coach: what the words did",
        );
    }
    Some(choice)
}

fn part_of(context: &Context, choice: &mut Choice, line: usize, part: &str) {
    let (key, value) = part.split_once(':').unwrap_or((part, ""));
    let value = value.trim();
    let (key, when) = match key.split_once('{') {
        Some((key, condition)) => (
            key.trim(),
            conditions(context, condition.trim_end_matches('}'), line),
        ),
        None => (key.trim(), vec![]),
    };
    match key {
        "reply" => choice.replies.push(Answer {
            when,
            words: inline(context, value, line, Voice::Wrong),
        }),
        "coach" => choice.coach = inline(context, value, line, Voice::Scene),
        "effect" => choice.changes = changes(context, value, line),
        "next" => {
            let (to, condition) = value.split_once(" if ").unwrap_or((value, ""));
            let to = match to.trim() {
                "again" => To::Again,
                name => match context.id(name, line) {
                    Some(id) => To::Node(id),
                    None => return,
                },
            };
            choice.next.push(Next {
                when: conditions(context, condition, line),
                to,
            });
        }
        other => context.error(
            line,
            format!("a choice has no part `{other}`"),
            "use reply, coach, effect or next",
        ),
    }
}

fn changes(context: &Context, text: &str, line: usize) -> Vec<Change> {
    let mut changes = Vec::new();
    for part in text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let (name, value) = part.split_once(' ').unwrap_or((part, ""));
        if name == "flag" {
            changes.extend(context.id(value.trim(), line).map(Change::Flag));
        } else if let (Some(id), Ok(amount)) = (context.id(name, line), value.trim().parse()) {
            changes.push(Change::Add(id, amount));
        } else {
            context.error(
                line,
                format!("`{part}` is not an effect"),
                "write trust +1, minutes -3 or flag asked",
            );
        }
    }
    changes
}
