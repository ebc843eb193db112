//! Tools: what does something on the page, such as a plan with blanks.

use super::rows::{Inside, Row, id};
use super::worksheet::worksheet;
use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::block::{Block, Tool};
use domain::text::{Inline, plain};
use domain::timer::Phase;

pub(super) fn tool(context: &Context, fence: &Fence) -> Option<Block> {
    let (kind, name) = fence
        .arguments
        .split_once(' ')
        .unwrap_or((fence.arguments, ""));
    let read = match kind {
        "gate" => gate,
        "breathing" => breathing,
        "grounding" => grounding,
        "plan" => plan,
        "timer" => timer,
        "sheet" => worksheet,
        other => {
            context.problems.error(
                fence.line,
                format!("there is no tool `{other}`"),
                "use gate, breathing, grounding, plan, timer or sheet, and then its id, as in :::tool plan t4",
            );
            return None;
        }
    };
    let id = id(context, fence, name)?;
    Some(Block::Tool(id, read(context, fence)))
}

fn gate(context: &Context, fence: &Fence) -> Tool {
    let inside = Inside::read(context, fence, true, &["no", "yes"]);
    let question = |row: &Row| inline(context, &row.text(), row.line, Voice::Scene);
    let questions: Vec<_> = inside.rows.iter().map(question).collect();
    let no = inside.words(context, "no", Voice::Scene);
    let yes = inside.all_words(context, "yes", Voice::Scene);
    if questions.is_empty() || no.is_empty() || yes.is_empty() {
        context.problems.error(
            fence.line,
            "the gate lacks questions, `no:` or `yes:`",
            "write each question as a row that begins with -, then no: and yes: with what is shown",
        );
    }
    Tool::Gate { questions, no, yes }
}

fn breathing(context: &Context, fence: &Fence) -> Tool {
    let inside = Inside::read(context, fence, false, &["in", "out", "rounds"]);
    let number = |key: &str, least: u8, most: u8| {
        let found = inside.value(key).and_then(|text| text.parse().ok());
        found
            .filter(|number| (least..=most).contains(number))
            .unwrap_or_else(|| {
                context.problems.error(
                    inside.line(fence, key),
                    format!("`{key}` is not a number from {least} to {most}"),
                    format!("write {key}: {least}, or a number up to {most}"),
                );
                least
            })
    };
    Tool::Breathing {
        r#in: number("in", 2, 6),
        out: number("out", 3, 8),
        rounds: number("rounds", 3, 30),
    }
}

/// Seconds as authors write them: `40`, or `25m` for minutes.
fn seconds(text: &str) -> Option<u16> {
    let (number, unit) = match text.strip_suffix('m') {
        Some(minutes) => (minutes, 60),
        None => (text, 1),
    };
    let number: u16 = number.trim().parse().ok()?;
    number
        .checked_mul(unit)
        .filter(|seconds| (1..=3_600).contains(seconds))
}

fn timer(context: &Context, fence: &Fence) -> Tool {
    let inside = Inside::read(context, fence, true, &["rounds", "end"]);
    let phase = |row: &Row| {
        let text = row.text();
        let (time, words) = text.split_once('|').unwrap_or((&text, ""));
        let words = inline(context, words.trim(), row.line, Voice::Scene);
        let seconds = seconds(time.trim()).filter(|_| !words.is_empty());
        if seconds.is_none() {
            context.problems.error(
                row.line,
                "the phase does not say how long what is done",
                "write - 40 | what to do, or - 25m | what to do; an hour at most",
            );
        }
        Some(Phase {
            seconds: seconds?,
            words,
        })
    };
    let phases: Vec<Phase> = inside.rows.iter().filter_map(phase).collect();
    let rounds = inside
        .value("rounds")
        .map_or(Some(1), |text| text.parse().ok());
    let rounds = rounds.filter(|rounds| (1..=30).contains(rounds));
    let end = inside.words(context, "end", Voice::Scene);
    if phases.is_empty() || rounds.is_none() || end.is_empty() {
        context.problems.error(
            fence.line,
            "the timer lacks phases or `end:`, or its rounds are no number from 1 to 30",
            "write rounds: 1, a row such as - 40 | what to do for each phase, and end: with what is said then",
        );
    }
    Tool::Timer {
        rounds: rounds.unwrap_or(1),
        phases,
        end,
    }
}

fn grounding(context: &Context, fence: &Fence) -> Tool {
    let rows = Inside::read(context, fence, true, &[]).rows;
    let steps = rows.iter().filter_map(|row| sense(context, row));
    Tool::Grounding(steps.collect())
}

/// A step of grounding: how many, of what, an example.
fn sense(context: &Context, row: &Row) -> Option<(u8, Vec<Inline>, Vec<Inline>)> {
    let text = row.text();
    let mut parts = text.splitn(3, '|').map(str::trim);
    let number = parts
        .next()
        .and_then(|number| number.parse().ok())
        .filter(|number| (1..=9).contains(number));
    let mut words = || {
        inline(
            context,
            parts.next().unwrap_or_default(),
            row.line,
            Voice::Scene,
        )
    };
    let (what, example) = (words(), words());
    if number.is_none() || plain(&what).is_empty() {
        context.problems.error(
            row.line,
            "the step does not say how many of what",
            "write - 5 | benda yang kamu lihat | an example; the number is 1 to 9",
        );
        return None;
    }
    Some((number?, what, example))
}

fn plan(context: &Context, fence: &Fence) -> Tool {
    let inside = Inside::read(context, fence, true, &["example"]);
    let blank = |row: &Row| {
        let text = row.text();
        let (label, hint) = text.split_once('|').unwrap_or((&text, ""));
        let words = |text: &str| inline(context, text.trim(), row.line, Voice::Scene);
        (words(label), words(hint))
    };
    let blanks: Vec<_> = inside.rows.iter().map(blank).collect();
    if blanks.is_empty() {
        context.problems.error(
            fence.line,
            "the plan has no blanks",
            "write a row such as - Apa | satu hal kecil",
        );
    }
    Tool::Plan {
        blanks,
        example: inside.words(context, "example", Voice::Scene),
    }
}
