//! Units: what stands in one data file. A page of a place, the contents of a training module, or one of its parts.

use crate::block::Block;
use crate::flow::Flow;
use crate::id::Id;
use crate::line::Speed;
use crate::read::{structure, variants};
use crate::text::Inline;
use crate::track::Track;
use serde::Serialize;

/// One data file of one language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(clippy::large_enum_variant, reason = "one of them is held at a time")]
pub enum Unit {
    /// A page; the page of the training place carries the list of modules.
    Page(Page, Vec<ModuleLine>),
    /// The contents of a training module.
    Module(Module),
    /// A lesson or a role-play, with the contents of its module.
    Part(Module, Part),
}

variants! { Unit { Page(page, modules), Module(module), Part(module, part) } }

/// A page of any kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Page {
    /// Stable id.
    pub id: Id,
    /// What stands on the page itself, in plain words.
    pub title: Vec<Inline>,
    /// What the browser's tab and history show: neutral, never the topic.
    pub outside: String,
    /// Kind of page, over the title; may be empty.
    pub kind: String,
    /// One sentence under the title; may be empty.
    pub lead: Vec<Inline>,
    /// How long it takes, in minutes.
    pub minutes: Option<u8>,
    /// Set when this is the text of another language because the translation is older than its source:
    /// the code of that language.
    pub instead: Option<String>,
    /// What is on it.
    pub blocks: Vec<Block>,
}

structure! { Page { id, title, outside, kind, lead, minutes, instead, blocks } }

/// A training module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Module {
    /// Stable id, such as `m1`.
    pub id: Id,
    /// Number shown, from 1.
    pub number: u8,
    /// Title.
    pub title: Vec<Inline>,
    /// Neutral words for tab and history.
    pub outside: String,
    /// What one learns in it.
    pub summary: Vec<Inline>,
    /// Lessons and role-plays in order.
    pub parts: Vec<PartLine>,
    /// The track it is for; `None` if it is for both.
    pub only: Option<Track>,
}

structure! { Module { id, number, title, outside, summary, parts, only } }

/// A part in the contents of its module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartLine {
    /// Id within the module.
    pub part: Id,
    /// Id of its page.
    pub page: Id,
    /// Title.
    pub title: Vec<Inline>,
    /// How long it takes, in minutes.
    pub minutes: Option<u8>,
    /// What it is.
    pub kind: PartKind,
    /// The track it is for; `None` if it is for both. A lesson for one track takes the place of another for the other.
    pub only: Option<Track>,
}

structure! { PartLine { part, page, title, minutes, kind, only } }

/// What a part of a module is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum PartKind {
    /// Something to learn, with items.
    Lesson,
    /// A conversation to try.
    RolePlay,
    /// Items over the whole module; each names an objective of a lesson, as `l2-o1`.
    Check,
}

variants! { PartKind { Lesson, RolePlay, Check } }

/// A lesson, a role-play or the check of a module.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Id within the module: `l1`, `r1`, `c1`. The page's id is the whole one: `m1-l1`.
    pub part: Id,
    /// What it is.
    pub kind: PartKind,
    /// The page.
    pub page: Page,
    /// The track it is for; `None` if it is for both.
    pub only: Option<Track>,
    /// What it trains: codes of competencies, in a role-play with their names.
    pub competencies: Vec<(String, Vec<Inline>)>,
    /// What one can do afterwards: id and words. Only lessons have any.
    pub objectives: Vec<(Id, Vec<Inline>)>,
    /// The graph, if this is a role-play, and what is asked after it.
    pub flow: Option<(Flow, Vec<Block>)>,
}

structure! { Part { part, kind, page, only, competencies, objectives, flow } }

/// A module in the list of modules: enough to show progress without its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ModuleLine {
    /// Stable id.
    pub id: Id,
    /// Number shown.
    pub number: u8,
    /// Title.
    pub title: Vec<Inline>,
    /// What one learns in it.
    pub summary: Vec<Inline>,
    /// Its parts in order.
    pub parts: Vec<PartLine>,
    /// The track it is for; `None` if it is for both.
    pub only: Option<Track>,
}

structure! { ModuleLine { id, number, title, summary, parts, only } }

/// What exists, for links, progress and import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Inventory {
    /// Addresses relative to the language's folder.
    pub pages: Vec<String>,
}

structure! { Inventory { pages } }

/// Id of the heading over the exercise of a page, which other pages take over.
pub const EXERCISE: &str = "coba";

impl Unit {
    /// Addresses of the pages whose exercises this one takes over. Its own file holds no copy of them.
    pub fn used(&self) -> Vec<&str> {
        let Unit::Page(page, _) = self else {
            return vec![];
        };
        let used = page.blocks.iter().filter_map(|block| match block {
            Block::Use(address, ..) => Some(address.as_str()),
            _ => None,
        });
        used.collect()
    }

    /// Puts the exercises of other pages in their places. The others stand in the order of [`Unit::used`].
    pub fn take_over(&mut self, others: Vec<Unit>) {
        let Unit::Page(page, _) = self else { return };
        let places = page.blocks.iter_mut().filter_map(|block| match block {
            Block::Use(_, title, blocks, instead) => Some((title, blocks, instead)),
            _ => None,
        });
        for ((title, blocks, instead), other) in places.zip(others) {
            if let Unit::Page(other, _) = other {
                *title = other.title;
                *instead = other.instead;
                *blocks = exercise(other.blocks);
            }
        }
    }
}

/// What stands below the heading [`EXERCISE`], up to the next. Cards of numbers for later are left to the page itself:
/// elsewhere they would bury what follows.
fn exercise(blocks: Vec<Block>) -> Vec<Block> {
    let mut is_inside = false;
    let mut is_exercise = |block: &Block| match block {
        Block::Heading(2, id, _) => {
            is_inside = id.as_str() == EXERCISE;
            false
        }
        Block::Contacts(speed, _) => is_inside && *speed == Speed::Now,
        _ => is_inside,
    };
    blocks
        .into_iter()
        .filter(|block| is_exercise(block))
        .collect()
}

impl Module {
    /// The line of this module in the list of modules.
    pub fn line(&self) -> ModuleLine {
        ModuleLine {
            id: self.id.clone(),
            number: self.number,
            title: self.title.clone(),
            summary: self.summary.clone(),
            parts: self.parts.clone(),
            only: self.only,
        }
    }
}

impl Part {
    /// The line of this part in the contents of its module.
    pub fn line(&self) -> PartLine {
        PartLine {
            part: self.part.clone(),
            page: self.page.id.clone(),
            title: self.page.title.clone(),
            minutes: self.page.minutes,
            kind: self.kind,
            only: self.only,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(name: &str) -> Id {
        Id::try_from(name).expect("an id")
    }

    fn words(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.into())]
    }

    fn page(name: &str, blocks: Vec<Block>) -> Unit {
        let page = Page {
            id: id(name),
            title: words(name),
            outside: String::new(),
            kind: String::new(),
            lead: vec![],
            minutes: None,
            instead: None,
            blocks,
        };
        Unit::Page(page, vec![])
    }

    #[test]
    fn a_page_takes_over_what_stands_below_the_exercise_of_another_but_its_numbers_for_later() {
        let head = |name: &str| Block::Heading(2, id(name), words(name));
        let text = |name: &str| Block::Paragraph(words(name));
        let numbers = |speed| Block::Contacts(speed, vec![]);
        let tool = page(
            "a1",
            vec![
                text("before"),
                head(EXERCISE),
                text("exercise"),
                numbers(Speed::Now),
                numbers(Speed::Today),
                head("more"),
                text("after"),
            ],
        );
        let used = |title, blocks| Block::Use("mandiri/a1/".into(), title, blocks, None);
        let mut module = page("p1", vec![text("gate"), used(vec![], vec![])]);
        assert_eq!(module.used(), ["mandiri/a1/"]);
        module.take_over(vec![tool]);
        let exercise = vec![text("exercise"), numbers(Speed::Now)];
        let expected = vec![text("gate"), used(words("a1"), exercise)];
        assert_eq!(module, page("p1", expected));
    }

    /// A safety text that is older than its source is shown in the source's language; inside another page it must say so too.
    #[test]
    fn an_exercise_in_another_language_says_so_where_it_is_taken_over() {
        let used = |instead| Block::Use("mandiri/a1/".into(), vec![], vec![], instead);
        let mut module = page("p1", vec![used(None)]);
        let mut tool = page("a1", vec![]);
        if let Unit::Page(page, _) = &mut tool {
            page.title = vec![];
            page.instead = Some("id".into());
        }
        module.take_over(vec![tool]);
        assert_eq!(module, page("p1", vec![used(Some("id".into()))]));
    }
}
