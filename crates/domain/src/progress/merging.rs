//! Joining two copies of a record: of two tabs, of two devices, of a back-up and what is here.

use super::{Latest, Progress};
use crate::assessment::Draw;
use crate::id::Id;
use litemap::LiteMap;
use std::cmp::Ordering;

impl Progress {
    /// Joins two copies. Commutative, associative and idempotent: it does not matter which copy comes first, how
    /// many there are, or how often they are joined.
    pub fn merge(mut self, other: Progress) -> Progress {
        self.version = self.version.max(other.version);
        self.revision = self.revision.max(other.revision);
        self.last = self.last.max(other.last);
        self.theme = self.theme.max(other.theme);
        self.language = self.language.max(other.language);
        self.passed = self.passed.max(other.passed);
        self.name = self.name.max(other.name);
        self.track = self.track.max(other.track);
        self.draw = join_draws(self.draw, other.draw);
        join_latest(&mut self.reviews, other.reviews);
        join_latest(&mut self.plays, other.plays);
        join_latest(&mut self.kept, other.kept);
        for (page, record) in other.parts {
            self.parts.entry(page).or_default().finished |= record.finished;
        }
        for (item, theirs) in other.items {
            match self.items.get_mut(&item) {
                None => {
                    self.items.insert(item, theirs);
                }
                Some(ours) => {
                    ours.right |= theirs.right;
                    ours.checks = ours.checks.max(theirs.checks);
                    if (&ours.latest, ours.was_right) < (&theirs.latest, theirs.was_right) {
                        ours.latest = theirs.latest;
                        ours.was_right = theirs.was_right;
                    }
                }
            }
        }
        self
    }
}

/// Of everything the later.
fn join_latest<T: Ord>(ours: &mut LiteMap<Id, Latest<T>>, theirs: LiteMap<Id, Latest<T>>) {
    for (id, theirs) in theirs {
        if ours.get(&id).is_none_or(|ours| *ours < theirs) {
            ours.insert(id, theirs);
        }
    }
}

/// The draw begun later; two copies of the same one are joined.
fn join_draws(ours: Option<Latest<Draw>>, theirs: Option<Latest<Draw>>) -> Option<Latest<Draw>> {
    let age = |draw: &Latest<Draw>| (draw.revision, draw.value.seed);
    match (ours, theirs) {
        (Some(mut ours), Some(theirs)) => match age(&ours).cmp(&age(&theirs)) {
            Ordering::Less => Some(theirs),
            Ordering::Greater => Some(ours),
            Ordering::Equal => {
                ours.value.join(theirs.value);
                Some(ours)
            }
        },
        (ours, theirs) => ours.or(theirs),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::super::{ItemRecord, PartRecord, Passed, Theme, VERSION};
    use super::*;
    use crate::review::Review;
    use crate::track::Track;
    use crate::worksheet::Entry;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn id(text: &str) -> Id {
        Id::try_from(text).unwrap()
    }

    fn any_name() -> impl Strategy<Value = Id> {
        prop_oneof![Just("a"), Just("b"), Just("c")].prop_map(id)
    }

    fn any_map<V: std::fmt::Debug>(
        value: impl Strategy<Value = V>,
    ) -> impl Strategy<Value = LiteMap<Id, V>> {
        proptest::collection::btree_map(any_name(), value, 0..3)
            .prop_map(|map| map.into_iter().collect())
    }

    pub(crate) fn any_progress() -> impl Strategy<Value = Progress> {
        let chosen = || prop_oneof![Just("a"), Just("a-1"), Just("b-2"), Just("b-m")].prop_map(id);
        let latest = |revision: u64, value: Id| Latest { revision, value };
        let record = (
            0..4u64,
            proptest::collection::btree_set(chosen(), 0..3),
            any::<bool>(),
            0..4u32,
            any::<Option<bool>>(),
        )
            .prop_map(|(revision, value, right, checks, was_right)| ItemRecord {
                latest: Latest { revision, value },
                right,
                checks,
                was_right,
            });
        let theme = prop_oneof![Just(Theme::Device), Just(Theme::Light), Just(Theme::Dark)];
        let later = |value: BoxedStrategy<u8>| proptest::option::of((0..4u64, value));
        let review = (0..4u64, 0..4u8, 0..9u32).prop_map(|(revision, stage, due)| Latest {
            revision,
            value: Review { stage, due },
        });
        let answers = any_map(proptest::collection::btree_set(chosen(), 0..3));
        let draw = (0..3u64, 0..2u32, answers).prop_map(|(revision, seed, answers)| Latest {
            revision,
            value: Draw { seed, answers },
        });
        let play = (0..4u64, proptest::collection::vec(chosen(), 0..3))
            .prop_map(|(revision, value)| Latest { revision, value });
        let values = any_map(any::<String>());
        let kept = (0..4u64, 0..9u32, values).prop_map(|(revision, day, values)| Latest {
            revision,
            value: Entry { day, values },
        });
        let training = (
            any_map(review),
            any_map(play),
            proptest::option::of(draw),
            later((0..3u8).boxed()),
            later((0..3u8).boxed()),
            later((0..2u8).boxed()),
            any_map(kept),
        )
            .prop_map(
                |(reviews, plays, draw, passed, name, track, kept)| Progress {
                    kept,
                    reviews,
                    plays,
                    draw,
                    passed: passed.map(|(revision, right)| Latest {
                        revision,
                        value: Passed {
                            day: 1,
                            right,
                            all: 3,
                            content: "v".into(),
                        },
                    }),
                    name: name.map(|(revision, name)| Latest {
                        revision,
                        value: name.to_string(),
                    }),
                    track: track.map(|(revision, track)| Latest {
                        revision,
                        value: [Track::Teen, Track::University][usize::from(track)],
                    }),
                    ..Progress::default()
                },
            );
        (
            0..9u64,
            proptest::option::of((0..4u64, any_name())),
            any_map(any::<bool>().prop_map(|finished| PartRecord { finished })),
            any_map(record),
            proptest::option::of((0..4u64, theme)),
            training,
        )
            .prop_map(
                move |(revision, last, parts, items, theme, training)| Progress {
                    version: VERSION,
                    revision,
                    last: last.map(|(revision, page)| Latest {
                        revision,
                        value: latest(revision, page).value.to_string(),
                    }),
                    parts,
                    items,
                    theme: theme.map(|(revision, value)| Latest { revision, value }),
                    language: None,
                    ..training
                },
            )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn merge_is_commutative(a in any_progress(), b in any_progress()) {
            prop_assert_eq!(a.clone().merge(b.clone()), b.merge(a));
        }

        #[test]
        fn merge_is_associative(a in any_progress(), b in any_progress(), c in any_progress()) {
            prop_assert_eq!(a.clone().merge(b.clone()).merge(c.clone()), a.merge(b.merge(c)));
        }

        #[test]
        fn merge_is_idempotent_and_loses_nothing(a in any_progress(), b in any_progress()) {
            let both = a.clone().merge(b.clone());
            prop_assert_eq!(both.clone().merge(a.clone()), both.clone());
            prop_assert_eq!(a.clone().merge(a.clone()), a.clone());
            for (item, record) in a.items.iter().chain(&b.items) {
                prop_assert!(both.items[item].right >= record.right);
                prop_assert!(both.items[item].latest >= record.latest);
            }
            for (page, record) in a.parts.iter().chain(&b.parts) {
                prop_assert!(both.parts[page].finished >= record.finished);
            }
            prop_assert!(both.reviews.keys().eq(a.reviews.keys().chain(b.reviews.keys()).collect::<BTreeSet<_>>()));
            prop_assert!(both.passed >= a.passed.max(b.passed));
        }
    }
}
