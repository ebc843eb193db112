//! Sizes and speed of the release, the speed beside a plain page and beside a site with ten times the content.

use crate::command::{command, run, tools};
use crate::{Outcome, budget, pages, release, setup};
use std::fs;
use std::path::{Path, PathBuf};

/// How many times the content is there in the large site.
const TIMES: usize = 10;

/// The task.
pub fn bench() -> Outcome {
    release::build()?;
    budget::sizes()?;
    setup::browsers()?;
    let large = large_site()?;
    let mut speed = command("cargo");
    speed.args(["run", "--quiet", "--locked", "--profile", "tool"]);
    speed.args(["--package", "browser-tests", "--bin", "speed", "--"]);
    run(speed.arg(large))
}

/// The same program with more content; gives its folder.
fn large_site() -> Result<PathBuf, String> {
    let said = |error: std::io::Error| error.to_string();
    let folder = tools().with_file_name("bench");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(said)?;
    }
    let (content, site) = (folder.join("content"), folder.join("site"));
    fs::create_dir_all(&site).map_err(said)?;
    compiler::generate(Path::new("content"), &content, TIMES).map_err(said)?;
    for entry in fs::read_dir(release::DIST).map_err(said)?.flatten() {
        let file = entry.path();
        if file.is_file() {
            fs::copy(&file, site.join(entry.file_name())).map_err(said)?;
        }
    }
    fs::copy("public/sw.js", site.join("sw.js")).map_err(said)?;
    pages::make(&content, &site)?;
    // Only what the measured visit asks for; the rest is as the release has it, or never asked for.
    release::compress(&site, &|path| {
        path.starts_with("id/modul/m1-l1/") || path == "data/id/m1-l1.json"
    })?;
    Ok(site)
}
