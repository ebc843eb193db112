//! The files of a language's folder, read once, with the route each page file has.

use crate::problem::Problems;
use domain::id::Id;
use domain::route::{Place, Route};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A language's folder in memory.
pub(crate) struct Tree {
    /// Code of the language.
    pub(crate) code: String,
    /// Text of every file, by its path inside the folder with forward slashes.
    pub(crate) files: BTreeMap<String, String>,
}

/// What a page file holds.
pub(crate) enum Kind {
    /// The page of a place, or a page inside one.
    Page(Route),
    /// A lesson: its module and its part.
    Lesson(Id, Id),
    /// A role-play: its module and its part.
    RolePlay(Id, Id),
}

impl Tree {
    /// Reads a folder.
    pub(crate) fn read(code: &str, folder: &Path) -> Tree {
        let mut files = BTreeMap::new();
        collect(folder, "", &mut files);
        Tree {
            code: code.to_owned(),
            files,
        }
    }

    /// A file's name as problems name it.
    pub(crate) fn name(&self, path: &str) -> String {
        format!("content/{}/{path}", self.code)
    }

    /// The page files with what they hold. A file in a place of no meaning is a problem.
    pub(crate) fn pages(&self, problems: &Problems) -> Vec<(&str, Kind)> {
        let mut pages = Vec::new();
        for path in self.files.keys().filter(|path| path.ends_with(".md")) {
            match kind(path) {
                Some(kind) => pages.push((path.as_str(), kind)),
                None => problems.error(
                    &self.name(path),
                    0,
                    "this file has no place",
                    "put pages under pages/<place>.md or pages/<place>/<id>.md and lessons under training/<module>/l1.md",
                ),
            }
        }
        pages
    }
}

fn collect(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{path}/"), files);
        } else if let Ok(text) = fs::read_to_string(entry.path()) {
            files.insert(path, text.replace("\r\n", "\n"));
        }
    }
}

fn kind(path: &str) -> Option<Kind> {
    let parts: Vec<&str> = path.strip_suffix(".md")?.split('/').collect();
    match parts.as_slice() {
        ["pages", place] => Some(Kind::Page(Route::Place(Place::from_name(place)?))),
        ["pages", place, id] => {
            let place = Place::from_name(place)
                .filter(|place| !matches!(place, Place::Home | Place::Training))?;
            Some(Kind::Page(Route::Page(place, Id::try_from(*id).ok()?)))
        }
        ["training", module, part] => {
            let (module, part_id) = (Id::try_from(*module).ok()?, Id::try_from(*part).ok()?);
            match part.as_bytes().first()? {
                b'l' => Some(Kind::Lesson(module, part_id)),
                b'r' => Some(Kind::RolePlay(module, part_id)),
                _ => None,
            }
        }
        _ => None,
    }
}
