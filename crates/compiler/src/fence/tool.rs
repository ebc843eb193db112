//! Tools: what does something on the page, such as a plan with blanks.

use super::rows::{entries, id, keyed, value};
use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::block::{Block, Tool};
use domain::text::{Inline, plain};

pub(super) fn tool(context: &Context, fence: &Fence) -> Option<Block> {
    let (kind, name) = fence
        .arguments
        .split_once(' ')
        .unwrap_or((fence.arguments, ""));
    let id = id(context, fence, name)?;
    let keys = keyed(&fence.inside);
    let rows = entries(&fence.inside);
    let tool = match kind {
        "gate" => {
            let questions = rows
                .iter()
                .map(|(line, text, _)| inline(context, text, *line, Voice::Scene))
                .collect();
            let no = value(&keys, "no")
                .map(|(line, text)| inline(context, &text, line, Voice::Scene))
                .unwrap_or_default();
            let yes: Vec<_> = keys
                .iter()
                .filter(|(_, key, _)| *key == "yes")
                .map(|(line, _, text)| inline(context, text, *line, Voice::Scene))
                .collect();
            if rows.is_empty() || no.is_empty() || yes.is_empty() {
                context.error(
                    fence.line,
                    "the gate lacks questions, `no:` or `yes:`",
                    "write - question lines, no: and yes:",
                );
            }
            Tool::Gate { questions, no, yes }
        }
        "breathing" => {
            let number = |key: &str, least: u8, most: u8| {
                let found = value(&keys, key).and_then(|(_, text)| text.parse().ok());
                match found {
                    Some(number) if (least..=most).contains(&number) => number,
                    _ => {
                        context.error(
                            fence.line,
                            format!("`{key}` is not a number from {least} to {most}"),
                            format!("write {key}: {least}"),
                        );
                        least
                    }
                }
            };
            Tool::Breathing {
                r#in: number("in", 2, 6),
                out: number("out", 3, 8),
                rounds: number("rounds", 3, 30),
            }
        }
        "grounding" => Tool::Grounding(
            rows.iter()
                .filter_map(|row| grounding(context, row))
                .collect(),
        ),
        "plan" => {
            let blanks = rows
                .iter()
                .map(|(line, text, _)| {
                    let (label, hint) = text.split_once('|').unwrap_or((text, ""));
                    let label = inline(context, label.trim(), *line, Voice::Scene);
                    (label, inline(context, hint.trim(), *line, Voice::Scene))
                })
                .collect();
            let example = value(&keys, "example")
                .map(|(line, text)| inline(context, &text, line, Voice::Scene));
            Tool::Plan {
                blanks,
                example: example.unwrap_or_default(),
            }
        }
        other => {
            context.error(
                fence.line,
                format!("there is no tool `{other}`"),
                "use gate, breathing, grounding or plan",
            );
            return None;
        }
    };
    Some(Block::Tool(id, tool))
}

fn grounding(
    context: &Context,
    row: &(usize, &str, Vec<&str>),
) -> Option<(u8, Vec<Inline>, Vec<Inline>)> {
    let (line, text, _) = row;
    let mut parts = text.splitn(3, '|').map(str::trim);
    let number = parts
        .next()
        .and_then(|number| number.parse().ok())
        .filter(|number| (1..=9).contains(number));
    let what = inline(
        context,
        parts.next().unwrap_or_default(),
        *line,
        Voice::Scene,
    );
    let example = inline(
        context,
        parts.next().unwrap_or_default(),
        *line,
        Voice::Scene,
    );
    if number.is_none() || plain(&what).is_empty() {
        context.error(
            *line,
            "the step does not say how many of what",
            "write - 5 | benda yang kamu lihat | an example",
        );
        return None;
    }
    Some((number?, what, example))
}
