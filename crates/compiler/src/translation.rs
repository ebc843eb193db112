//! Translations against their source files: missing, without a source, or older, and what is shown instead.

use crate::Language;
use crate::guide;
use crate::head::is_safety;
use crate::problem::Problems;
use crate::stamp::{fingerprint, stamped};
use crate::tree::{Kind, Tree};
use domain::route::Place;
use domain::unit::{Page, Unit};
use std::collections::BTreeSet;

/// The words of the telephone lines: safety-relevant without saying so, as those of the guide.
const LINES: &str = "lines.toml";

/// What is safety-relevant and whose translation is older than its source.
#[derive(Default)]
pub(crate) struct Stale {
    /// Ids of pages.
    pages: BTreeSet<String>,
    /// The words of the telephone lines.
    pub(crate) lines: bool,
}

/// What is stale of a language. Notes every translation that is older than its source, or that is not there at all, or
/// that has no source.
pub(crate) fn stale(tree: &Tree, source: &Tree, problems: &Problems) -> Stale {
    let mut older = BTreeSet::new();
    // Each language has its own name and its own list of words to avoid.
    let is_own = |path: &str| path == "language.toml" || path == "avoid.toml";
    for (path, text) in source.files.iter().filter(|(path, _)| !is_own(path)) {
        let file = tree.name(path);
        let problems = problems.of(&file);
        let Some(translation) = tree.files.get(path) else {
            let mend = format!("translate {}", source.name(path));
            problems.error(0, "the file is missing in this language", mend);
            continue;
        };
        let mark = stamped(translation);
        if mark == Some(fingerprint(text).as_str()) {
            continue;
        }
        older.insert(path.as_str());
        let shown = if is_relevant(path, text) {
            "; readers get the source language until then"
        } else {
            ""
        };
        if mark.is_none() {
            problems.warning(
                1,
                format!("the translation does not say which text it was made from{shown}"),
                format!("write translates = \"\" above the first table, then run: cargo xtask stamp {file}"),
            );
        } else {
            let line = translation
                .lines()
                .position(|line| line.starts_with("translates = "));
            problems.warning(
                line.map_or(0, |place| place + 1),
                format!("the translation is older than its source{shown}"),
                format!(
                    "bring it up to date with {}, then run: cargo xtask stamp {file}",
                    source.name(path)
                ),
            );
        }
    }
    for path in tree.files.keys() {
        if !source.files.contains_key(path) {
            problems.of(tree.name(path)).error(
                0,
                "this file has no source",
                format!("write {} first, or delete this one", source.name(path)),
            );
        }
    }
    let is_stale = |path: &str| older.contains(path) && is_relevant(path, &source.files[path]);
    let guide = older.contains(guide::FILE);
    let pages = tree.pages.iter().filter(|(path, _)| is_stale(path));
    let pages = pages
        .map(|(_, kind)| match kind {
            Kind::Page(route) => route.unit(),
            // The guide is shown as a whole or not at all.
            Kind::Guide(_) => Place::Refer.name().to_owned(),
            Kind::Part(_, module, part) | Kind::Pool(module, part) => format!("{module}-{part}"),
        })
        .chain(guide.then(|| Place::Refer.name().to_owned()))
        .collect();
    Stale {
        pages,
        lines: older.contains(LINES),
    }
}

/// Whether readers get the source language while a file's translation is stale.
fn is_relevant(path: &str, text: &str) -> bool {
    path == LINES || path == guide::FILE || is_safety(text)
}

/// Shows the source language where a safety-relevant translation is stale.
pub(crate) fn fall_back(language: &mut Language, source: &Language, stale: &Stale) {
    let is_stale = |page: &Page| stale.pages.contains(page.id.as_str());
    let instead = Some(source.code.clone());
    for (name, unit) in &mut language.units {
        match (unit, source.units.get(name)) {
            (Unit::Page(page, _), Some(Unit::Page(original, _))) if is_stale(page) => {
                *page = original.clone();
                page.instead.clone_from(&instead);
            }
            (Unit::Part(_, part), Some(Unit::Part(_, original))) if is_stale(&part.page) => {
                *part = original.clone();
                part.page.instead.clone_from(&instead);
            }
            _ => {}
        }
    }
}
