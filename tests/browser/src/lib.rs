//! What the browser tests and the measuring of speed stand on: the built site on a host of its own, and a browser
//! that a driver steers.

mod browser;
mod chromium;
mod visit;

pub use browser::{Engine, Setup};
pub use chromium::Throttle;
pub use visit::Visit;

use std::path::PathBuf;

/// The release folder, as `cargo xtask build` leaves it.
///
/// # Panics
/// If there is none.
pub fn release() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    assert!(
        folder.join("sha256sums").is_file(),
        "build the site first: cargo xtask build"
    );
    folder
}
