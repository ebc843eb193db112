//! What a page is compiled with, and what it leaves behind for the checks on the whole language.

use crate::catalogue::Catalogue;
use crate::problem::Problems;
use crate::tables::{Avoid, Term};
use crate::wording::{Prose, check};
use domain::block::SourceLine;
use domain::id::Id;
use domain::line::{Line, Speed};
use domain::route::Route;
use domain::text::Target;
use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};

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
    pub(crate) catalogue: &'a Catalogue,
    pub(crate) avoid: &'a [Avoid],
    pub(crate) anchors: RefCell<BTreeSet<Id>>,
    pub(crate) wanted: RefCell<Vec<(usize, Route, Id)>>,
    pub(crate) items: RefCell<BTreeMap<Id, usize>>,
    pub(crate) headings: Cell<u32>,
    pub(crate) numbers: Cell<u8>,
    pub(crate) words: Cell<usize>,
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
