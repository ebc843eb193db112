//! Compiles `content/` to typed units: reads every language, checks everything, reports all problems at once.
//!
//! Content -> [`compile`] -> [`Compiled`] -> [`write()`]. Nothing here is in the program that readers load.

mod build;
mod catalogue;
mod compare;
mod context;
mod course;
mod cut;
mod fence;
mod figures;
mod flow;
mod generate;
mod guide;
mod head;
mod index;
mod item;
mod language;
mod lines;
mod markdown;
mod module;
mod page;
mod position;
mod problem;
mod stamp;
mod tables;
mod translation;
mod tree;
mod wording;

pub use figures::Figures;
pub use generate::generate;
pub use problem::{Problem, Severity};
pub use stamp::{fingerprint, stamp};

use domain::block::Block;
use domain::guide::Guide;
use domain::id::Id;
use domain::route::{Place, Route};
use domain::search::Index;
use domain::unit::{Inventory, Unit};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// Everything that was compiled, and everything that is wrong.
#[derive(Debug)]
pub struct Compiled {
    /// Sorted by file and line.
    pub problems: Vec<Problem>,
    /// The source language first.
    pub languages: Vec<Language>,
    /// Source ids of the guide's rules, by tick.
    pub guide_sources: BTreeMap<Id, Vec<String>>,
}

/// One language.
#[derive(Debug)]
pub struct Language {
    /// Its code, the name of its folder.
    pub code: String,
    /// Its name for itself.
    pub name: String,
    /// Data files by [`Route::unit`].
    pub units: BTreeMap<String, Unit>,
    /// What exists.
    pub inventory: Inventory,
    /// What the search finds.
    pub index: Index,
    /// How much there is.
    pub counts: Counts,
    /// How the training is built.
    pub figures: Figures,
    /// The middle of the lengths of sentences may be so many words.
    sentence: usize,
    /// What was read, for the checks on all of it.
    readings: Vec<figures::Reading>,
}

/// How much content a language has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Pages, lessons and role-plays among them.
    pub pages: usize,
    /// Training modules.
    pub modules: usize,
    /// Lessons.
    pub lessons: usize,
    /// Quiz items.
    pub items: usize,
    /// Options of all items.
    pub options: usize,
    /// Words a person reads.
    pub words: usize,
}

impl Language {
    /// The guide, where the content has one.
    pub fn guide(&self) -> Option<&Guide> {
        let Some(Unit::Page(page, _)) = self.units.get(Place::Refer.name()) else {
            return None;
        };
        page.blocks.iter().find_map(|block| match block {
            Block::Guide(guide) => Some(guide),
            _ => None,
        })
    }
}

impl Compiled {
    /// Whether something is wrong that stops the build.
    pub fn has_errors(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.severity == Severity::Error)
    }
}

/// Compiles the folder `content`.
pub fn compile(root: &Path) -> Compiled {
    build::build(root)
}

/// Every page of a language, modules and their parts among them.
pub fn routes(language: &Language) -> Vec<Route> {
    language
        .inventory
        .pages
        .iter()
        .filter_map(|path| Route::parse(path))
        .collect()
}

/// Writes `<out>/<language>/<unit>.json`, `<out>/<language>/index.json` for the search, and `<out>/inventory.json`.
///
/// # Errors
/// What the file system says.
pub fn write(compiled: &Compiled, out: &Path) -> io::Result<()> {
    for language in &compiled.languages {
        let folder = out.join(&language.code);
        fs::create_dir_all(&folder)?;
        for (name, unit) in &language.units {
            fs::write(
                folder.join(format!("{name}.json")),
                serde_json::to_string(unit)?,
            )?;
        }
        fs::write(
            folder.join("index.json"),
            serde_json::to_string(&language.index)?,
        )?;
    }
    if let Some(first) = compiled.languages.first() {
        fs::write(
            out.join("inventory.json"),
            serde_json::to_string(&first.inventory)?,
        )?;
    }
    Ok(())
}
