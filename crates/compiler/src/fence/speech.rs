//! What people say: quotations, and two replies side by side.

use super::rows::{entries, running};
use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::block::{Block, Quotation, Reply};

pub(super) fn quote(context: &Context, fence: &Fence) -> Block {
    let (mark, who) = fence
        .arguments
        .split_once(' ')
        .unwrap_or((fence.arguments, ""));
    if who.is_empty() {
        context.error(
            fence.line,
            "the quotation does not say whose words these are",
            "write :::quote invented Sari, or :::quote F90 and who said it",
        );
    }
    let source = (mark != "invented").then(|| mark.to_owned());
    if let Some(id) = source
        .as_ref()
        .filter(|id| !context.sources.contains_key(*id))
    {
        context.error(
            fence.line,
            format!("the source {id} is not in sources.toml"),
            "add it, or mark the words as invented",
        );
    }
    let voice = if source.is_some() {
        Voice::Scene
    } else {
        Voice::Wrong
    };
    Block::Quotation(Quotation {
        who: who.to_owned(),
        source,
        text: running(context, &fence.inside, voice),
    })
}

pub(super) fn compare(context: &Context, fence: &Fence) -> Block {
    let mut replies = Vec::new();
    for (line, text, below) in entries(&fence.inside) {
        let (opens, words) = match text.split_once(':') {
            Some(("opens", words)) => (true, words),
            Some(("closes", words)) => (false, words),
            _ => {
                context.error(
                    line,
                    "the reply does not say whether it opens or closes",
                    "write - opens: … or - closes: …",
                );
                continue;
            }
        };
        let then = below
            .iter()
            .map(|line| line.trim_start_matches('>').trim())
            .collect::<Vec<_>>()
            .join(" ");
        let voice = if opens { Voice::Scene } else { Voice::Wrong };
        let words = inline(context, words.trim(), line, voice);
        replies.push(Reply {
            opens,
            words,
            then: inline(context, &then, line + 1, Voice::Scene),
        });
    }
    if replies.len() < 2 {
        context.error(
            fence.line,
            "there are no two replies to compare",
            "write - closes: … and - opens: …",
        );
    }
    Block::Compare(replies)
}
