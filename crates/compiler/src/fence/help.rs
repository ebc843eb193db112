//! Whom to call, and what to do when nobody answers.

use super::rows::entries;
use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::block::Block;
use domain::line::Speed;

pub(super) fn contacts(context: &Context, fence: &Fence) -> Option<Block> {
    let Some(speed) = Speed::from_name(fence.arguments) else {
        context.error(
            fence.line,
            format!("`{}` is not a speed", fence.arguments),
            "write now, today or days",
        );
        return None;
    };
    let lines: Vec<_> = context
        .lines
        .iter()
        .filter(|(speeds, _)| speeds.contains(&speed))
        .map(|(_, line)| line.clone())
        .collect();
    if lines
        .first()
        .is_none_or(|line| line.chat_only || line.call.is_empty())
    {
        context.error(
            fence.line,
            "no line that can be called stands first here",
            "put a line with a number first in content/lines.toml; a chat never stands alone",
        );
    }
    Some(Block::Contacts(speed, lines))
}

pub(super) fn wait(context: &Context, fence: &Fence) -> Block {
    let steps = entries(&fence.inside)
        .into_iter()
        .filter_map(|(line, text, _)| {
            let Some((when, what)) = text.split_once('|') else {
                context.error(
                    line,
                    "the step does not say when and what",
                    "write - 2 menit | Hubungi kontak berikutnya.",
                );
                return None;
            };
            let when = inline(context, when.trim(), line, Voice::Scene);
            Some((when, inline(context, what.trim(), line, Voice::Ours)))
        });
    Block::Wait(steps.collect())
}
