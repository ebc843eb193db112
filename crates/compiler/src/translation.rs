//! Translations against their source files: missing, without a source, or older, and what is shown instead.

use crate::Language;
use crate::problem::Problems;
use crate::stamp::{fingerprint, stamped};
use crate::tree::Tree;
use domain::unit::{Page, Unit};
use std::collections::BTreeSet;

/// Paths of translations that are older than their source, or not there at all; safety-relevant ones are given back.
pub(crate) fn stale(tree: &Tree, source: &Tree, problems: &Problems) -> BTreeSet<String> {
    let mut fall_back = BTreeSet::new();
    for (path, text) in &source.files {
        if path == "language.toml" || path == "avoid.toml" {
            continue;
        }
        let file = tree.name(path);
        let Some(translation) = tree.files.get(path) else {
            problems.error(
                &file,
                0,
                "the page is missing in this language",
                format!("translate {}", source.name(path)),
            );
            continue;
        };
        let mark = fingerprint(text);
        if stamped(translation) != Some(mark.as_str()) {
            let line = translation
                .lines()
                .position(|line| line.starts_with("translates = "))
                .map_or(0, |place| place + 1);
            problems.warning(
                &file,
                line,
                "the translation is older than its source",
                format!("bring it up to date, then run: cargo xtask stamp {}", file),
            );
            if text.lines().any(|line| line.trim() == "safety = true") {
                fall_back.insert(path.clone());
            }
        }
    }
    for path in tree
        .files
        .keys()
        .filter(|path| !source.files.contains_key(*path))
    {
        problems.error(
            &tree.name(path),
            0,
            "this page has no source",
            format!("write {} first", source.name(path)),
        );
    }
    fall_back
}

/// Shows the source language where a safety-relevant translation is stale.
pub(crate) fn fall_back(
    language: &mut Language,
    source: &Language,
    code: &str,
    stale: &BTreeSet<String>,
) {
    let is_stale = |page: &Page| {
        stale.iter().any(|path| {
            let id = page.id.as_str();
            path.ends_with(&format!("/{id}.md"))
                || path.ends_with(&format!("training/{}.md", id.replacen('-', "/", 1)))
        })
    };
    for (name, unit) in &mut language.units {
        match (unit, source.units.get(name)) {
            (Unit::Page(page, _), Some(Unit::Page(original, _))) if is_stale(page) => {
                *page = Page {
                    instead: Some(code.to_owned()),
                    ..original.clone()
                };
            }
            (Unit::Module(module), Some(Unit::Module(original))) => {
                for (part, original) in module.parts.iter_mut().zip(&original.parts) {
                    if part.page.id == original.page.id && is_stale(&part.page) {
                        *part = original.clone();
                        part.page.instead = Some(code.to_owned());
                    }
                }
            }
            _ => {}
        }
    }
}
