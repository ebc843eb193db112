//! Training modules: lessons and role-plays in the order that `module.toml` names.

use crate::Language;
use crate::head::toml_fault;
use crate::problem::Problems;
use crate::tree::Tree;
use domain::id::Id;
use domain::route::{Place, Route};
use domain::text::Inline;
use domain::unit::{Module, Part, Unit};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ModuleHead {
    id: String,
    number: u8,
    title: String,
    outside: String,
    summary: String,
    #[serde(default)]
    #[allow(dead_code, reason = "read by the check of stale translations")]
    translates: Option<String>,
    order: Vec<String>,
}

/// Puts lessons and role-plays together as their module says.
pub(crate) fn modules(
    tree: &Tree,
    problems: &Problems,
    language: &mut Language,
    mut parts: BTreeMap<Id, Part>,
) {
    for (path, text) in tree
        .files
        .iter()
        .filter(|(path, _)| path.ends_with("/module.toml"))
    {
        let file = tree.name(path);
        let head: ModuleHead = match toml::from_str(text) {
            Ok(head) => head,
            Err(error) => {
                toml_fault(&file, text, 0, &error, problems);
                continue;
            }
        };
        let Ok(id) = Id::try_from(head.id.as_str()) else {
            problems.error(
                &file,
                1,
                format!("`{}` is not an id", head.id),
                "write id = \"m1\"",
            );
            continue;
        };
        let mut ordered = Vec::new();
        for name in &head.order {
            match Id::try_from(name.as_str())
                .ok()
                .and_then(|name| parts.remove(&name))
            {
                Some(part) => ordered.push(part),
                None => problems.error(
                    &file,
                    0,
                    format!("`order` names `{name}`, which is not there"),
                    "write its file, or take it out of order",
                ),
            }
        }
        language.counts.modules += 1;
        language
            .inventory
            .pages
            .push(Route::Module(id.clone()).path());
        let words = |text: &str| vec![Inline::Text(text.to_owned())];
        let module = Module {
            id: id.clone(),
            number: head.number,
            title: words(&head.title),
            outside: head.outside,
            summary: words(&head.summary),
            parts: ordered,
        };
        language.units.insert(id.to_string(), Unit::Module(module));
    }
    for part in parts.keys() {
        problems.error(
            &tree.name("training"),
            0,
            format!("no module's order names `{part}`"),
            "add it to order in module.toml",
        );
    }
}

/// The page of the training carries the list of modules.
pub(crate) fn list_modules(language: &mut Language) {
    let mut lines: Vec<_> = language
        .units
        .values()
        .filter_map(|unit| match unit {
            Unit::Module(module) => Some(module.line()),
            Unit::Page(..) => None,
        })
        .collect();
    lines.sort_by_key(|line| line.number);
    if let Some(Unit::Page(_, modules)) = language.units.get_mut(Place::Training.name()) {
        *modules = lines;
    }
}
