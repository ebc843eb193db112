//! The final assessment: a draw from a pool of items, and what its answers are worth.
//!
//! Passed with 80 % of all items **and** every safety-critical one (`domain.md` 2). The first answer to an item counts.

use crate::id::Id;
use crate::order::by_key;
use crate::quiz::{Item, Verdict, mixed, seed};
use crate::read::structure;
use crate::unit::ModuleLine;
use litemap::LiteMap;
use serde::Serialize;
use std::collections::BTreeSet;

/// How many items a draw has, if the pool has as many.
pub const LENGTH: usize = 36;
/// How many of them are safety-critical at least.
pub const CRITICAL: usize = 14;
/// Cut score over all items, in per cent.
pub const CUT_SCORE: usize = 80;

/// What the page of the assessment holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Assessment {
    /// All items that can be drawn. Their objectives name lesson and objective, as in the check of a module.
    pub pool: Vec<Item>,
    /// The modules, to find the lesson of what was missed.
    pub modules: Vec<ModuleLine>,
    /// Tells which content was asked: changes with every word of the training.
    pub version: String,
}

structure! { Assessment { pool, modules, version } }

/// A draw with the answers given so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(Serialize))]
pub struct Draw {
    /// Makes the choice of items and their order.
    pub seed: u32,
    /// The first answer to every item; with those before it that an edit of the item has voided.
    #[cfg_attr(test, serde(serialize_with = "crate::id::as_object"))]
    pub answers: LiteMap<Id, BTreeSet<Id>>,
}

structure! { Draw { seed, answers } }

impl Draw {
    /// Keeps an answer, unless one was given before that the item still has.
    pub fn answer(&mut self, item: &Item, chosen: BTreeSet<Id>) {
        let answer = self.answers.entry(item.id.clone()).or_default();
        if item.verdict(answer) == Verdict::Unanswered {
            answer.extend(chosen);
        }
    }

    /// Joins two copies of one draw. Who answered an item in both, and not alike, chose everything chosen in either.
    pub(crate) fn join(&mut self, other: Draw) {
        for (item, theirs) in other.answers {
            self.answers.entry(item).or_default().extend(theirs);
        }
    }
}

/// The place of an item in a draw. Every item has its own, so that one taken out of the pool moves no other.
fn rank(item: &Item, number: u32) -> u64 {
    // The seed of a text alone leaves the order of similar ids much the same.
    mixed(seed(&format!("{number}-{}", item.id)))
}

/// The items that a seed draws from a pool, in the order asked: one of every competency, then safety-critical ones up to
/// [`CRITICAL`], then others up to [`LENGTH`].
pub fn draw<'a>(pool: impl IntoIterator<Item = &'a Item>, number: u32) -> Vec<&'a Item> {
    let mut left = by_key(pool.into_iter().collect(), |item| rank(item, number));
    let mut drawn: Vec<&Item> = Vec::with_capacity(LENGTH);
    let mut take = |wanted: &dyn Fn(&Item, &[&Item]) -> bool| {
        left.retain(|item| {
            let is_taken = drawn.len() < LENGTH && wanted(item, &drawn);
            if is_taken {
                drawn.push(item);
            }
            !is_taken
        });
    };
    take(&|item, drawn| {
        drawn
            .iter()
            .all(|other| other.competency != item.competency)
    });
    take(&|item, drawn| {
        item.critical && drawn.iter().filter(|other| other.critical).count() < CRITICAL
    });
    take(&|_, _| true);
    by_key(drawn, |item| rank(item, number))
}

/// What a finished draw is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Items answered right.
    pub right: usize,
    /// Items asked.
    pub all: usize,
    /// Items not answered right, in the order asked.
    pub missed: Vec<Id>,
    /// Those of them that are safety-critical.
    pub critical_missed: usize,
}

impl Outcome {
    /// Whether it is passed.
    pub fn is_passed(&self) -> bool {
        self.all > 0 && self.critical_missed == 0 && self.right * 100 >= self.all * CUT_SCORE
    }
}

/// What the answers to drawn items are worth; `None` while one is not answered.
pub fn outcome(drawn: &[&Item], answers: &LiteMap<Id, BTreeSet<Id>>) -> Option<Outcome> {
    let mut outcome = Outcome {
        right: 0,
        all: drawn.len(),
        missed: vec![],
        critical_missed: 0,
    };
    for item in drawn {
        match item.verdict(answers.get(&item.id)?) {
            // The item was changed since and has none of the options chosen: it is asked again.
            Verdict::Unanswered => return None,
            Verdict::Right => outcome.right += 1,
            Verdict::NotYet | Verdict::Harmful => {
                outcome.critical_missed += usize::from(item.critical);
                outcome.missed.push(item.id.clone());
            }
        }
    }
    Some(outcome)
}

/// Whether an item has an answer that it still knows.
pub fn is_answered(item: &Item, answers: &LiteMap<Id, BTreeSet<Id>>) -> bool {
    let chosen = answers.get(&item.id);
    chosen.is_some_and(|chosen| item.verdict(chosen) != Verdict::Unanswered)
}

/// The first drawn item without a valid answer, counted from 0.
pub fn next(drawn: &[&Item], answers: &LiteMap<Id, BTreeSet<Id>>) -> Option<usize> {
    drawn.iter().position(|item| !is_answered(item, answers))
}

/// Module and lesson that an item of a check or of the pool asks about: `m2-a1-q3` with the objective `l4-o1` gives `m2-l4`.
pub fn lesson_of(item: &Item) -> Option<Id> {
    let (module, _) = item.id.as_str().split_once('-')?;
    let (lesson, _) = item.objective.as_str().split_once('-')?;
    Id::try_from(format!("{module}-{lesson}")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::{Choice, Task};
    use proptest::prelude::*;

    fn id(text: &str) -> Id {
        Id::try_from(text).unwrap()
    }

    fn option(name: &str, right: bool) -> Choice {
        Choice {
            id: id(name),
            right,
            words: vec![],
            feedback: vec![],
            mistakes: vec![],
        }
    }

    fn item(number: usize, competency: usize, critical: bool) -> Item {
        Item {
            id: id(&format!("m{}-a1-q{number}", number % 12 + 1)),
            number: 1,
            objective: id("l2-o1"),
            competency: format!("E{competency}"),
            difficulty: 2,
            critical,
            situation: None,
            case: vec![],
            question: vec![],
            task: Task::Single(vec![option("a", true), option("b", false)]),
        }
    }

    fn pool() -> Vec<Item> {
        (0..130)
            .map(|number| item(number, number % 21, number % 3 == 0))
            .collect()
    }

    fn answers(drawn: &[&Item], right: impl Fn(usize, &Item) -> bool) -> LiteMap<Id, BTreeSet<Id>> {
        let chosen = |place: usize, item: &Item| if right(place, item) { "a" } else { "b" };
        let answer = |(place, item): (usize, &&Item)| {
            (item.id.clone(), BTreeSet::from([id(chosen(place, item))]))
        };
        drawn.iter().enumerate().map(answer).collect()
    }

    #[test]
    fn four_in_five_and_every_critical_item_pass() {
        let pool: Vec<Item> = (0..10)
            .map(|number| item(number, number, number < 2))
            .collect();
        let drawn: Vec<&Item> = pool.iter().collect();
        let passes = |wrong: &[usize]| {
            let answers = answers(&drawn, |place, _| !wrong.contains(&place));
            outcome(&drawn, &answers).unwrap().is_passed()
        };
        assert!(passes(&[]));
        assert!(passes(&[8, 9]));
        assert!(!passes(&[7, 8, 9]));
        assert!(!passes(&[0]));
    }

    #[test]
    fn nothing_is_told_before_the_last_answer() {
        let pool = pool();
        let drawn = draw(&pool, 7);
        let mut given = answers(&drawn, |_, _| true);
        assert_eq!(next(&drawn, &given), None);
        given.remove(&drawn[5].id);
        given.insert(drawn[9].id.clone(), BTreeSet::from([id("gone")]));
        assert_eq!(next(&drawn, &given), Some(5));
        assert_eq!(outcome(&drawn, &given), None);
        given.insert(drawn[5].id.clone(), BTreeSet::from([id("a")]));
        assert_eq!(next(&drawn, &given), Some(9));
        assert_eq!(outcome(&drawn, &given), None);
    }

    #[test]
    fn an_empty_pool_passes_nobody() {
        let outcome = outcome(&[], &LiteMap::new()).unwrap();
        assert!(!outcome.is_passed());
    }

    #[test]
    fn the_first_answer_counts() {
        let (mut draw, item) = (Draw::default(), item(1, 1, false));
        draw.answer(&item, BTreeSet::from([id("b")]));
        draw.answer(&item, BTreeSet::from([id("a")]));
        assert_eq!(draw.answers[&item.id], BTreeSet::from([id("b")]));
    }

    #[test]
    fn an_answer_that_an_edit_took_away_is_given_anew_and_stays_so_after_a_merge() {
        let (mut draw, item) = (Draw::default(), item(1, 1, false));
        draw.answers
            .insert(item.id.clone(), BTreeSet::from([id("gone")]));
        let before = draw.clone();
        assert_eq!(next(&[&item], &draw.answers), Some(0));
        draw.answer(&item, BTreeSet::from([id("a")]));
        draw.join(before);
        assert_eq!(next(&[&item], &draw.answers), None);
        let outcome = outcome(&[&item], &draw.answers).unwrap();
        assert_eq!((outcome.right, outcome.all), (1, 1));
    }

    #[test]
    fn an_item_leads_to_its_lesson() {
        assert_eq!(lesson_of(&item(1, 1, false)), Some(id("m2-l2")));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        #[test]
        fn every_draw_has_its_length_all_competencies_and_enough_critical_items(seed in any::<u32>()) {
            let pool = pool();
            let drawn = draw(&pool, seed);
            prop_assert_eq!(drawn.len(), LENGTH);
            let competencies: BTreeSet<&str> = drawn.iter().map(|item| item.competency.as_str()).collect();
            prop_assert_eq!(competencies.len(), 21);
            prop_assert!(drawn.iter().filter(|item| item.critical).count() >= CRITICAL);
            let ids: BTreeSet<&Id> = drawn.iter().map(|item| &item.id).collect();
            prop_assert_eq!(ids.len(), LENGTH);
        }

        #[test]
        fn the_order_of_the_pool_changes_nothing(seed in any::<u32>()) {
            let pool = pool();
            let backwards: Vec<&Item> = draw(pool.iter().rev(), seed);
            prop_assert_eq!(backwards, draw(&pool, seed));
        }

        #[test]
        fn two_seeds_seldom_give_the_same_items(seed in 0..u32::MAX) {
            let pool = pool();
            let ids = |seed| draw(&pool, seed).into_iter().map(|item| item.id.clone()).collect::<BTreeSet<Id>>();
            prop_assert_ne!(ids(seed), ids(seed + 1));
        }
    }
}
