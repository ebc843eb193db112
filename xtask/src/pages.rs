//! Trunk's hook after the program is built: compiles the content, has every page made, fills in the service worker.

use crate::Outcome;
use crate::check;
use crate::command::{command, run};
use crate::release::hex;
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use std::{env, fs};
use walkdir::WalkDir;

/// The hook; Trunk names the folder.
pub fn hook() -> Outcome {
    let folder = env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from);
    let folder = folder
        .ok_or("this task is called by Trunk, which names the folder; run cargo xtask build")?;
    make(Path::new("content"), &folder)
}

/// Makes every page of a content folder in a folder that holds the program.
pub fn make(content: &Path, folder: &Path) -> Outcome {
    let compiled = check::compile(content)?;
    let said = |error: std::io::Error| error.to_string();
    compiler::write(&compiled, &folder.join("data")).map_err(said)?;
    let mut prerender = command("cargo");
    prerender.args([
        "run",
        "--quiet",
        "--locked",
        "--profile",
        "tool",
        "--features",
        "ssr",
        "--bin",
        "prerender",
        "--",
    ]);
    run(prerender.arg(folder))?;
    worker(folder)
}

/// A file the worker keeps.
#[derive(Serialize)]
struct Kept {
    path: String,
    sha256: String,
    /// Kept at the first visit; the rest with its language.
    core: bool,
}

/// Fills the list of files and the release into the worker. The release is the hash of everything in it, so the same
/// sources give the same worker.
fn worker(folder: &Path) -> Outcome {
    let said = |error: std::io::Error| error.to_string();
    let mut files = Vec::new();
    let mut digest = Sha256::new();
    for path in paths(folder) {
        let bytes = fs::read(folder.join(&path)).map_err(said)?;
        let sha256 = hex(&Sha256::digest(&bytes));
        digest.update(format!("{path} {sha256}\n"));
        let name = path.rsplit('/').next().unwrap_or_default();
        let program = !path.contains('/')
            && (name.ends_with(".wasm") || name.starts_with("app-") || name.starts_with("style-"));
        let shell = name == "shell.html" || path == "jadwal/index.html";
        let first_data = path.starts_with("data/") && matches!(name, "help.json" | "home.json");
        if program || shell || path.starts_with("data/") {
            files.push(Kept {
                path,
                sha256,
                core: program || shell || first_data,
            });
        }
    }
    let release = hex(&digest.finalize())[..12].to_owned();
    let script = fs::read_to_string(folder.join("sw.js")).map_err(said)?;
    let list = serde_json::to_string(&files).map_err(|error| error.to_string())?;
    let script = script
        .replace(
            "const RELEASE = \"development\";",
            &format!("const RELEASE = \"{release}\";"),
        )
        .replace("const FILES = [];", &format!("const FILES = {list};"));
    fs::write(folder.join("sw.js"), script).map_err(said)?;
    let version = env!("CARGO_PKG_VERSION");
    let line = format!("{{\"version\":\"{version}\",\"release\":\"{release}\"}}\n");
    fs::write(folder.join("version.json"), line).map_err(said)
}

/// All files of a folder, with forward slashes, sorted.
pub fn paths(folder: &Path) -> Vec<String> {
    let files = WalkDir::new(folder)
        .sort_by_file_name()
        .into_iter()
        .flatten();
    let files = files.filter(|entry| entry.file_type().is_file());
    let mut paths: Vec<String> = files
        .filter_map(|entry| {
            Some(
                entry
                    .path()
                    .strip_prefix(folder)
                    .ok()?
                    .to_string_lossy()
                    .replace('\\', "/"),
            )
        })
        .collect();
    paths.sort();
    paths
}
