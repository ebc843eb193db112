//! What is said wrongly, with what is right: myths with their facts, words with better ones.

use super::rows::{Inside, id};
use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::block::{Block, Myth, Swap};

pub(super) fn myth(context: &Context, fence: &Fence) -> Option<Block> {
    let id = id(context, fence, fence.arguments)?;
    let inside = Inside::read(context, fence, false, &["myth", "fact", "reply", "more"]);
    for key in ["myth", "fact", "reply"] {
        if inside.value(key).is_none_or(|value| value.is_empty()) {
            context.problems.error(
                fence.line,
                format!("the myth `{id}` has no `{key}:`"),
                "write myth:, fact: and reply:",
            );
        }
    }
    Some(Block::Myth(Myth {
        myth: inside.words(context, "myth", Voice::Wrong),
        fact: inside.words(context, "fact", Voice::Ours),
        reply: inside.words(context, "reply", Voice::Scene),
        more: inside.words(context, "more", Voice::Ours),
        id,
    }))
}

pub(super) fn swap(context: &Context, fence: &Fence) -> Block {
    let mut swaps = Vec::new();
    for row in Inside::read(context, fence, true, &[]).rows {
        let text = row.text();
        let Some((avoid, rest)) = text.split_once("=>") else {
            context.problems.error(
                row.line,
                "the row does not say what to use instead",
                "write - not this => but this | why",
            );
            continue;
        };
        let (say, why) = rest.split_once('|').unwrap_or((rest, ""));
        swaps.push(Swap {
            avoid: inline(context, avoid.trim(), row.line, Voice::Wrong),
            say: inline(context, say.trim(), row.line, Voice::Scene),
            why: inline(context, why.trim(), row.line, Voice::Ours),
        });
    }
    Block::Swap(swaps)
}
