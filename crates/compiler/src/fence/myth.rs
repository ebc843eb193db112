//! What is said wrongly, with what is right: myths with their facts, words with better ones.

use super::rows::{entries, id, keyed, value};
use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::block::{Block, Myth, Swap};

pub(super) fn myth(context: &Context, fence: &Fence) -> Option<Block> {
    let id = id(context, fence, fence.arguments)?;
    let keys = keyed(&fence.inside);
    let part = |key: &str, voice: Voice, needed: bool| match value(&keys, key) {
        Some((line, text)) => inline(context, &text, line, voice),
        None => {
            if needed {
                context.error(
                    fence.line,
                    format!("the myth `{id}` has no `{key}:`"),
                    "write myth:, fact: and reply:",
                );
            }
            vec![]
        }
    };
    let myth = part("myth", Voice::Wrong, true);
    let fact = part("fact", Voice::Ours, true);
    let reply = part("reply", Voice::Scene, true);
    let more = part("more", Voice::Ours, false);
    Some(Block::Myth(Myth {
        id: id.clone(),
        myth,
        fact,
        reply,
        more,
    }))
}

pub(super) fn swap(context: &Context, fence: &Fence) -> Block {
    let swaps = entries(&fence.inside)
        .into_iter()
        .filter_map(|(line, text, _)| {
            let Some((avoid, rest)) = text.split_once("=>") else {
                context.error(
                    line,
                    "the row does not say what to use instead",
                    "write - not this => but this | why",
                );
                return None;
            };
            let (say, why) = rest.split_once('|').unwrap_or((rest, ""));
            let avoid = inline(context, avoid.trim(), line, Voice::Wrong);
            let say = inline(context, say.trim(), line, Voice::Scene);
            Some(Swap {
                avoid,
                say,
                why: inline(context, why.trim(), line, Voice::Ours),
            })
        });
    Block::Swap(swaps.collect())
}
