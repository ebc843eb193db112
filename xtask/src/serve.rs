//! Serving the site on this machine.

use crate::command::{command, run};
use crate::release::{DIST, build};
use crate::{Outcome, setup};
use hosting::Host;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, SystemTime};
use walkdir::WalkDir;

/// Folders and files the site is made of.
const SOURCES: [&str; 12] = [
    "content",
    "crates",
    "public",
    "src",
    "style",
    "xtask",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "rust-toolchain.toml",
    "build.rs",
];

/// Builds the release if anything changed since, then serves it.
pub fn serve(port: u16) -> Outcome {
    if changed_after(built()) {
        build()?;
    }
    let running = start(port, false)?;
    println!("Serving {}  (stop with Ctrl+C)", running.address());
    loop {
        thread::park();
    }
}

/// Builds for development, serves, and builds again when a source changes; open pages then load anew.
pub fn dev(port: u16) -> Outcome {
    setup::site()?;
    let trunk =
        || run(command("trunk").args(["build", "--locked", "--offline", "--public-url", "./"]));
    trunk()?;
    let running = start(port, true)?;
    println!("Serving {}  (stop with Ctrl+C)", running.address());
    let mut last = SystemTime::now();
    loop {
        thread::sleep(Duration::from_millis(500));
        if changed_after(Some(last)) {
            last = SystemTime::now();
            if let Err(what) = trunk() {
                eprintln!("xtask: {what}");
            }
        }
    }
}

fn start(port: u16, reload: bool) -> Result<hosting::Running, String> {
    let host = Host {
        reload,
        // What an earlier release left packed is not what was built just now.
        compress: !reload,
        ..Host::new(DIST)
    };
    host.start(port)
        .map_err(|error| format!("port {port}: {error}; choose another with --port"))
}

/// When the release was built.
fn built() -> Option<SystemTime> {
    fs::metadata(Path::new(DIST).join("sha256sums"))
        .and_then(|file| file.modified())
        .ok()
}

fn changed_after(time: Option<SystemTime>) -> bool {
    let Some(time) = time else { return true };
    let files = SOURCES
        .iter()
        .flat_map(|source| WalkDir::new(source).into_iter().flatten());
    files
        .filter_map(|entry| entry.metadata().ok()?.modified().ok())
        .any(|changed| changed > time)
}
