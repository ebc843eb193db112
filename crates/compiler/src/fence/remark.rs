//! Remarks set apart and lists of a meaning of their own: they hold ordinary Markdown.

use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::{blocks, inline};
use crate::wording::Voice;
use domain::block::{Block, Callout, CalloutKind, ListKind};

pub(super) fn callout(context: &Context, fence: &Fence, kind: CalloutKind) -> Block {
    let voice = if kind == CalloutKind::Example {
        Voice::Scene
    } else {
        Voice::Ours
    };
    let title = inline(context, fence.arguments, fence.line, Voice::Scene);
    if kind == CalloutKind::More && title.is_empty() {
        context.error(
            fence.line,
            "the fold has no title",
            "write what one presses after :::more",
        );
    }
    Block::Callout(Callout {
        kind,
        title,
        blocks: blocks(context, &fence.inside, voice),
    })
}

pub(super) fn list(context: &Context, fence: &Fence, kind: ListKind) -> Option<Block> {
    match blocks(context, &fence.inside, Voice::Ours)
        .into_iter()
        .next()
    {
        Some(Block::List(_, entries)) => Some(Block::List(kind, entries)),
        _ => {
            context.error(
                fence.line,
                format!("the block `{}` holds no list", fence.name),
                "write a Markdown list inside it",
            );
            None
        }
    }
}
