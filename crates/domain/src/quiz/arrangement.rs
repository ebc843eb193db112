//! Entries put into an order, or each to a target, and where they belong.
//!
//! An arrangement is a set of ids, as a choice of options is: `a-2` puts the entry `a` second, `a-mine` puts it to the
//! target `mine`. So it is stored and merged like any answer, and what an edited item still has keeps its place.

use super::Task;
use crate::id::Id;
use crate::read::structure;
use crate::text::Inline;
use serde::Serialize;
use std::collections::BTreeSet;

/// Something to put in its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Stable within its item; without a hyphen.
    pub id: Id,
    /// Where it belongs, from 1: its rank in an ordering, else the number of its target. Entries of one rank may swap.
    pub place: u8,
    /// What is put somewhere.
    pub words: Vec<Inline>,
    /// Why it belongs there, and what goes wrong elsewhere.
    pub feedback: Vec<Inline>,
}

structure! { Entry { id, place, words, feedback } }

/// What an entry can be put to: the right side of a matching, or a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Target {
    /// Stable within its item; without a hyphen.
    pub id: Id,
    /// What it is called.
    pub words: Vec<Inline>,
}

structure! { Target { id, words } }

/// An entry as it was arranged, and whether it stands right; `None` if it was put nowhere.
pub type Placed<'a> = (&'a Entry, Option<bool>);

/// More places than any ordering has.
const PLACES: usize = 10;

fn is_at(entry: &Entry, place: &str, chosen: &BTreeSet<Id>) -> bool {
    let name = format!("{}-{place}", entry.id);
    chosen.iter().any(|id| id.as_str() == name)
}

/// Whether an entry was put to a target.
pub fn is_with(entry: &Entry, target: &Target, chosen: &BTreeSet<Id>) -> bool {
    is_at(entry, target.id.as_str(), chosen)
}

/// The entries in the order they were put into. Those that were put nowhere follow as they are shown.
pub fn order<'a>(entries: &'a [Entry], chosen: &BTreeSet<Id>) -> Vec<&'a Entry> {
    let mut order: Vec<&Entry> = Vec::new();
    for place in 1..=PLACES {
        for entry in entries {
            let is_here = place == PLACES || is_at(entry, &place.to_string(), chosen);
            if is_here && order.iter().all(|known| known.id != entry.id) {
                order.push(entry);
            }
        }
    }
    order
}

/// An order as it is stored.
pub fn in_order(order: &[&Entry]) -> BTreeSet<Id> {
    let mut chosen = BTreeSet::new();
    for (place, entry) in order.iter().enumerate() {
        chosen.extend(Id::try_from(format!("{}-{}", entry.id, place + 1)));
    }
    chosen
}

impl Task {
    /// How many options or entries it has.
    pub fn count(&self) -> usize {
        match self {
            Task::Single(options) | Task::Multiple(options) => options.len(),
            Task::Ordering(entries) | Task::Matching(entries, _) | Task::Groups(entries, _) => {
                entries.len()
            }
        }
    }

    /// Whether an id that was stored with an answer still means something here.
    pub fn has(&self, chosen: &Id) -> bool {
        let placed = |entries: &[Entry], fits: &dyn Fn(&str) -> bool| {
            let (entry, place) = chosen.as_str().split_once('-').unwrap_or_default();
            entries.iter().any(|known| known.id.as_str() == entry) && fits(place)
        };
        match self {
            Task::Single(options) | Task::Multiple(options) => {
                options.iter().any(|option| option.id == *chosen)
            }
            Task::Ordering(entries) => placed(entries, &|place| {
                place
                    .parse()
                    .is_ok_and(|place| (1..=entries.len()).contains(&place))
            }),
            Task::Matching(entries, targets) | Task::Groups(entries, targets) => {
                placed(entries, &|place| {
                    targets.iter().any(|target| target.id.as_str() == place)
                })
            }
        }
    }

    /// Every entry as it was arranged; nothing for a choice of options.
    pub fn placed(&self, chosen: &BTreeSet<Id>) -> Vec<Placed<'_>> {
        match self {
            Task::Single(_) | Task::Multiple(_) => vec![],
            Task::Ordering(entries) => {
                let order = order(entries, chosen);
                let knows = |entry: &&Entry| {
                    (1..PLACES).any(|place| is_at(entry, &place.to_string(), chosen))
                };
                let was_ordered = order.iter().any(knows);
                let fits = |place: usize, entry: &Entry| {
                    let before = entries.iter().filter(|other| other.place < entry.place);
                    let alike = entries.iter().filter(|other| other.place == entry.place);
                    let first = before.count();
                    (first..first + alike.count()).contains(&place)
                };
                let placed = order.into_iter().enumerate();
                placed
                    .map(|(place, entry)| (entry, was_ordered.then(|| fits(place, entry))))
                    .collect()
            }
            Task::Matching(entries, targets) | Task::Groups(entries, targets) => {
                let place = |entry: &Entry| {
                    let is_there = |target: &Target| is_with(entry, target, chosen);
                    targets.iter().position(is_there)
                };
                let fits = |entry| {
                    let place: Option<usize> = place(entry);
                    place.map(|place| place + 1 == usize::from(entry.place))
                };
                entries.iter().map(|entry| (entry, fits(entry))).collect()
            }
        }
    }
}

#[cfg(test)]
mod tests;
