//! What one writes on: sheets to print, and the box for own words.

use super::rows::{id, running};
use crate::context::Context;
use crate::cut::{Fence, Lines};
use crate::markdown::{blocks, inline};
use crate::wording::Voice;
use domain::block::Block;

pub(super) fn sheet(context: &Context, fence: &Fence) -> Option<Block> {
    let (name, title) = fence
        .arguments
        .split_once(' ')
        .unwrap_or((fence.arguments, ""));
    let id = id(context, fence, name)?;
    let title = inline(context, title, fence.line, Voice::Scene);
    if title.is_empty() {
        context.problems.error(
            fence.line,
            "the sheet has no title",
            "write :::print s1 and its title",
        );
    }
    Some(Block::Sheet(
        id,
        title,
        blocks(context, &fence.inside, Voice::Scene),
    ))
}

pub(super) fn own(context: &Context, fence: &Fence) -> Option<Block> {
    let name = match fence.arguments {
        "" => "own",
        name => name,
    };
    let id = id(context, fence, &format!("{}-{name}", context.page))?;
    let place = fence
        .inside
        .lines
        .iter()
        .position(|line| line.trim().is_empty())
        .unwrap_or(fence.inside.lines.len());
    let task = Lines {
        first: fence.inside.first,
        lines: fence.inside.lines[..place].to_vec(),
    };
    let task = running(context, &task, Voice::Scene);
    if task.is_empty() {
        context.problems.error(
            fence.line,
            "the box for own words has no task",
            "write the task as its first paragraph",
        );
    }
    let inside = blocks(context, &fence.inside.from(place), Voice::Scene);
    Some(Block::Own(id, task, inside))
}
