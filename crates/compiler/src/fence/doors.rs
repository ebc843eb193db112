//! Large choices with a picture.

use super::rows::Inside;
use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::block::{Block, Door};

/// Pictures of the application that doors may show, and the sign for a door without one.
const PICTURES: [&str; 10] = [
    "windows", "sandals", "pencils", "speech", "stools", "cups", "books", "keys", "waves", "-",
];

pub(super) fn doors(context: &Context, fence: &Fence) -> Block {
    let mut doors = Vec::new();
    for row in Inside::read(context, fence, true, &[]).rows {
        let text = row.text();
        let parts: Vec<&str> = text.split('|').map(str::trim).collect();
        let [picture, target, title, about] = parts.as_slice() else {
            context.problems.error(
                row.line,
                "the door does not have four parts",
                "write - picture | to:place | title | one line",
            );
            continue;
        };
        if !PICTURES.contains(picture) {
            context.problems.error(
                row.line,
                format!("there is no picture `{picture}` for doors"),
                format!("use one of: {}", PICTURES.join(" ")),
            );
        }
        if title.is_empty() {
            context.problems.error(
                row.line,
                "the door has no title",
                "write what one presses as its third part",
            );
        }
        let title = inline(context, title, row.line, Voice::Scene);
        let line = inline(context, about, row.line, Voice::Ours);
        if let Some(target) = context.target(target, row.line) {
            doors.push(Door {
                picture: (*picture).to_owned(),
                target,
                title,
                line,
            });
        }
    }
    Block::Doors(doors)
}
