//! One language: every page of its folder, put together to units.

use crate::build::Shared;
use crate::catalogue::catalogue;
use crate::compare::compare;
use crate::context::Context;
use crate::cut::Lines;
use crate::fence::body;
use crate::flow::role_play;
use crate::head::{Head, split};
use crate::markdown::inline;
use crate::module::{list_modules, modules};
use crate::tables;
use crate::translation::{fall_back, stale};
use crate::tree::{Kind, Tree};
use crate::wording::Voice;
use crate::{Counts, Language};
use domain::id::Id;
use domain::route::{Place, Route};
use domain::text::Inline;
use domain::unit::{Inventory, Page, Part, Unit};
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn language(
    shared: &Shared,
    tree: &Tree,
    name: &str,
    source: Option<(&Tree, &Language)>,
) -> Language {
    let problems = &shared.problems;
    let catalogue = catalogue(tree, problems);
    let text = |path: &str| tree.files.get(path);
    let glossary = tables::glossary(&tree.name("glossary.toml"), text("glossary.toml"), problems);
    let avoid = tables::avoid(&tree.name("avoid.toml"), text("avoid.toml"), problems);
    let lines = tables::lines(
        &tree.name("lines.toml"),
        text("lines.toml"),
        &shared.facts,
        problems,
    );
    let mut language = Language {
        code: tree.code.clone(),
        name: name.to_owned(),
        units: BTreeMap::new(),
        inventory: Inventory::default(),
        counts: Counts::default(),
    };
    let stale = source
        .map(|(source, _)| stale(tree, source, problems))
        .unwrap_or_default();
    let mut files = BTreeMap::new();
    let mut parts: BTreeMap<Id, Part> = BTreeMap::new();
    let mut anchors: BTreeMap<String, BTreeSet<Id>> = BTreeMap::new();
    let mut wanted = Vec::new();
    for (path, kind) in tree.pages(problems) {
        let file = tree.name(path);
        let Some((head, rest, first)) = split(&file, &tree.files[path], problems) else {
            continue;
        };
        let expected = match &kind {
            Kind::Page(Route::Place(place)) => place.name().to_owned(),
            Kind::Page(route) => route.unit(),
            Kind::Lesson(module, part) | Kind::RolePlay(module, part) => format!("{module}-{part}"),
        };
        if head.id != expected {
            let what = if head.id.is_empty() {
                "the page has no id".to_owned()
            } else {
                format!("the id `{}` does not fit the file's place", head.id)
            };
            problems.error(&file, 2, what, format!("write id = \"{expected}\""));
        }
        let Ok(id) = Id::try_from(expected.as_str()) else {
            continue;
        };
        let objectives = head
            .objectives
            .keys()
            .filter_map(|name| Id::try_from(name.as_str()).ok())
            .collect();
        let context = Context {
            file: &file,
            page: expected.clone(),
            problems,
            sources: &shared.sources,
            glossary: &glossary,
            lines: &lines,
            figures: &shared.figures,
            objectives,
            catalogue: &catalogue,
            avoid: &avoid,
            anchors: RefCell::default(),
            wanted: RefCell::default(),
            items: RefCell::default(),
            headings: Cell::new(0),
            numbers: Cell::new(0),
            words: Cell::new(0),
        };
        let lines = Lines::of(rest, first);
        let mut page = page(&context, &head, id);
        let mut flow = None;
        let route = match kind {
            Kind::Page(route) => {
                page.blocks = body(&context, &lines);
                route
            }
            Kind::Lesson(module, part) => {
                page.blocks = body(&context, &lines);
                language.counts.lessons += 1;
                Route::Part(module, part)
            }
            Kind::RolePlay(module, part) => {
                let play = role_play(&context, &head, &lines);
                page.blocks = play.intro;
                flow = Some((play.flow, play.after));
                Route::Part(module, part)
            }
        };
        for item in domain::block::items(&page.blocks) {
            language.counts.items += 1;
            language.counts.options += item.options.len();
            language.inventory.items.push(item.id.clone());
        }
        language.counts.pages += 1;
        language.counts.words += context.words.get();
        language.inventory.pages.push(route.path());
        anchors.insert(route.path(), context.anchors.into_inner());
        wanted.extend(
            context
                .wanted
                .into_inner()
                .into_iter()
                .map(|wanted| (file.clone(), wanted)),
        );
        files.insert(page.id.to_string(), file.clone());
        match route {
            Route::Part(module, part) => {
                let objectives = head
                    .objectives
                    .iter()
                    .filter_map(|(name, words)| {
                        Some((
                            Id::try_from(name.as_str()).ok()?,
                            vec![Inline::Text(words.clone())],
                        ))
                    })
                    .collect();
                let part = Part {
                    part,
                    page,
                    competencies: head.competencies.clone(),
                    objectives,
                    flow,
                };
                parts.insert(part.page.id.clone(), part);
                let _ = module;
            }
            route => {
                language
                    .units
                    .insert(route.unit(), Unit::Page(page, vec![]));
            }
        }
    }
    modules(tree, problems, &mut language, parts);
    if let (Some((source_tree, source)), false) = (source, stale.is_empty()) {
        fall_back(&mut language, source, &source_tree.code, &stale);
    }
    list_modules(&mut language);
    for (file, (line, route, anchor)) in wanted {
        if !anchors
            .get(&route.path())
            .is_some_and(|found| found.contains(&anchor))
        {
            problems.error(
                &file,
                line,
                format!("the link leads to `#{anchor}`, which is not on that page"),
                "give the heading this id, as in ## Title {#id}",
            );
        }
    }
    for place in Place::ALL.map(|row| row.0) {
        if !language.units.contains_key(place.name()) {
            let what = format!("the place `{}` has no page", place.name());
            problems.error(
                &tree.name(&format!("pages/{}.md", place.name())),
                0,
                what,
                "write it",
            );
        }
    }
    if let Some((_, source)) = source {
        compare(&source.units, &language.units, &files, problems);
    }
    language
}

fn page(context: &Context, head: &Head, id: Id) -> Page {
    for (key, value) in [("title", &head.title), ("outside", &head.outside)] {
        if value.is_empty() {
            context.error(
                1,
                format!("the head has no {key}"),
                format!("write {key} = \"…\""),
            );
        }
    }
    for code in &head.competencies {
        context.competency(code, 1);
    }
    Page {
        id,
        title: inline(context, &head.title, 1, Voice::Scene),
        outside: head.outside.clone(),
        kind: head.kind.clone(),
        lead: inline(context, &head.lead, 1, Voice::Ours),
        minutes: head.minutes,
        instead: None,
        blocks: vec![],
    }
}
