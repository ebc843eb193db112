//! The files of a language's folder, read once, with the route each page file has.

use crate::problem::Problems;
use domain::guide::Guide;
use domain::id::Id;
use domain::route::{Place, Route};
use domain::unit::PartKind;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A language's folder in memory.
pub(crate) struct Tree {
    /// Code of the language.
    pub(crate) code: String,
    /// Text of every file, by its path inside the folder with forward slashes.
    pub(crate) files: BTreeMap<String, String>,
    /// The page files with what they hold.
    pub(crate) pages: Vec<(String, Kind)>,
}

/// What a page file holds.
pub(crate) enum Kind {
    /// The page of a place, or a page inside one.
    Page(Route),
    /// A part of a module: what it is, its module and its id within it.
    Part(PartKind, Id, Id),
    /// Items for the final assessment: their module and the file's name. No page.
    Pool(Id, Id),
    /// A page of the guide, such as a result, by its name.
    Guide(Id),
}

impl Tree {
    /// Reads a folder. A file in a place of no meaning is a problem.
    pub(crate) fn read(code: &str, folder: &Path, problems: &Problems) -> Tree {
        let mut tree = Tree {
            code: code.to_owned(),
            files: files(folder, &format!("content/{code}/"), problems),
            pages: vec![],
        };
        let places = Place::ALL.map(|row| row.1);
        for path in tree.files.keys().filter(|path| path.ends_with(".md")) {
            match kind(path) {
                Some(kind) => tree.pages.push((path.clone(), kind)),
                None => problems.of(tree.name(path)).error(
                    0,
                    "this file has no place",
                    format!("put pages under pages/<place>.md or pages/<place>/<id>.md, the pages of the guide under guide/, lessons under training/<module>/l1.md, versions of a lesson for the other track under training/<module>/t1.md, role-plays under training/<module>/r1.md, the check of a module at training/<module>/c1.md and its items for the final assessment at training/<module>/a1.md; a module's folder is one word that begins with m, such as m2, and no page of the training beside them begins so; the places are {}", places.join(" ")),
                ),
            }
        }
        tree
    }

    /// A file's name as problems name it.
    pub(crate) fn name(&self, path: &str) -> String {
        format!("content/{}/{path}", self.code)
    }
}

/// The texts in a folder and the folders inside it, by path; `name` stands before the path where problems name a file.
/// Hidden files and the copies that editors leave are no content.
pub(crate) fn files(folder: &Path, name: &str, problems: &Problems) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![(folder.to_owned(), String::new())];
    while let Some((folder, prefix)) = waiting.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let file = entry.file_name().to_string_lossy().into_owned();
            let path = format!("{prefix}{file}");
            if file.starts_with('.') || file.ends_with('~') {
                continue;
            }
            if entry.path().is_dir() {
                waiting.push((entry.path(), format!("{path}/")));
            } else if let Some(text) = text(&entry.path(), &format!("{name}{path}"), problems) {
                found.insert(path, text);
            }
        }
    }
    found
}

/// The text of a file, with one sign at the end of a line whatever the editor writes.
pub(crate) fn text(path: &Path, name: &str, problems: &Problems) -> Option<String> {
    let bytes = fs::read(path).ok()?;
    let Ok(text) = String::from_utf8(bytes) else {
        problems.of(name).error(
            0,
            "the file is not text in UTF-8",
            "save it again and choose the encoding UTF-8, or move it out of content/",
        );
        return None;
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Some(text.replace("\r\n", "\n"))
}

fn kind(path: &str) -> Option<Kind> {
    let parts: Vec<&str> = path.strip_suffix(".md")?.split('/').collect();
    match parts.as_slice() {
        ["pages", place] => Some(Kind::Page(Route::Place(Place::from_name(place)?))),
        ["guide", name] if Guide::PAGES.contains(name) => {
            Some(Kind::Guide(Id::try_from(*name).ok()?))
        }
        ["pages", place, id] => {
            let place = Place::from_name(place).filter(|place| *place != Place::Home)?;
            let is_like_module = place == Place::Training && id.starts_with(Route::MODULE);
            (!is_like_module).then_some(())?;
            Some(Kind::Page(Route::Page(place, Id::try_from(*id).ok()?)))
        }
        ["training", module, part] if is_module(module) => {
            let (module, part_id) = (Id::try_from(*module).ok()?, Id::try_from(*part).ok()?);
            let kind = match part.as_bytes().first()? {
                b'a' => return Some(Kind::Pool(module, part_id)),
                b'l' | b't' => PartKind::Lesson,
                b'r' => PartKind::RolePlay,
                b'c' => PartKind::Check,
                _ => return None,
            };
            Some(Kind::Part(kind, module, part_id))
        }
        _ => None,
    }
}

/// Whether a folder's name can be the id of a module. The first hyphen of an address ends it, so it holds none.
pub(crate) fn is_module(name: &str) -> bool {
    name.starts_with(Route::MODULE) && !name.contains('-')
}
