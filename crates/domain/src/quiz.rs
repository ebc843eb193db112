//! Quiz items: options with feedback of their own, and what a choice is worth.

use crate::block::Block;
use crate::id::Id;
use crate::read::{structure, variants};
use crate::text::Inline;
use serde::Serialize;
use std::collections::BTreeSet;

/// Whether one or several options are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ItemKind {
    /// Exactly one option is right.
    Single,
    /// One or more options are right; all of them and no other make the answer right.
    Multiple,
}

variants! { ItemKind { Single, Multiple } }

/// A question with its options.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// Stable id, unique in the whole content: `m1-l1-q1`.
    pub id: Id,
    /// Number on the page, from 1.
    pub number: u8,
    /// One right option or several.
    pub kind: ItemKind,
    /// Objective of the lesson it asks about.
    pub objective: Id,
    /// Competency code, such as `E6` or `P1`.
    pub competency: String,
    /// 1 recognising, 2 choosing, 3 producing.
    pub difficulty: u8,
    /// Safety-critical: must be right in the final assessment.
    pub critical: bool,
    /// A case before the question; may be empty.
    pub case: Vec<Block>,
    /// The question.
    pub question: Vec<Inline>,
    /// The options, in the order shown.
    pub options: Vec<Choice>,
}

structure! { Item {
    id, number, kind, objective, competency, difficulty, critical, case, question, options
} }

/// An option of an [`Item`].
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

/// What makes an answer to an item right, without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    kind: ItemKind,
    critical: bool,
    options: Vec<(Id, bool)>,
}

impl Item {
    /// What makes an answer right.
    pub fn key(&self) -> Key {
        let options = self
            .options
            .iter()
            .map(|option| (option.id.clone(), option.right));
        Key {
            kind: self.kind,
            critical: self.critical,
            options: options.collect(),
        }
    }

    /// What this choice of options is worth.
    pub fn verdict(&self, chosen: &BTreeSet<Id>) -> Verdict {
        self.key().verdict(chosen)
    }
}

impl Key {
    /// What this choice of options is worth. Ids that the item does not have are left out of account.
    pub fn verdict(&self, chosen: &BTreeSet<Id>) -> Verdict {
        let mut some = false;
        let mut all_fit = true;
        for (id, right) in &self.options {
            let is_chosen = chosen.contains(id);
            some |= is_chosen;
            all_fit &= is_chosen == *right;
        }
        match (some, all_fit) {
            (false, _) => Verdict::Unanswered,
            (true, true) => Verdict::Right,
            (true, false) if self.critical && self.kind == ItemKind::Single => Verdict::Harmful,
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
        let mut mixed = state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    };
    for last in (1..things.len()).rev() {
        let other = (next() % (last as u64 + 1)) as usize;
        things.swap(last, other);
    }
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

    fn item(kind: ItemKind, critical: bool, right: &[bool]) -> Item {
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
            kind,
            objective: id("o1"),
            competency: "P1".into(),
            difficulty: 1,
            critical,
            case: vec![],
            question: vec![],
            options: right.iter().enumerate().map(option).collect(),
        }
    }

    fn chosen(names: &[&str]) -> BTreeSet<Id> {
        names.iter().map(|name| id(name)).collect()
    }

    #[test]
    fn nothing_chosen_is_unanswered_even_if_an_unknown_option_is_named() {
        let item = item(ItemKind::Single, false, &[true, false]);
        assert_eq!(item.verdict(&chosen(&[])), Verdict::Unanswered);
        assert_eq!(item.verdict(&chosen(&["gone"])), Verdict::Unanswered);
        assert_eq!(item.verdict(&chosen(&["o0", "gone"])), Verdict::Right);
    }

    #[test]
    fn a_multiple_item_wants_all_right_options_and_no_other() {
        let item = item(ItemKind::Multiple, true, &[true, false, true]);
        assert_eq!(item.verdict(&chosen(&["o0", "o2"])), Verdict::Right);
        assert_eq!(item.verdict(&chosen(&["o0"])), Verdict::NotYet);
        assert_eq!(item.verdict(&chosen(&["o0", "o1", "o2"])), Verdict::NotYet);
    }

    #[test]
    fn a_wrong_choice_in_a_critical_item_can_hurt() {
        assert_eq!(
            item(ItemKind::Single, true, &[true, false]).verdict(&chosen(&["o1"])),
            Verdict::Harmful
        );
        assert_eq!(
            item(ItemKind::Single, false, &[true, false]).verdict(&chosen(&["o1"])),
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
            let item = item(ItemKind::Multiple, false, &right);
            let chosen: BTreeSet<Id> = item.options.iter().zip(&picks).filter(|(_, pick)| **pick)
                .map(|(option, _)| option.id.clone()).collect();
            let mut other = item.clone();
            shuffle(&mut other.options, seed);
            prop_assert_eq!(item.verdict(&chosen), other.verdict(&chosen));
        }
    }
}
