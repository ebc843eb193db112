//! Whom to call, what to do when nobody answers, and the place of the guide.

use super::rows::Inside;
use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::block::Block;
use domain::guide::Guide;
use domain::line::{Line, Speed};

pub(super) fn contacts(context: &Context, fence: &Fence) -> Option<Block> {
    let Some(speed) = Speed::from_name(fence.arguments) else {
        context.problems.error(
            fence.line,
            format!("`{}` is not a speed", fence.arguments),
            "write :::contacts now, :::contacts today or :::contacts days",
        );
        return None;
    };
    is_empty(context, fence);
    Some(Block::Contacts(speed, lines(context, fence, speed)?))
}

/// The telephone lines for a speed, the most urgent first.
pub(super) fn lines(context: &Context, fence: &Fence, speed: Speed) -> Option<Vec<Line>> {
    let known = context.known.lines.as_ref()?;
    let lines: Vec<_> = known
        .iter()
        .filter(|(speeds, _)| speeds.contains(&speed))
        .map(|(_, line)| line.clone())
        .collect();
    if lines
        .first()
        .is_none_or(|line| line.chat_only || line.call.is_empty())
    {
        context.problems.error(
            fence.line,
            "no line that can be called stands first here",
            "put a line with a number for this speed first in content/lines.toml; a chat never stands alone",
        );
    }
    Some(lines)
}

pub(super) fn wait(context: &Context, fence: &Fence) -> Block {
    let mut steps = Vec::new();
    for row in Inside::read(context, fence, true, &[]).rows {
        let text = row.text();
        let Some((when, what)) = text.split_once('|') else {
            context.problems.error(
                row.line,
                "the step does not say when and what",
                "write - 2 menit | Hubungi kontak berikutnya.",
            );
            continue;
        };
        let when = inline(context, when.trim(), row.line, Voice::Scene);
        steps.push((when, inline(context, what.trim(), row.line, Voice::Ours)));
    }
    Block::Wait(steps)
}

/// The place where the guide stands; its rules and words have files of their own.
pub(super) fn guide(context: &Context, fence: &Fence) -> Option<Block> {
    is_empty(context, fence);
    if !context.known.has_guide {
        context.problems.error(
            fence.line,
            "there is no guide to show here",
            "write content/guide.toml, or delete this block",
        );
        return None;
    }
    Some(Block::Guide(Guide::default()))
}

fn is_empty(context: &Context, fence: &Fence) {
    let mut lines = fence.inside.numbered();
    if let Some((line, _)) = lines.find(|(_, text)| !text.trim().is_empty()) {
        context.problems.error(
            line,
            format!("the block `{}` holds no text", fence.name),
            "close it with ::: straight below, and write the text outside it",
        );
    }
}
