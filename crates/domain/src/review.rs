//! What fades comes back: when a lesson is due again, and which of its items is asked.
//!
//! A simple schedule of 2, 7, 30 and 90 days (decision 007); a wrong answer begins it anew. Nobody is told off for
//! being late, so a lesson that waited goes on from the day it is answered.

use crate::date::Day;
use crate::progress::Progress;
use crate::quiz::{Item, Verdict};
use crate::read::structure;

/// Days until a lesson comes back, by how often in a row it was remembered.
pub const DAYS: [u32; 4] = [2, 7, 30, 90];

/// When a lesson comes back.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Review {
    /// How often in a row it was remembered, at most the last of [`DAYS`].
    pub stage: u8,
    /// The day it is due, counted as [`Day`] counts.
    pub due: u32,
}

structure! { Review { stage, due } }

impl Review {
    fn at(stage: u8, today: Day) -> Review {
        let stage = stage.min(DAYS.len() as u8 - 1);
        let today = u32::try_from(today.number()).unwrap_or(0);
        Review {
            stage,
            due: today.saturating_add(DAYS[usize::from(stage)]),
        }
    }

    /// For a lesson finished today.
    pub fn first(today: Day) -> Review {
        Review::at(0, today)
    }

    /// After an answer given today.
    pub fn after(&self, verdict: Verdict, today: Day) -> Review {
        match verdict {
            Verdict::Right => Review::at(self.stage.saturating_add(1), today),
            _ => Review::at(0, today),
        }
    }

    /// The day it is due. A clock that ran ahead cannot put it off longer than the stage lasts.
    pub fn due(&self, today: Day) -> Day {
        let last = Review::at(self.stage, today).due;
        Day::from_number(self.due.min(last).try_into().unwrap_or(i32::MAX))
    }

    /// Whether it is due.
    pub fn is_due(&self, today: Day) -> bool {
        self.due(today) <= today
    }
}

/// The item of a lesson to ask next: one never answered right, a safety-critical one before others, then the one asked
/// least often.
pub fn choose<'a>(items: &[&'a Item], progress: &Progress) -> Option<&'a Item> {
    let key = |item: &&&Item| {
        let record = progress.items.get(&item.id);
        (
            record.is_some_and(|record| record.right),
            record.map_or(0, |record| record.checks),
            !item.critical,
            item.number,
        )
    };
    items.iter().min_by_key(key).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(number: i32) -> Day {
        Day::from_number(number)
    }

    #[test]
    fn what_is_remembered_comes_back_after_2_7_30_and_90_days() {
        let mut review = Review::first(day(100));
        let mut days = vec![review.due];
        for _ in 0..4 {
            let today = review.due(day(review.due as i32));
            review = review.after(Verdict::Right, today);
            days.push(review.due);
        }
        assert_eq!(days, [102, 109, 139, 229, 319]);
    }

    #[test]
    fn what_is_forgotten_comes_back_in_two_days() {
        let review = Review { stage: 3, due: 50 };
        assert_eq!(
            review.after(Verdict::Harmful, day(50)),
            Review { stage: 0, due: 52 }
        );
    }

    #[test]
    fn a_clock_that_ran_ahead_puts_nothing_off() {
        let review = Review {
            stage: 0,
            due: 90_000,
        };
        assert_eq!(review.due(day(20_000)), day(20_002));
        assert!(!review.is_due(day(20_000)));
    }

    proptest! {
        #[test]
        fn nothing_is_ever_further_away_than_90_days(
            stage in any::<u8>(), due in any::<u32>(), today in 0..100_000i32
        ) {
            let review = Review { stage, due };
            prop_assert!(review.due(day(today)).since(day(today)) <= 90);
        }
    }
}
