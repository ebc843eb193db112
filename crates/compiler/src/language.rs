//! One language: every page of its folder, put together to units, then the checks that need all of them.

use crate::build::Shared;
use crate::catalogue::catalogue;
use crate::compare::{Outlines, compare};
use crate::context::{Known, Left};
use crate::figures::{Figures, Reading};
use crate::guide;
use crate::head;
use crate::index::{Text, index};
use crate::lines::{LineFacts, lines};
use crate::module::{list, modules};
use crate::page::{self, Content};
use crate::problem::Problems;
use crate::translation::{fall_back, stale};
use crate::tree::{Kind, Tree};
use crate::{Counts, Language, tables};
use domain::block::{Block, items};
use domain::guide::Guide;
use domain::id::Id;
use domain::line::{Line, Speed};
use domain::route::Route;
use domain::search::Index;
use domain::track::Track;
use domain::unit::{Inventory, Page, Part, PartKind, Unit};
use std::collections::{BTreeMap, BTreeSet};

/// Whether it is a lesson of its own, and not another's version for pupils.
fn is_lesson(content: &Content) -> bool {
    matches!(content, Content::Part(part) if part.kind == PartKind::Lesson && part.only != Some(Track::Teen))
}

/// What the pages of a language leave behind, gathered.
#[derive(Default)]
struct Gathered {
    parts: BTreeMap<Id, Part>,
    anchors: BTreeMap<String, BTreeSet<Id>>,
    wanted: Vec<(String, usize, Route, Id)>,
    items: BTreeMap<Id, String>,
    guide: Vec<Page>,
    outlines: Outlines,
    texts: Vec<Text>,
}

impl Gathered {
    /// Notes which places on pages a file links to.
    fn want(&mut self, file: &str, wanted: Vec<(usize, Route, Id)>) {
        let wanted = wanted.into_iter();
        self.wanted
            .extend(wanted.map(|(line, route, id)| (file.to_owned(), line, route, id)));
    }
}

/// Compiles a language; `source` is the source language, if this is a translation.
pub(crate) fn language(
    shared: &Shared,
    tree: &Tree,
    (name, sentence): (&str, usize),
    source: Option<(&Tree, &Language)>,
) -> Language {
    let problems = &shared.problems;
    let stale = source.map(|(source, _)| stale(tree, source, problems));
    let lines_from = source
        .map(|(source, _)| source)
        .filter(|_| stale.as_ref().is_some_and(|stale| stale.lines));
    let known = known(shared, tree, lines_from);
    let mut language = Language {
        code: tree.code.clone(),
        name: name.to_owned(),
        units: BTreeMap::new(),
        inventory: Inventory::default(),
        index: Index::default(),
        counts: Counts::default(),
        figures: Figures::default(),
        sentence,
        readings: vec![],
    };
    let mut gathered = Gathered::default();
    for (path, kind) in &tree.pages {
        let file = tree.name(path);
        let compiled = page::compile(&tree.files[path], kind, &known, &problems.of(&file));
        if let Some(compiled) = compiled {
            language.counts.lessons += usize::from(is_lesson(&compiled.content));
            let is_page = !matches!(kind, Kind::Pool(..));
            let compiled = (compiled, is_page);
            gather(compiled, file, &mut language, &mut gathered, problems);
        }
    }
    put_guide(shared, tree, &known, &mut language, &mut gathered);
    let Gathered {
        parts,
        anchors,
        wanted,
        outlines,
        mut texts,
        ..
    } = gathered;
    for text in &mut texts {
        text.add_words_of_tables(&language.units);
    }
    language.index = index(texts, &language.code);
    modules(tree, &known, problems, &mut language, parts);
    if let (Some((_, source)), Some(stale)) = (source, &stale) {
        fall_back(&mut language, source, stale);
    }
    list(&mut language);
    for (file, line, route, anchor) in wanted {
        let there = anchors.get(&route.path());
        if there.is_some_and(|there| !there.contains(&anchor)) {
            problems.of(&file).error(
                line,
                format!("the link leads to `#{anchor}`, which is not on that page"),
                format!("give a heading there this id, as in ## Title {{#{anchor}}}, or link to the page alone"),
            );
        }
    }
    match source {
        // What a translation lacks is named by its source.
        Some((_, source)) => compare(&source.units, &language.units, &outlines, tree, problems),
        None => {
            for place in page::missing(&tree.pages) {
                let problems = problems.of(tree.name(&format!("pages/{place}.md")));
                if !problems.is_noted() {
                    problems.error(
                        0,
                        format!("the place `{place}` has no page"),
                        "write this file; docs/for-authors.md shows how",
                    );
                }
            }
        }
    }
    language
}

/// The telephone lines in the words of another language, marked as such. Its problems are noted with that language.
fn borrowed_lines(source: &Tree, facts: &[LineFacts]) -> Option<Vec<(Vec<Speed>, Line)>> {
    let noted_elsewhere = Problems::default();
    let file = source.name("lines.toml");
    let mut borrowed = lines(
        source.files.get("lines.toml"),
        facts,
        &[],
        &noted_elsewhere.of(&file),
    )?;
    for (_, line) in &mut borrowed {
        line.instead = Some(source.code.clone());
    }
    Some(borrowed)
}

/// The objectives of all lessons, as the checks of their modules name them.
fn objectives(tree: &Tree) -> Vec<(Id, Id)> {
    let mut found = Vec::new();
    for (path, kind) in &tree.pages {
        let Kind::Part(PartKind::Lesson, module, lesson) = kind else {
            continue;
        };
        for objective in head::objectives(&tree.files[path]) {
            let id = Id::try_from(format!("{lesson}-{objective}"));
            found.extend(id.map(|id| (module.clone(), id)));
        }
    }
    found
}

/// What the pages may name. The words of the telephone lines are taken from another language's tree where the own ones
/// are stale.
fn known<'a>(shared: &'a Shared, tree: &Tree, lines_from: Option<&Tree>) -> Known<'a> {
    let problems = |path: &str| shared.problems.of(tree.name(path));
    let text = |path: &str| tree.files.get(path);
    let avoid = tables::avoid(text("avoid.toml"), &problems("avoid.toml"));
    tables::messages(text("messages.toml"), &avoid, &problems("messages.toml"));
    let facts = shared.facts.as_ref();
    let own =
        facts.and_then(|facts| lines(text("lines.toml"), facts, &avoid, &problems("lines.toml")));
    let lines = match lines_from {
        None => own,
        Some(source) => facts.and_then(|facts| borrowed_lines(source, facts)),
    };
    Known {
        sources: shared.sources.as_ref(),
        glossary: tables::glossary(text("glossary.toml"), &avoid, &problems("glossary.toml")),
        lines,
        drawings: &shared.drawings,
        catalogue: catalogue(tree, &shared.problems),
        objectives: objectives(tree),
        has_guide: shared.rules.is_some(),
        avoid,
    }
}

/// Keeps what a file gives; the flag tells whether it is a page of its own.
fn gather(
    (compiled, is_page): (page::Compiled, bool),
    file: String,
    language: &mut Language,
    gathered: &mut Gathered,
    problems: &Problems,
) {
    let page::Compiled {
        route,
        content,
        left,
    } = compiled;
    let Left {
        anchors,
        wanted,
        items: own_items,
        outline,
        words,
        item_words,
        prose,
        sections,
        ..
    } = left;
    language.readings.push(Reading {
        file: file.clone(),
        page: content.page().id.clone(),
        prose: prose.clone(),
        items: own_items.clone(),
        item_words,
    });
    if is_page && !matches!(content, Content::Guide(_)) {
        let text = Text::of(&route, content.page(), prose, sections);
        gathered.texts.extend(text);
    }
    for (id, line) in own_items {
        if let Some(other) = gathered.items.insert(id.clone(), file.clone()) {
            problems.of(&file).error(
                line,
                format!("two items have the id `{id}`, one of them in {other}"),
                "give one of them another id",
            );
        }
    }
    let after = match &content {
        Content::Part(Part {
            flow: Some((_, after)),
            ..
        }) => after.as_slice(),
        _ => &[],
    };
    for item in items(&content.page().blocks)
        .into_iter()
        .chain(items(after))
    {
        language.counts.items += 1;
        language.counts.options += item.task.count();
    }
    language.counts.words += words;
    let known = gathered.anchors.entry(route.path()).or_default();
    for anchor in &anchors {
        if known.contains(anchor) {
            problems.of(&file).error(
                0,
                format!("the id `{anchor}` stands also on another page of the guide"),
                "give one of them another id; all pages of the guide are shown on one",
            );
        }
    }
    known.extend(anchors);
    gathered.want(&file, wanted);
    gathered
        .outlines
        .insert(content.page().id.clone(), (file, outline));
    match content {
        Content::Guide(page) => {
            gathered.guide.push(page);
            return;
        }
        Content::Page(page) => {
            let name = route.unit();
            language.units.insert(name, Unit::Page(page, vec![]));
        }
        Content::Part(part) => {
            gathered.parts.insert(part.page.id.clone(), part);
            if !is_page {
                return;
            }
        }
    }
    language.counts.pages += 1;
    language.inventory.pages.push(route.path());
}

/// Puts the guide, with the pages of its results, where its block stands.
fn put_guide(
    shared: &Shared,
    tree: &Tree,
    known: &Known,
    language: &mut Language,
    gathered: &mut Gathered,
) {
    let Some(rules) = &shared.rules else {
        return;
    };
    let problems = &shared.problems;
    for name in Guide::PAGES {
        let path = format!("guide/{name}.md");
        if !tree.files.contains_key(&path) {
            problems.of(tree.name(&path)).error(
                0,
                "the file is missing",
                "write this page of the guide; docs/for-authors.md shows how",
            );
        }
    }
    let Some((mut found, left)) = guide::guide(rules, tree, known, problems) else {
        return;
    };
    found.pages = std::mem::take(&mut gathered.guide);
    language.counts.words += left.words;
    gathered.want(&tree.name(guide::FILE), left.wanted);
    for unit in language.units.values_mut() {
        let Unit::Page(page, _) = unit else { continue };
        for block in &mut page.blocks {
            match block {
                Block::Guide(place) => place.clone_from(&found),
                Block::Levels(levels) => levels.version.clone_from(&found.version),
                _ => {}
            }
        }
    }
}
