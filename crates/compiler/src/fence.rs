//! The `:::` blocks: which there are, and who reads each.

mod certificate;
mod competencies;
mod doors;
mod figure;
mod help;
mod levels;
mod myth;
mod remark;
mod rows;
mod rubric;
mod sheet;
mod situation;
mod speech;
mod tool;
mod worksheet;

use crate::context::Context;
use crate::cut::{Fence, Lines, Piece, cut};
use crate::item::item;
use crate::markdown::numbered_blocks;
use crate::wording::Voice;
use certificate::{certificate, glossary};
use competencies::competencies;
use domain::assessment::Assessment;
use domain::block::{Block, CalloutKind, ListKind, SourceLine};
use doors::doors;
use figure::figure;
pub(crate) use figure::{Drawings, drawings};
use help::{contacts, guide, wait};
use levels::levels;
use myth::{myth, swap};
use remark::{callout, list};
use rows::running;
use rubric::rubric;
use sheet::{own, sheet};
use situation::situation;
use speech::{compare, quote};
use tool::tool;
use worksheet::{shown, used};

/// Names of all blocks, for the message about an unknown one.
const NAMES: &str = "note example careful stop more goal steps quote compare figure contacts wait dont doors myth swap print sources own situation item tool guide levels competencies assessment review certificate rubric glossary search use kept shown";

/// All blocks of a body.
pub(crate) fn body(context: &Context, lines: &Lines) -> Vec<Block> {
    let mut found = Vec::new();
    for piece in cut(lines, context.problems) {
        match piece {
            Piece::Text(lines) => found.extend(numbered_blocks(context, &lines, Voice::Ours)),
            Piece::Fence(fence) => {
                found.extend(one(context, &fence).map(|block| (fence.line, block)))
            }
        }
    }
    let (lines, blocks): (Vec<usize>, Vec<Block>) = found.into_iter().unzip();
    context.left.borrow_mut().outline.extend(lines);
    blocks
}

/// All sources in the order of their numbers: F9 before F15, F16 before F16b.
fn sources(context: &Context) -> Vec<SourceLine> {
    let mut sources: Vec<SourceLine> = context
        .known
        .sources
        .into_iter()
        .flat_map(|sources| sources.values().cloned())
        .collect();
    sources.sort_by_key(|source| {
        let number = source.id.trim_matches(|sign: char| !sign.is_ascii_digit());
        (number.parse::<u32>().ok(), source.id.clone())
    });
    sources
}

fn one(context: &Context, fence: &Fence) -> Option<Block> {
    match fence.name {
        "note" => Some(callout(context, fence, CalloutKind::Note)),
        "example" => Some(callout(context, fence, CalloutKind::Example)),
        "careful" => Some(callout(context, fence, CalloutKind::Careful)),
        "stop" => Some(callout(context, fence, CalloutKind::Stop)),
        "more" => Some(callout(context, fence, CalloutKind::More)),
        "goal" => Some(Block::Goal(running(context, &fence.inside, Voice::Scene))),
        "steps" => list(context, fence, ListKind::Steps),
        "dont" => list(context, fence, ListKind::Dont),
        "quote" => Some(quote(context, fence)),
        "compare" => Some(compare(context, fence)),
        "figure" => figure(context, fence),
        "contacts" => contacts(context, fence),
        "wait" => Some(wait(context, fence)),
        "doors" => Some(doors(context, fence)),
        "myth" => myth(context, fence),
        "swap" => Some(swap(context, fence)),
        "print" => sheet(context, fence),
        "sources" => Some(Block::Sources(sources(context))),
        "own" => own(context, fence),
        "situation" => situation(context, fence),
        "item" => item(context, fence).map(Block::Item),
        "tool" => tool(context, fence),
        "guide" => guide(context, fence),
        "levels" => levels(context, fence),
        "competencies" => Some(competencies(context, fence)),
        "assessment" => Some(Block::Assessment(Assessment::default())),
        "review" => Some(Block::Review(vec![])),
        "certificate" => Some(certificate(context, fence)),
        "rubric" => rubric(context, fence),
        "glossary" => Some(glossary(context)),
        "search" => Some(Block::Search),
        "use" => used(context, fence),
        "kept" => Some(Block::Kept(vec![])),
        "shown" => shown(context, fence),
        other => {
            context.problems.error(
                fence.line,
                format!("there is no block `{other}`"),
                format!("use one of: {NAMES}"),
            );
            None
        }
    }
}
