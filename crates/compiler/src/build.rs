//! From folders to units: reads tables, then every page of every language, then compares the languages.

use crate::catalogue::{Catalogue, catalogue};
use crate::compare::compare;
use crate::cut::Lines;
use crate::fence::body;
use crate::flow::role_play;
use crate::head::{Head, split, toml_fault};
use crate::markdown::inline;
use crate::problem::Problems;
use crate::stamp::{fingerprint, stamped};
use crate::tables::{self, Avoid, LineFacts, Term};
use crate::tree::{Kind, Tree};
use crate::wording::{Prose, Voice, check};
use crate::{Compiled, Counts, Language};
use domain::block::SourceLine;
use domain::id::Id;
use domain::line::{Line, Speed};
use domain::route::{Place, Route};
use domain::text::{Inline, Target};
use domain::unit::{Inventory, Module, Page, Part, Unit};
use serde::Deserialize;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Competency codes: ENACT-15 as used in WHO/UNICEF EQUIP, and our own additions (`domain.md` 2).
const COMPETENCIES: [(char, u8); 2] = [('E', 15), ('P', 6)];

/// What a page is compiled with, and what it leaves behind.
pub(crate) struct Context<'a> {
    pub(crate) file: &'a str,
    pub(crate) page: String,
    pub(crate) problems: &'a Problems,
    pub(crate) sources: &'a BTreeMap<String, SourceLine>,
    pub(crate) glossary: &'a BTreeMap<String, Term>,
    pub(crate) lines: &'a [(Vec<Speed>, Line)],
    pub(crate) figures: &'a BTreeMap<String, String>,
    pub(crate) objectives: Vec<Id>,
    catalogue: &'a Catalogue,
    avoid: &'a [Avoid],
    anchors: RefCell<BTreeSet<Id>>,
    wanted: RefCell<Vec<(usize, Route, Id)>>,
    items: RefCell<BTreeMap<Id, usize>>,
    headings: Cell<u32>,
    numbers: Cell<u8>,
    words: Cell<usize>,
}

impl Context<'_> {
    pub(crate) fn error(&self, line: usize, what: impl Into<String>, mend: impl Into<String>) {
        self.problems.error(self.file, line, what, mend);
    }

    /// Reads an id, or notes that it is none.
    pub(crate) fn id(&self, name: &str, line: usize) -> Option<Id> {
        Id::try_from(name)
            .map_err(|error| self.error(line, error.to_string(), "write a short id, such as n1"))
            .ok()
    }

    /// Notes that something on this page can be linked to.
    pub(crate) fn anchor(&self, id: &Id, line: usize) {
        if !self.anchors.borrow_mut().insert(id.clone()) {
            self.error(
                line,
                format!("the id `{id}` stands twice on this page"),
                "give one of them another id",
            );
        }
    }

    /// Notes an item; its id must be its own in the whole content, which the page's id in it ensures.
    pub(crate) fn item(&self, id: &Id, line: usize) {
        if self.items.borrow_mut().insert(id.clone(), line).is_some() {
            self.error(
                line,
                format!("two items have the id `{id}`"),
                "give one of them another id",
            );
        }
    }

    /// An id for a heading without one.
    pub(crate) fn next_heading(&self) -> Id {
        self.headings.set(self.headings.get() + 1);
        Id::try_from(format!("s{}", self.headings.get()))
            .unwrap_or_else(|_| unreachable!("a letter and digits"))
    }

    /// Number of the next item on the page.
    pub(crate) fn next_item(&self) -> u8 {
        self.numbers.set(self.numbers.get().saturating_add(1));
        self.numbers.get()
    }

    /// Checks a competency code.
    pub(crate) fn competency(&self, code: &str, line: usize) {
        let known = COMPETENCIES.iter().any(|(letter, most)| {
            code.strip_prefix(*letter)
                .and_then(|number| number.parse().ok())
                .is_some_and(|number| (1..=*most).contains(&number))
        });
        if !known {
            self.error(
                line,
                format!("`{code}` is not a competency"),
                "use E1 to E15 or P1 to P6",
            );
        }
    }

    /// Checks prose and counts its words.
    pub(crate) fn prose(&self, prose: Prose) {
        self.words
            .set(self.words.get() + prose.text.split_whitespace().count());
        check(self.file, &prose, self.avoid, self.problems);
    }

    /// Where a link leads.
    pub(crate) fn target(&self, to: &str, line: usize) -> Option<Target> {
        if let Some(rest) = to.strip_prefix("to:") {
            let (name, anchor) = rest
                .split_once('#')
                .map_or((rest, None), |(name, anchor)| (name, Some(anchor)));
            let Some(route) = self.catalogue.get(name) else {
                self.error(
                    line,
                    format!("the link `{to}` leads nowhere"),
                    "name a place or the id of a page that exists",
                );
                return None;
            };
            let anchor = anchor.and_then(|anchor| self.id(anchor, line));
            if let Some(anchor) = &anchor {
                self.wanted
                    .borrow_mut()
                    .push((line, route.clone(), anchor.clone()));
            }
            return Some(Target::Page(route.path(), anchor));
        }
        if let Some(number) = to.strip_prefix("tel:") {
            let digits = number.strip_prefix('+').unwrap_or(number);
            if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
                return Some(Target::Call(number.to_owned()));
            }
        }
        if to.starts_with("https://") {
            return Some(Target::Outside(to.to_owned()));
        }
        self.error(
            line,
            format!("the link `{to}` is of no kind that pages have"),
            "use to:, tel: or https://",
        );
        None
    }
}

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

/// What all languages share.
struct Shared {
    problems: Problems,
    sources: BTreeMap<String, SourceLine>,
    facts: Vec<LineFacts>,
    figures: BTreeMap<String, String>,
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

fn language(
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

/// Puts lessons and role-plays together as their module says.
fn modules(
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
fn list_modules(language: &mut Language) {
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

/// Paths of translations that are older than their source, or not there at all; safety-relevant ones are given back.
fn stale(tree: &Tree, source: &Tree, problems: &Problems) -> BTreeSet<String> {
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
fn fall_back(language: &mut Language, source: &Language, code: &str, stale: &BTreeSet<String>) {
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
