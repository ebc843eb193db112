//! Large choices with a picture.

use super::rows::entries;
use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::block::{Block, Door};

/// Pictures of the application that doors may show.
const PICTURES: [&str; 9] = [
    "windows", "sandals", "pencils", "speech", "stools", "cups", "books", "keys", "waves",
];

pub(super) fn doors(context: &Context, fence: &Fence) -> Block {
    let doors = entries(&fence.inside)
        .into_iter()
        .filter_map(|(line, text, _)| {
            let parts: Vec<&str> = text.split('|').map(str::trim).collect();
            let [picture, target, title, about] = parts.as_slice() else {
                context.error(
                    line,
                    "the door does not have four parts",
                    "write - picture | to:place | title | one line",
                );
                return None;
            };
            if !PICTURES.contains(picture) {
                context.error(
                    line,
                    format!("there is no picture `{picture}`"),
                    format!("use one of: {}", PICTURES.join(" ")),
                );
            }
            let target = context.target(target, line)?;
            let title = inline(context, title, line, Voice::Scene);
            Some(Door {
                picture: (*picture).to_owned(),
                target,
                title,
                line: inline(context, about, line, Voice::Ours),
            })
        });
    Block::Doors(doors.collect())
}
