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
        context.problems.error(
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
    let mut inside = blocks(context, &fence.inside, Voice::Ours);
    match (inside.pop(), inside.is_empty()) {
        (Some(Block::List(_, entries)), true) => Some(Block::List(kind, entries)),
        _ => {
            context.problems.error(
                fence.line,
                format!(
                    "the block `{}` does not hold one list and nothing else",
                    fence.name
                ),
                "write lines that begin with 1. or - inside it, and other text outside it",
            );
            None
        }
    }
}
