//! The rubric for role-plays with people.

use super::rows::{Inside, Row, id};
use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::block::{Block, Rubric, RubricRow};
use domain::id::Id;
use domain::text::Inline;

pub(super) fn rubric(context: &Context, fence: &Fence) -> Option<Block> {
    let id = id(context, fence, fence.arguments)?;
    let inside = Inside::read(context, fence, true, &["stop"]);
    let mut rows = Vec::new();
    let mut harmful = Vec::new();
    for found in &inside.rows {
        let text = found.text();
        match text.strip_prefix("harmful ") {
            Some(rest) => harmful.extend(behaviour(context, found, rest)),
            None => rows.extend(row(context, found, &text)),
        }
    }
    let stop = inside.words(context, "stop", Voice::Scene);
    if rows.is_empty() || harmful.is_empty() || stop.is_empty() {
        context.problems.error(
            fence.line,
            format!("the rubric `{id}` lacks competencies, harmful behaviour or what follows from it"),
            "write rows such as - E1 | level 1 | level 2 | level 3 | level 4, rows such as - harmful h1 | what must not happen, and stop:",
        );
    }
    Some(Block::Rubric(Rubric {
        id,
        rows,
        harmful,
        stop,
    }))
}

/// `- E1 | level 1 | level 2 | level 3 | level 4`; its name is the one it has on the page of the training.
fn row(context: &Context, row: &Row, text: &str) -> Option<RubricRow> {
    let cells: Vec<&str> = text.split('|').map(str::trim).collect();
    let [code, levels @ ..] = cells.as_slice() else {
        return None;
    };
    if levels.len() != 4 || levels.iter().any(|level| level.is_empty()) {
        context.problems.error(
            row.line,
            format!("`{code}` has not four levels"),
            "write - E1 | what one sees at level 1 | at level 2 | at level 3 | at level 4",
        );
        return None;
    }
    context.competency(code, row.line);
    let words = |text: &&str| inline(context, text, row.line, Voice::Scene);
    Some(RubricRow {
        code: (*code).to_owned(),
        name: vec![],
        levels: levels.iter().map(words).collect(),
    })
}

/// `- harmful h1 | what must not happen`
fn behaviour(context: &Context, row: &Row, rest: &str) -> Option<(Id, Vec<Inline>)> {
    let (name, words) = rest.split_once('|').unwrap_or((rest, ""));
    let id = context.id(name.trim(), row.line)?;
    context.anchor(&id, row.line);
    if words.trim().is_empty() {
        context.problems.error(
            row.line,
            format!("the harmful behaviour `{id}` says nothing"),
            "write - harmful h1 | what must not happen",
        );
    }
    Some((id, inline(context, words.trim(), row.line, Voice::Scene)))
}
