//! What a review and the final assessment share: items one at a time on one stage.

use crate::browser::dom;
use leptos::prelude::*;

/// Id of the heading of what is shown; the focus goes there.
pub const STAGE: &str = "stage";

/// Shows another turn.
pub fn show<Turn: Send + Sync + 'static>(turn: RwSignal<Turn>, to: Turn) {
    turn.set(to);
    dom::focus_soon(STAGE);
}
