//! Time that passes while nobody looks: phases of an exercise, and a stopwatch that a sleeping phone does not break.

use crate::read::structure;
use crate::text::Inline;
use serde::Serialize;

/// A stretch of an exercise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Phase {
    /// How long it is, in seconds; at least 1.
    pub seconds: u16,
    /// What to do in it.
    pub words: Vec<Inline>,
}

structure! { Phase { seconds, words } }

/// Where one is in an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The phase, from 0.
    pub phase: usize,
    /// The round, from 1.
    pub round: u32,
    /// Seconds left of the phase.
    pub left: u32,
}

/// How long one round is, in seconds.
pub fn round_length(phases: &[Phase]) -> u32 {
    phases.iter().map(|phase| u32::from(phase.seconds)).sum()
}

/// Where one is after so many seconds; `None` once all rounds are over.
pub fn moment(phases: &[Phase], rounds: u32, passed: u32) -> Option<Moment> {
    let length = round_length(phases).max(1);
    let round = passed / length + 1;
    let mut left = passed % length;
    for (place, phase) in phases.iter().enumerate() {
        let seconds = u32::from(phase.seconds);
        if left < seconds {
            let moment = Moment {
                phase: place,
                round,
                left: seconds - left,
            };
            return (round <= rounds).then_some(moment);
        }
        left -= seconds;
    }
    None
}

/// Two clocks read at once, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The clock of the day. It goes on while the device sleeps, and jumps when somebody sets it.
    pub wall: i64,
    /// A clock that never jumps. Some devices stop it while they sleep.
    pub steady: i64,
}

/// Counts the seconds of an exercise that can be paused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stopwatch {
    before: u32,
    since: Option<Reading>,
}

impl Stopwatch {
    /// Whether it runs.
    pub fn is_running(&self) -> bool {
        self.since.is_some()
    }

    /// Seconds passed. Of two clocks the one that went further is believed: the other slept or was set back. A clock set
    /// forward ends the exercise.
    pub fn passed(&self, now: Reading) -> u32 {
        let running = self.since.map_or(0, |since| {
            (now.wall - since.wall).max(now.steady - since.steady)
        });
        let seconds = u32::try_from(running.max(0) / 1_000).unwrap_or(u32::MAX);
        self.before.saturating_add(seconds)
    }

    /// Goes on.
    pub fn start(&mut self, now: Reading) {
        if self.since.is_none() {
            self.since = Some(now);
        }
    }

    /// Stops counting.
    pub fn pause(&mut self, now: Reading) {
        self.set(self.passed(now));
    }

    /// Stands at so many seconds, not running.
    pub fn set(&mut self, passed: u32) {
        self.before = passed;
        self.since = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn phases(seconds: &[u16]) -> Vec<Phase> {
        let phase = |seconds: &u16| Phase {
            seconds: *seconds,
            words: vec![],
        };
        seconds.iter().map(phase).collect()
    }

    fn at(wall: i64, steady: i64) -> Reading {
        Reading {
            wall: wall * 1_000,
            steady: steady * 1_000,
        }
    }

    #[test]
    fn phases_follow_one_another_round_after_round() {
        let phases = phases(&[5, 10]);
        let place = |passed| {
            moment(&phases, 2, passed).map(|moment| (moment.phase, moment.round, moment.left))
        };
        assert_eq!(place(0), Some((0, 1, 5)));
        assert_eq!(place(4), Some((0, 1, 1)));
        assert_eq!(place(5), Some((1, 1, 10)));
        assert_eq!(place(15), Some((0, 2, 5)));
        assert_eq!(place(29), Some((1, 2, 1)));
        assert_eq!(place(30), None);
        assert_eq!(moment(&[], 1, 0), None);
    }

    #[test]
    fn a_pause_does_not_count() {
        let mut watch = Stopwatch::default();
        watch.start(at(100, 0));
        watch.pause(at(107, 7));
        assert_eq!(watch.passed(at(500, 400)), 7);
        watch.start(at(500, 400));
        assert_eq!(watch.passed(at(503, 403)), 10);
    }

    #[test]
    fn a_phone_that_slept_and_a_clock_that_was_set_back_are_seen_through() {
        let mut watch = Stopwatch::default();
        watch.start(at(1_000, 0));
        assert_eq!(watch.passed(at(1_600, 5)), 600);
        assert_eq!(watch.passed(at(400, 20)), 20);
        assert_eq!(watch.passed(at(400, 0)), 0);
    }

    proptest! {
        #[test]
        fn what_is_left_never_grows_within_a_phase(
            seconds in proptest::collection::vec(1u16..100, 1..5), rounds in 1u32..5, passed in 0u32..2_000
        ) {
            let phases = phases(&seconds);
            let all = round_length(&phases) * rounds;
            let now = moment(&phases, rounds, passed);
            prop_assert_eq!(now.is_some(), passed < all);
            if let (Some(now), Some(next)) = (now, moment(&phases, rounds, passed + 1)) {
                prop_assert!(next.left + 1 == now.left || now.left == 1);
            }
        }
    }
}
