//! Role-plays: a graph with memory, one who walks it, and one who checks it.
//!
//! The text is content, the routing is data, and the walking is here; the guide of a later step walks the same graph.

mod check;
mod walk;

pub use check::{Fault, check};
pub use walk::{Step, Walker};

use crate::block::Block;
use crate::id::Id;
use crate::read::{structure, variants};
use crate::text::Inline;
use serde::Serialize;

/// A graph of nodes with choices, and what it remembers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Flow {
    /// Numbers that are remembered, such as trust or minutes.
    pub memory: Vec<Counter>,
    /// Facts that are remembered once they happened.
    pub flags: Vec<Id>,
    /// The first is where one begins.
    pub nodes: Vec<Node>,
}

structure! { Flow { memory, flags, nodes } }

/// A remembered number, kept between its bounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counter {
    /// Its name.
    pub id: Id,
    /// Value at the beginning.
    pub start: i16,
    /// Never less than this.
    pub least: i16,
    /// Never more than this.
    pub most: i16,
}

structure! { Counter { id, start, least, most } }

/// A step: what one reads and what one may choose. Without choices it is an ending.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Node {
    /// Stable id.
    pub id: Id,
    /// Its heading.
    pub title: Vec<Inline>,
    /// What is shown, each under its condition.
    pub shown: Vec<Shown>,
    /// What one may say or do.
    pub choices: Vec<Choice>,
}

structure! { Node { id, title, shown, choices } }

/// A block that is shown when its condition holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// All must hold; none means always.
    pub when: Vec<Condition>,
    /// What is shown.
    pub block: Block,
}

structure! { Shown { when, block } }

/// Something one may say or do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// Stable within its node.
    pub id: Id,
    /// What it does to the other person.
    pub kind: Effect,
    /// The words.
    pub words: Vec<Inline>,
    /// What the other person answers; the first whose condition holds.
    pub replies: Vec<Answer>,
    /// What the words did, without scolding.
    pub coach: Vec<Inline>,
    /// Codes of the competencies it shows; none where it does not help.
    pub shows: Vec<String>,
    /// What is remembered of it.
    pub changes: Vec<Change>,
    /// Where it leads; the first whose condition holds.
    pub next: Vec<Next>,
}

structure! { Choice { id, kind, words, replies, coach, shows, changes, next } }

/// An answer of the other person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// All must hold.
    pub when: Vec<Condition>,
    /// The words.
    pub words: Vec<Inline>,
}

structure! { Answer { when, words } }

/// Whether a choice helps, after the idea of the WHO/UNICEF EQUIP rating of helping behaviours: harmful ones are
/// counted apart from helpful ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Effect {
    /// Leads on.
    Helpful,
    /// Stalls.
    Neutral,
    /// Can hurt; one may repair it and try again.
    Harmful,
}

variants! { Effect { Helpful, Neutral, Harmful } }

/// A condition on what is remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Condition {
    /// The number is at least this.
    AtLeast(Id, i16),
    /// The number is at most this.
    AtMost(Id, i16),
    /// It happened.
    Flag(Id),
    /// It did not happen.
    NoFlag(Id),
    /// This step is tried again.
    Again,
}

variants! { Condition {
AtLeast(number, bound),
AtMost(number, bound),
Flag(fact),
NoFlag(fact),
Again,
} }

/// A change of what is remembered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Change {
    /// Adds to a number.
    Add(Id, i16),
    /// Something happened.
    Flag(Id),
}

variants! { Change { Add(number, change), Flag(fact) } }

/// Where a choice leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Next {
    /// All must hold.
    pub when: Vec<Condition>,
    /// Node, or the same step once more.
    pub to: To,
}

structure! { Next { when, to } }

/// A target of [`Next`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum To {
    /// This node.
    Node(Id),
    /// The same step once more.
    Again,
}

variants! { To { Node(id), Again } }

impl Flow {
    /// The node with this id.
    pub fn node(&self, id: &Id) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == *id)
    }
}

#[cfg(test)]
mod tests;
