//! What the browser tests and the measuring of speed stand on: the built site on a host of its own, and a browser
//! that a driver steers.

mod browser;
mod chromium;
mod driven;
mod visit;

pub use browser::{Engine, Setup};
pub use chromium::Throttle;
pub use visit::{SEEN, Visit};

use std::fs;
use std::path::{Path, PathBuf};

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

/// A copy of the release folder, to be changed by one test alone.
///
/// # Panics
/// If it cannot be copied.
pub fn copy_of_the_release(name: &str) -> PathBuf {
    let to = std::env::temp_dir().join(format!("sejawat-{name}-{}", std::process::id()));
    copy(&release(), &to);
    to
}

/// A copy of the release whose program begins with a script of a test, in every engine.
///
/// # Panics
/// If it cannot be copied, or holds no program.
pub fn release_beginning_with(name: &str, script: &str) -> PathBuf {
    let folder = copy_of_the_release(name);
    let is_program = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("app-") && name.ends_with(".js")
    };
    let files = fs::read_dir(&folder).expect("the copy").flatten();
    let mut files = files.map(|entry| entry.path());
    let program = files.find(is_program).expect("the program");
    let text = fs::read_to_string(&program).expect("the program");
    fs::write(&program, format!("{script}\n{text}")).expect("the program");
    for packed in ["js.br", "js.gz"] {
        fs::remove_file(program.with_extension(packed)).expect("a packed sibling");
    }
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("the release").flatten() {
        let target = to.join(entry.file_name());
        match entry.path().is_dir() {
            true => copy(&entry.path(), &target),
            false => drop(fs::copy(entry.path(), target).expect("a copy")),
        }
    }
}
