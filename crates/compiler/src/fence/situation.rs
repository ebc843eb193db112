//! A case that several items share.

use super::rows::id;
use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::{blocks, inline};
use crate::wording::Voice;
use domain::block::{Block, Situation};

pub(super) fn situation(context: &Context, fence: &Fence) -> Option<Block> {
    let (name, title) = fence
        .arguments
        .split_once(' ')
        .unwrap_or((fence.arguments, ""));
    let id = id(context, fence, name)?;
    let title = inline(context, title.trim(), fence.line, Voice::Scene);
    let blocks = blocks(context, &fence.inside, Voice::Scene);
    if title.is_empty() || blocks.is_empty() {
        context.problems.error(
            fence.line,
            format!("the situation `{id}` has no title, or no text"),
            "write it as :::situation s1 and a title, and what happens inside",
        );
    }
    context.situation(&id, &title, fence.line);
    Some(Block::Situation(Situation { id, title, blocks }))
}
