//! Showing what one sees first before the rest is made.

use crate::browser::dom;
use crate::markup::{IntoMarkup, Markup};
use leptos::prelude::*;

/// Markup that is made once what stands around it has been painted, so that a slow phone answers a press before it makes
/// the rest.
pub fn later(make: impl Fn() -> Markup + Send + 'static) -> Markup {
    let is_painted = RwSignal::new(false);
    dom::once_painted(move || is_painted.set(true));
    (move || is_painted.get().then(&make)).into_markup()
}
