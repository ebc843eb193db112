//! From the folder `content` to languages: what they share first, then the source language, then its translations.

use crate::course;
use crate::fence::{Drawings, drawings};
use crate::guide::{self, SharedRules};
use crate::language::language;
use crate::lines::{LineFacts, line_facts};
use crate::position::line_of;
use crate::problem::Problems;
use crate::tables;
use crate::tree::{Tree, files, text};
use crate::{Compiled, Language};
use domain::block::SourceLine;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What all languages share. What cannot be read is `None`.
pub(crate) struct Shared {
    pub(crate) problems: Problems,
    pub(crate) sources: Option<BTreeMap<String, SourceLine>>,
    pub(crate) facts: Option<Vec<LineFacts>>,
    pub(crate) drawings: Drawings,
    pub(crate) rules: Option<SharedRules>,
}

/// What `language.toml` says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    name: String,
    translates: Option<String>,
    /// The middle of the lengths of sentences may be so many words.
    #[serde(default = "usual_sentence")]
    sentence: usize,
}

/// What a language says that does not say otherwise.
fn usual_sentence() -> usize {
    14
}

/// Compiles a folder.
pub(crate) fn build(root: &Path) -> Compiled {
    let problems = Problems::default();
    let read = |file: &str| text(&root.join(file), &format!("content/{file}"), &problems);
    let sources = tables::sources(
        read("sources.toml").as_ref(),
        &problems.of("content/sources.toml"),
    );
    let facts = line_facts(
        read("lines.toml").as_ref(),
        sources.as_ref(),
        &problems.of("content/lines.toml"),
    );
    let rules = guide::rules(
        read(guide::FILE).as_ref(),
        sources.as_ref(),
        &problems.of(format!("content/{}", guide::FILE)),
    );
    let figures = files(&root.join("figures"), "content/figures/", &problems);
    let shared = Shared {
        drawings: drawings(figures, &problems),
        rules,
        sources,
        facts,
        problems,
    };
    let mut languages: Vec<Language> = Vec::new();
    let trees = trees(root, &shared.problems);
    for (place, (tree, about)) in trees.iter().enumerate() {
        let source = (place > 0).then(|| (&trees[0].0, &languages[0]));
        let language = language(&shared, tree, (&about.name, about.sentence), source);
        languages.push(language);
    }
    for language in &mut languages {
        course::finish(language, &shared.problems);
    }
    Compiled {
        problems: shared.problems.sorted(),
        languages,
        guide_sources: shared.rules.map(|rules| rules.sources).unwrap_or_default(),
    }
}

/// The folders of all languages, the source language first.
fn trees(root: &Path, problems: &Problems) -> Vec<(Tree, About)> {
    let mut trees = Vec::new();
    for folder in fs::read_dir(root).into_iter().flatten().flatten() {
        let code = folder.file_name().to_string_lossy().into_owned();
        if !folder.path().is_dir() || code == "figures" || code.starts_with('.') {
            continue;
        }
        let tree = Tree::read(&code, &folder.path(), problems);
        let about = problems.of(tree.name("language.toml"));
        if let Some(about) = tables::read::<About>(tree.files.get("language.toml"), &about) {
            trees.push((tree, about));
        }
    }
    trees.sort_by_key(|(tree, about)| (about.translates.is_some(), tree.code.clone()));
    let Some((source, first)) = trees.first() else {
        problems.of("content").error(
            0,
            "there is no language",
            "make a folder such as id with language.toml",
        );
        return trees;
    };
    let expected = |place: usize| (place > 0).then_some(source.code.as_str());
    for (place, (tree, about)) in trees.iter().enumerate() {
        if about.translates.as_deref() != expected(place) {
            problems.of(tree.name("language.toml")).error(
                line_of(&tree.files["language.toml"], "", "translates"),
                "one language is the source, and every other one translates it",
                format!(
                    "write translates = \"{}\" in every language.toml but that of {}",
                    source.code, first.name
                ),
            );
        }
    }
    trees
}
