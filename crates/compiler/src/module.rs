//! Training modules: lessons and role-plays in the order that `module.toml` names.

use crate::Language;
use crate::context::Known;
use crate::figures::is_pool;
use crate::head::track;
use crate::position::line_of;
use crate::problem::{InFile, Problems};
use crate::tables::read;
use crate::tree::{Kind, Tree, is_module};
use crate::wording::{Prose, Voice, check};
use domain::id::Id;
use domain::route::{Place, Route};
use domain::text::Inline;
use domain::unit::{Module, ModuleLine, Part, PartLine, Unit};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    id: String,
    number: u8,
    title: String,
    outside: String,
    summary: String,
    #[serde(default)]
    #[allow(dead_code, reason = "read by the check of stale translations")]
    translates: Option<String>,
    only: Option<String>,
    order: Vec<String>,
}

/// Puts lessons and role-plays together as their module says.
pub(crate) fn modules(
    tree: &Tree,
    known: &Known,
    problems: &Problems,
    language: &mut Language,
    mut parts: BTreeMap<Id, Part>,
) {
    let mut numbers = BTreeMap::new();
    for (id, names) in folders(tree) {
        let path = format!("training/{id}/module.toml");
        let problems = problems.of(tree.name(&path));
        let text = tree.files.get(&path);
        let Some(head) = read::<Head>(text, &problems) else {
            continue;
        };
        let line = |key: &str| line_of(text.map_or("", String::as_str), "", key);
        if head.id != id.as_str() {
            problems.error(
                line("id"),
                format!("the id `{}` does not fit the module's folder", head.id),
                format!("write id = \"{id}\""),
            );
        }
        if let Some(other) = numbers.insert(head.number, id.clone()) {
            problems.error(
                line("number"),
                format!("the modules `{other}` and `{id}` have the same number"),
                "give each module its own",
            );
        }
        let prose = [
            ("title", &head.title, Voice::Scene),
            ("outside", &head.outside, Voice::Scene),
            ("summary", &head.summary, Voice::Ours),
        ];
        for (key, words, voice) in prose {
            check(
                &Prose::plain(line(key), words, voice),
                &known.avoid,
                &problems,
            );
        }
        check_order(&head.order, &names, line("order"), &problems);
        let ordered = head.order.iter().filter_map(|name| {
            let name = Id::try_from(name.as_str()).ok()?;
            parts.remove(&name)
        });
        let ordered: Vec<Part> = ordered.collect();
        let words = |text: &str| vec![Inline::Text(text.to_owned())];
        let module = Module {
            id: id.clone(),
            number: head.number,
            title: words(&head.title),
            summary: words(&head.summary),
            parts: ordered.iter().map(Part::line).collect(),
            outside: head.outside,
            only: track(head.only.as_deref(), line("only"), &problems),
        };
        // Items for the final assessment stay beside the contents until all languages are compared.
        let is_of_this = |part: &Part| id.join(&part.part).as_ref() == Some(&part.page.id);
        let pools: Vec<Id> = parts
            .iter()
            .filter(|(_, part)| is_pool(part) && is_of_this(part))
            .map(|(name, _)| name.clone())
            .collect();
        for name in pools {
            if let Some(pool) = parts.remove(&name) {
                language
                    .units
                    .insert(name.to_string(), Unit::Part(module.clone(), pool));
            }
        }
        language.counts.modules += 1;
        let page = Route::Module(id.clone()).path();
        language.inventory.pages.push(page);
        for part in ordered {
            let name = part.page.id.to_string();
            let unit = Unit::Part(module.clone(), part);
            language.units.insert(name, unit);
        }
        language.units.insert(id.to_string(), Unit::Module(module));
    }
}

/// Every module's folder with the ids of the parts that lie in it.
fn folders(tree: &Tree) -> BTreeMap<Id, BTreeSet<String>> {
    let mut folders: BTreeMap<Id, BTreeSet<String>> = BTreeMap::new();
    for path in tree.files.keys() {
        let id = path
            .strip_prefix("training/")
            .and_then(|rest| rest.strip_suffix("/module.toml"))
            .filter(|name| is_module(name))
            .and_then(|name| Id::try_from(name).ok());
        if let Some(id) = id {
            folders.entry(id).or_default();
        }
    }
    for (_, kind) in &tree.pages {
        if let Kind::Part(_, module, part) = kind {
            let names = folders.entry(module.clone()).or_default();
            names.insert(format!("{module}-{part}"));
        }
    }
    folders
}

/// The order names every part of the module once.
fn check_order(order: &[String], names: &BTreeSet<String>, line: usize, problems: &InFile) {
    let mut seen = BTreeSet::new();
    for name in order {
        if !names.contains(name) {
            problems.error(
                line,
                format!("`order` names `{name}`, which is not in this folder"),
                "write its file, or take it out of order; m1-l2 stands for the file l2.md of the module m1",
            );
        } else if !seen.insert(name) {
            problems.error(
                line,
                format!("`order` names `{name}` twice"),
                "take one of them out",
            );
        }
    }
    for name in names.iter().filter(|name| !seen.contains(name)) {
        problems.error(
            line,
            format!("`order` does not name `{name}`, which is in this folder"),
            "add it where it belongs, or delete its file",
        );
    }
}

/// The contents of every module name its parts as they now are; the parts and the page of the training carry them.
pub(crate) fn list(language: &mut Language) {
    let parts: BTreeMap<Id, PartLine> = language
        .units
        .values()
        .filter_map(|unit| match unit {
            Unit::Part(_, part) => Some((part.page.id.clone(), part.line())),
            _ => None,
        })
        .collect();
    let mut lines: Vec<ModuleLine> = Vec::new();
    for unit in language.units.values_mut() {
        let (Unit::Module(module) | Unit::Part(module, _)) = unit else {
            continue;
        };
        for line in &mut module.parts {
            line.clone_from(&parts[&line.page]);
        }
        if let Unit::Module(module) = unit {
            lines.push(module.line());
        }
    }
    lines.sort_by_key(|line| line.number);
    if let Some(Unit::Page(_, modules)) = language.units.get_mut(Place::Training.name()) {
        *modules = lines;
    }
}
