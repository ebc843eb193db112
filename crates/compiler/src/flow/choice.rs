//! Choices: what one says, what comes of it, where it leads.

use super::condition::conditions;
use crate::context::Context;
use crate::cut::Lines;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::flow::{Answer, Change, Choice, Effect, Next, To};
use domain::id::Id;

/// Whether a choice begins on this line; one without an id is told apart from a list by what it does.
pub(super) fn is_choice(line: &str) -> bool {
    let kinds = ["- {", "- [helpful]", "- [neutral]", "- [harmful]"];
    kinds.iter().any(|kind| line.starts_with(kind))
}

/// Reads a choice of a role-play that trains these competencies.
pub(super) fn choice(context: &Context, lines: &Lines, trained: &[String]) -> Option<Choice> {
    let head = lines.lines.first()?.strip_prefix("- ")?;
    let named = head.strip_prefix('{').and_then(|head| head.split_once('}'));
    let Some((name, rest)) = named else {
        context.problems.error(
            lines.first,
            "the choice has no id",
            "write it as - {a} [helpful] and its words",
        );
        return None;
    };
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
            context.problems.error(
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
        shows: vec![],
        changes: vec![],
        next: vec![],
    };
    for (line, text) in lines.numbered().skip(1) {
        let text = text.trim();
        if let Some(part) = text.strip_prefix("- ") {
            part_of(context, &mut choice, line, part);
            check_shown(context, &choice, line, part, trained);
        } else if !text.is_empty() {
            context.problems.error(
                line,
                "this line belongs to no part of the choice",
                "begin it with - reply:, - coach:, - shows:, - effect: or - next:, and write each of them in one line",
            );
        }
    }
    if choice.coach.is_empty() {
        context.problems.error(
            lines.first,
            format!("the choice `{}` has no coach's line", choice.id),
            "write - coach: what the words did",
        );
    }
    if kind == Effect::Helpful && choice.shows.is_empty() && !trained.is_empty() {
        context.problems.error(
            lines.first,
            format!("the choice `{}` helps and shows no competency", choice.id),
            format!("write - shows: and one or more of {}", trained.join(", ")),
        );
    }
    Some(choice)
}

/// What a line says that a choice shows must be trained here, and only what helps can show it.
fn check_shown(context: &Context, choice: &Choice, line: usize, part: &str, trained: &[String]) {
    if !part.starts_with("shows:") {
        return;
    }
    if choice.kind != Effect::Helpful {
        context.problems.error(
            line,
            format!(
                "the choice `{}` shows a competency and is not [helpful]",
                choice.id
            ),
            "take the line out",
        );
    }
    for code in choice.shows.iter().filter(|code| !trained.contains(code)) {
        context.problems.error(
            line,
            format!("`{code}` is not among the competencies of the head"),
            "add it there, or name one that is",
        );
    }
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
        "coach" | "effect"
            if !choice.coach.is_empty() && key == "coach"
                || !choice.changes.is_empty() && key == "effect" =>
        {
            context.problems.error(
                line,
                format!("the choice `{}` has a second `- {key}:`", choice.id),
                "write it in one line",
            );
        }
        "coach" => choice.coach = inline(context, value, line, Voice::Scene),
        "shows" => {
            let codes = value.split(',').map(str::trim);
            let codes = codes.filter(|code| !code.is_empty());
            choice.shows.extend(codes.map(str::to_owned));
        }
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
        other => context.problems.error(
            line,
            format!("a choice has no part `{other}`"),
            "use reply, coach, shows, effect or next",
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
        let change = match name {
            "flag" => Id::try_from(value.trim()).ok().map(Change::Flag),
            name => Id::try_from(name)
                .ok()
                .zip(value.trim().parse().ok())
                .map(|(id, amount)| Change::Add(id, amount)),
        };
        match change {
            Some(change) => changes.push(change),
            None => context.problems.error(
                line,
                format!("`{part}` is not an effect"),
                "write trust +1, minutes -3 or flag asked, joined by commas",
            ),
        }
    }
    changes
}
