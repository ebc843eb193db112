//! Showing what one sees first before the rest is made.

use crate::browser::dom;
use crate::markup::{IntoMarkup, Markup};
use leptos::prelude::*;

/// Markup that is made once what stands around it has been painted, so that a slow phone answers a press before it makes
/// the rest.
pub fn later(make: impl Fn() -> Markup + Send + 'static) -> Markup {
    due(RwSignal::new(false), make)
}

/// Markup that is made once it is due: at once if it is from the beginning, when somebody makes it so, and at the latest
/// once what stands around it has been painted.
pub fn due(is_due: RwSignal<bool>, make: impl Fn() -> Markup + Send + 'static) -> Markup {
    if !is_due.get_untracked() {
        dom::once_painted(move || is_due.set(true));
    }
    (move || is_due.get().then(&make)).into_markup()
}
