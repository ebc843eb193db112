//! What a page is compiled with, and what it leaves behind for the checks on the whole language.

use crate::catalogue::Catalogue;
use crate::fence::Drawings;
use crate::lines::is_number;
use crate::problem::InFile;
use crate::tables::{Avoid, Term};
use crate::wording::{Prose, check};
use domain::block::SourceLine;
use domain::id::Id;
use domain::line::{Line, Speed};
use domain::route::Route;
use domain::text::{Inline, Target};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// Competency codes: ENACT-15 as used in WHO/UNICEF EQUIP, and our own additions (`domain.md` 2).
const COMPETENCIES: [(char, u8); 2] = [('E', 15), ('P', 6)];

/// What the pages of a language may name. What could not be read is `None`: nothing is asked of it then.
pub(crate) struct Known<'a> {
    pub(crate) sources: Option<&'a BTreeMap<String, SourceLine>>,
    pub(crate) glossary: Option<BTreeMap<String, Term>>,
    pub(crate) lines: Option<Vec<(Vec<Speed>, Line)>>,
    pub(crate) drawings: &'a Drawings,
    pub(crate) catalogue: Catalogue,
    /// Objectives of all lessons: module, and lesson and objective as the check of the module names them.
    pub(crate) objectives: Vec<(Id, Id)>,
    pub(crate) has_guide: bool,
    pub(crate) avoid: Vec<Avoid>,
}

/// What a page is compiled with.
pub(crate) struct Context<'a> {
    /// Id of the page.
    pub(crate) page: &'a str,
    pub(crate) problems: &'a InFile<'a>,
    pub(crate) known: &'a Known<'a>,
    /// Ids of the objectives that items may name.
    pub(crate) objectives: Vec<Id>,
    /// What it leaves behind.
    pub(crate) left: RefCell<Left>,
}

/// What is known of a page once it is compiled.
#[derive(Default)]
pub(crate) struct Left {
    /// What can be linked to on it.
    pub(crate) anchors: BTreeSet<Id>,
    /// Links to places on pages: line, page, place.
    pub(crate) wanted: Vec<(usize, Route, Id)>,
    /// Its items with their lines.
    pub(crate) items: Vec<(Id, usize)>,
    /// Its situations: id, title, line, and how many items belong to each.
    situations: Vec<(Id, Vec<Inline>, usize, usize)>,
    /// The lines on which its blocks and nodes begin, as the shape of the page names them.
    pub(crate) outline: Vec<usize>,
    /// Words a person reads.
    pub(crate) words: usize,
    /// Those of them that stand in items.
    pub(crate) item_words: usize,
    /// Everything a person reads, piece by piece with its line.
    pub(crate) prose: Vec<(usize, String)>,
    /// The headings of the second level: line, id, words.
    pub(crate) sections: Vec<(usize, Id, String)>,
    headings: u32,
}

impl Context<'_> {
    /// Reads an id, or notes that it is none.
    pub(crate) fn id(&self, name: &str, line: usize) -> Option<Id> {
        Id::try_from(name)
            .map_err(|error| {
                let mend = "write a short id, such as n1";
                self.problems.error(line, error.to_string(), mend);
            })
            .ok()
    }

    /// Notes that something on this page can be linked to.
    pub(crate) fn anchor(&self, id: &Id, line: usize) {
        if !self.left.borrow_mut().anchors.insert(id.clone()) {
            self.problems.error(
                line,
                format!("the id `{id}` stands twice on this page"),
                "give one of them another id",
            );
        }
    }

    /// An id for a heading without one, such as no author writes.
    pub(crate) fn next_heading(&self) -> Id {
        let mut left = self.left.borrow_mut();
        left.headings += 1;
        Id::try_from(format!("at-{}", left.headings))
            .unwrap_or_else(|_| unreachable!("letters, a hyphen and digits"))
    }

    /// Notes an item and gives its number on the page.
    pub(crate) fn item(&self, id: &Id, line: usize) -> u8 {
        let mut left = self.left.borrow_mut();
        left.items.push((id.clone(), line));
        u8::try_from(left.items.len()).unwrap_or(u8::MAX)
    }

    /// Notes a situation that items below it may belong to.
    pub(crate) fn situation(&self, id: &Id, title: &[Inline], line: usize) {
        let situation = (id.clone(), title.to_vec(), line, 0);
        self.left.borrow_mut().situations.push(situation);
    }

    /// The situation above with this name, which has one item more.
    pub(crate) fn situation_of(&self, name: &str) -> Option<(Id, Vec<Inline>)> {
        let mut left = self.left.borrow_mut();
        let mut situations = left.situations.iter_mut();
        let (id, title, _, items) = situations.find(|(id, ..)| id.as_str() == name)?;
        *items += 1;
        Some((id.clone(), title.clone()))
    }

    /// Notes situations with too few or too many items, once the whole page is read.
    pub(crate) fn check_situations(&self) {
        for (id, _, line, items) in &self.left.borrow().situations {
            if !(2..=4).contains(items) {
                self.problems.error(
                    *line,
                    format!("the situation `{id}` has {items} items"),
                    "give it two to four, each with situation: and its id among its first lines; one item tells its case itself",
                );
            }
        }
    }

    /// Checks a competency code.
    pub(crate) fn competency(&self, code: &str, line: usize) {
        let known = COMPETENCIES.iter().any(|(letter, most)| {
            code.strip_prefix(*letter)
                .and_then(|number| number.parse().ok())
                .is_some_and(|number| (1..=*most).contains(&number))
        });
        if !known {
            self.problems.error(
                line,
                format!("`{code}` is not a competency"),
                "use E1 to E15 or P1 to P6",
            );
        }
    }

    /// Whether this is the id of a source; also if the sources could not be read.
    pub(crate) fn is_source(&self, id: &str) -> bool {
        self.known
            .sources
            .is_none_or(|sources| sources.contains_key(id))
    }

    /// Checks prose and counts its words.
    pub(crate) fn prose(&self, prose: &Prose) {
        let mut left = self.left.borrow_mut();
        left.words += prose.text.split_whitespace().count();
        left.prose.push((prose.line, prose.text.clone()));
        drop(left);
        check(prose, &self.known.avoid, self.problems);
    }

    /// Where a link leads.
    pub(crate) fn target(&self, to: &str, line: usize) -> Option<Target> {
        if let Some(rest) = to.strip_prefix("to:") {
            let (name, anchor) = rest
                .split_once('#')
                .map_or((rest, None), |(name, anchor)| (name, Some(anchor)));
            let Some(route) = self.known.catalogue.get(name) else {
                self.problems.error(
                    line,
                    format!("the link `{to}` leads nowhere"),
                    "write to: and a place such as help, or the id of a page that exists, such as m1-l2",
                );
                return None;
            };
            let anchor = anchor.and_then(|anchor| self.id(anchor, line));
            if let Some(anchor) = &anchor {
                let wanted = (line, route.clone(), anchor.clone());
                self.left.borrow_mut().wanted.push(wanted);
            }
            return Some(Target::Page(route.path(), anchor));
        }
        if let Some(number) = to.strip_prefix("tel:").filter(|number| is_number(number)) {
            let calls =
                |(_, found): &(Vec<Speed>, Line)| found.call.iter().any(|call| call == number);
            if self
                .known
                .lines
                .as_ref()
                .is_some_and(|lines| !lines.iter().any(calls))
            {
                self.problems.error(
                    line,
                    format!("the number {number} is not in content/lines.toml"),
                    "write a number that stands there under call, or add its line there with evidence and date",
                );
            }
            return Some(Target::Call(number.to_owned()));
        }
        if to.starts_with("https://") {
            return Some(Target::Outside(to.to_owned()));
        }
        self.problems.error(
            line,
            format!("the link `{to}` is of no kind that pages have"),
            "write to: and a page, tel: and digits only, or an address that begins with https://",
        );
        None
    }
}
