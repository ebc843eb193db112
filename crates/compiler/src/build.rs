//! From the folder `content` to languages: what they share first, then the source language, then its translations.

use crate::language::language;
use crate::problem::Problems;
use crate::stamp::stamped;
use crate::tables::{self, LineFacts};
use crate::tree::Tree;
use crate::{Compiled, Language};
use domain::block::SourceLine;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What all languages share.
pub(crate) struct Shared {
    pub(crate) problems: Problems,
    pub(crate) sources: BTreeMap<String, SourceLine>,
    pub(crate) facts: Vec<LineFacts>,
    pub(crate) figures: BTreeMap<String, String>,
}

/// Compiles a folder.
pub(crate) fn build(root: &Path) -> Compiled {
    let problems = Problems::default();
    let top = Tree::read("", root);
    let text = |path: &str| top.files.get(path);
    let sources = tables::sources("content/sources.toml", text("sources.toml"), &problems);
    let facts = tables::line_facts(
        "content/lines.toml",
        text("lines.toml"),
        &sources,
        &problems,
    );
    let figures = top
        .files
        .iter()
        .filter_map(|(path, text)| {
            Some((
                path.strip_prefix("figures/")?
                    .strip_suffix(".svg")?
                    .to_owned(),
                text.clone(),
            ))
        })
        .collect();
    let shared = Shared {
        problems,
        sources,
        facts,
        figures,
    };
    let mut trees: Vec<(Tree, String, bool)> = Vec::new();
    for folder in fs::read_dir(root).into_iter().flatten().flatten() {
        let code = folder.file_name().to_string_lossy().into_owned();
        let about = folder.path().join("language.toml");
        let Ok(about) = fs::read_to_string(about) else {
            continue;
        };
        let name = about
            .lines()
            .find_map(|line| line.strip_prefix("name = "))
            .map_or(code.clone(), |name| {
                name.trim().trim_matches('"').to_owned()
            });
        trees.push((
            Tree::read(&code, &folder.path()),
            name,
            stamped(&about).is_none(),
        ));
    }
    trees.sort_by_key(|(tree, _, is_source)| (!is_source, tree.code.clone()));
    let mut languages: Vec<Language> = Vec::new();
    for (place, (tree, name, _)) in trees.iter().enumerate() {
        let source = (place > 0).then(|| (&trees[0].0, &languages[0]));
        let language = language(&shared, tree, name, source);
        languages.push(language);
    }
    if languages.is_empty() {
        shared.problems.error(
            "content",
            0,
            "there is no language",
            "make a folder such as id with language.toml",
        );
    }
    Compiled {
        problems: shared.problems.sorted(),
        languages,
    }
}
