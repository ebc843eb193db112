//! The competencies with their names; their items are those of all lessons, and are put in once those are read.

use super::rows::Inside;
use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::block::{Block, Competency};

pub(super) fn competencies(context: &Context, fence: &Fence) -> Block {
    let mut found = Vec::new();
    for row in Inside::read(context, fence, true, &[]).rows {
        let text = row.text();
        let Some((code, name)) = text.split_once('|') else {
            context.problems.error(
                row.line,
                "the row does not say which competency and its name",
                "write - P1 | Batas peran",
            );
            continue;
        };
        context.competency(code.trim(), row.line);
        found.push(Competency {
            code: code.trim().to_owned(),
            name: inline(context, name.trim(), row.line, Voice::Scene),
            items: vec![],
            teen: vec![],
            university: vec![],
        });
    }
    Block::Competencies(found)
}
