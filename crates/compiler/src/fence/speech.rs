//! What people say: quotations, and two replies side by side.

use super::rows::{Inside, running};
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
        context.problems.error(
            fence.line,
            "the quotation does not say whose words these are",
            "write :::quote invented Sari, or :::quote F90 and who said it",
        );
    }
    let source = (mark != "invented").then(|| mark.to_owned());
    if let Some(id) = source
        .as_ref()
        .filter(|id| !id.is_empty() && !context.is_source(id))
    {
        context.problems.error(
            fence.line,
            format!("the source {id} of the quotation is not in content/sources.toml"),
            "add it there, or mark the words as invented: :::quote invented Sari",
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
    let rows = Inside::read(context, fence, true, &[]).rows;
    let count = rows.len();
    for row in rows {
        let (text, then) = row.with_reply();
        let (opens, words) = match text.split_once(':') {
            Some(("opens", words)) => (true, words),
            Some(("closes", words)) => (false, words),
            _ => {
                context.problems.error(
                    row.line,
                    "the reply does not say whether it opens or closes",
                    "write - opens: … or - closes: …",
                );
                continue;
            }
        };
        let voice = if opens { Voice::Scene } else { Voice::Wrong };
        replies.push(Reply {
            opens,
            words: inline(context, words.trim(), row.line, voice),
            then: inline(
                context,
                &then,
                row.line + text.lines().count(),
                Voice::Scene,
            ),
        });
    }
    if count < 2 {
        context.problems.error(
            fence.line,
            "there are no two replies to compare",
            "write a row - closes: … and a row - opens: …",
        );
    }
    Block::Compare(replies)
}
