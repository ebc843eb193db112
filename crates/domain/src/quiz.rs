//! Quiz items: options or entries with feedback of their own, and what an answer is worth.

mod arrangement;

pub use arrangement::{Entry, Placed, Target, in_order, is_with, order};

use crate::block::Block;
use crate::id::Id;
use crate::read::{structure, variants};
use crate::text::Inline;
use serde::Serialize;
use std::collections::BTreeSet;

/// What one does in an item, in the order shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Task {
    /// Chooses the one option that is right.
    Single(Vec<Choice>),
    /// Chooses options; all right ones and no other make the answer right.
    Multiple(Vec<Choice>),
    /// Puts steps in order.
    Ordering(Vec<Entry>),
    /// Finds for every entry what it belongs to.
    Matching(Vec<Entry>, Vec<Target>),
    /// Puts every entry into its group.
    Groups(Vec<Entry>, Vec<Target>),
}

variants! { Task {
Single(options),
Multiple(options),
Ordering(entries),
Matching(entries, targets),
Groups(entries, targets),
} }

/// A question and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Stable id, unique in the whole content: `m1-l1-q1`.
    pub id: Id,
    /// Number on the page, from 1.
    pub number: u8,
    /// Objective of the lesson it asks about.
    pub objective: Id,
    /// Competency code, such as `E6` or `P1`.
    pub competency: String,
    /// 1 recognising, 2 choosing, 3 producing.
    pub difficulty: u8,
    /// Safety-critical: must be right in the final assessment.
    pub critical: bool,
    /// The situation it belongs to and the title of that, if several items share one.
    pub situation: Option<(Id, Vec<Inline>)>,
    /// A case before the question; may be empty.
    pub case: Vec<Block>,
    /// The question.
    pub question: Vec<Inline>,
    /// What one does.
    pub task: Task,
}

structure! { Item {
    id, number, objective, competency, difficulty, critical, situation, case, question, task
} }

/// An option of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    /// Stable within its item.
    pub id: Id,
    /// Whether it is right.
    pub right: bool,
    /// What one chooses.
    pub words: Vec<Inline>,
    /// What it does to the other person, why, and what instead.
    pub feedback: Vec<Inline>,
    /// Which mistakes it shows, numbers of [`MISTAKES`]; empty for a right option.
    pub mistakes: Vec<u8>,
}

structure! { Choice { id, right, words, feedback, mistakes } }

/// The mistakes real trainees make; wrong options come from this list (D1 is the first).
pub const MISTAKES: [&str; 18] = [
    "advises too soon",
    "makes small, compares",
    "preaches",
    "takes over with one's own story",
    "promises secrecy",
    "promises an outcome",
    "mind-reads, diagnoses",
    "rescues, takes over",
    "interrogates",
    "distracts, jokes away",
    "waits, puts off",
    "pities",
    "sends away without going along",
    "gathers proof, mediates, confronts",
    "forces, corners",
    "tells others",
    "asks for a no",
    "handles danger alone",
];

/// What an answer is worth. Words for it belong to the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Verdict {
    /// Nothing was chosen.
    Unanswered,
    /// Right.
    Right,
    /// Not right yet.
    NotYet,
    /// Not right, and the option chosen can hurt: a safety-critical item.
    Harmful,
}

impl Item {
    /// What an answer is worth. Ids that the item does not have are left out of account.
    pub fn verdict(&self, chosen: &BTreeSet<Id>) -> Verdict {
        let (mut some, mut all_fit) = (false, true);
        match &self.task {
            Task::Single(options) | Task::Multiple(options) => {
                for option in options {
                    let is_chosen = chosen.contains(&option.id);
                    some |= is_chosen;
                    all_fit &= is_chosen == option.right;
                }
            }
            task => {
                for (_, fits) in task.placed(chosen) {
                    some |= fits.is_some();
                    all_fit &= fits == Some(true);
                }
            }
        }
        match (some, all_fit) {
            (false, _) => Verdict::Unanswered,
            (true, true) => Verdict::Right,
            (true, false) if self.critical && matches!(self.task, Task::Single(_)) => {
                Verdict::Harmful
            }
            (true, false) => Verdict::NotYet,
        }
    }
}

/// Order of options from a seed: the same seed gives the same order, and position says nothing about being right.
///
/// Fisher-Yates with the generator `splitmix64` (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators").
pub fn shuffle<T>(things: &mut [T], seed: u64) {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        mixed(state)
    };
    for last in (1..things.len()).rev() {
        let other = (next() % (last as u64 + 1)) as usize;
        things.swap(last, other);
    }
}

/// The last step of `splitmix64`: numbers that are alike come out unlike.
pub(crate) fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

/// A seed from a text, for [`shuffle`]. FNV-1a, 64 bit.
pub fn seed(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id(text: &str) -> Id {
        Id::try_from(text).unwrap()
    }

    fn item(task: fn(Vec<Choice>) -> Task, critical: bool, right: &[bool]) -> Item {
        let option = |(position, right): (usize, &bool)| Choice {
            id: id(&format!("o{position}")),
            right: *right,
            words: vec![],
            feedback: vec![],
            mistakes: vec![],
        };
        Item {
            id: id("m1-l1-q1"),
            number: 1,
            objective: id("o1"),
            competency: "P1".into(),
            difficulty: 1,
            critical,
            situation: None,
            case: vec![],
            question: vec![],
            task: task(right.iter().enumerate().map(option).collect()),
        }
    }

    fn chosen(names: &[&str]) -> BTreeSet<Id> {
        names.iter().map(|name| id(name)).collect()
    }

    #[test]
    fn nothing_chosen_is_unanswered_even_if_an_unknown_option_is_named() {
        let item = item(Task::Single, false, &[true, false]);
        assert_eq!(item.verdict(&chosen(&[])), Verdict::Unanswered);
        assert_eq!(item.verdict(&chosen(&["gone"])), Verdict::Unanswered);
        assert_eq!(item.verdict(&chosen(&["o0", "gone"])), Verdict::Right);
    }

    #[test]
    fn a_multiple_item_wants_all_right_options_and_no_other() {
        let item = item(Task::Multiple, true, &[true, false, true]);
        assert_eq!(item.verdict(&chosen(&["o0", "o2"])), Verdict::Right);
        assert_eq!(item.verdict(&chosen(&["o0"])), Verdict::NotYet);
        assert_eq!(item.verdict(&chosen(&["o0", "o1", "o2"])), Verdict::NotYet);
    }

    #[test]
    fn a_wrong_choice_in_a_critical_item_can_hurt() {
        assert_eq!(
            item(Task::Single, true, &[true, false]).verdict(&chosen(&["o1"])),
            Verdict::Harmful
        );
        assert_eq!(
            item(Task::Single, false, &[true, false]).verdict(&chosen(&["o1"])),
            Verdict::NotYet
        );
    }

    #[test]
    fn the_first_place_is_not_better_than_the_others() {
        let mut places = [0u32; 4];
        for number in 0..4_000 {
            let mut order = [0, 1, 2, 3];
            shuffle(&mut order, seed(&format!("m{number}-q1")));
            places[order.iter().position(|entry| *entry == 0).unwrap()] += 1;
        }
        for count in places {
            assert!((900..1_100).contains(&count), "{places:?}");
        }
    }

    proptest! {
        #[test]
        fn the_order_of_options_changes_no_verdict(
            right in proptest::collection::vec(any::<bool>(), 2..6),
            picks in proptest::collection::vec(any::<bool>(), 6),
            seed in any::<u64>(),
        ) {
            let item = item(Task::Multiple, false, &right);
            let Task::Multiple(options) = &item.task else { unreachable!() };
            let chosen: BTreeSet<Id> = options.iter().zip(&picks).filter(|(_, pick)| **pick)
                .map(|(option, _)| option.id.clone()).collect();
            let mut shuffled = options.clone();
            shuffle(&mut shuffled, seed);
            let other = Item { task: Task::Multiple(shuffled), ..item.clone() };
            prop_assert_eq!(item.verdict(&chosen), other.verdict(&chosen));
        }
    }
}
