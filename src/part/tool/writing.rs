//! A box to write in.

use crate::markup::Markup;
use view::view;

/// How much one is likely to write.
#[derive(Clone, Copy)]
pub(super) enum Length {
    /// Some words. The box grows with them, so that a sentence stays in view on a narrow screen; where the browser cannot do
    /// that, it has two rows.
    Line,
    /// Some sentences.
    Text,
}

/// The box, with the id of what describes it. It has a name where it belongs to a form that is read by names.
pub(super) fn writing(
    id: &str,
    name: Option<String>,
    length: Length,
    described: Option<String>,
) -> Markup {
    let (class, rows) = match length {
        Length::Line => ("in in--line", "2"),
        Length::Text => ("in", "3"),
    };
    view! {
        <textarea class=class rows=rows id=id.to_owned() name=name dir="auto" autocomplete="off" spellcheck="false" aria-describedby=described></textarea>
    }
}
