//! What a note to an adult tells of a level: enough to see why it is what it is.

use super::{Assessment, Because, Level, Reason, Rules};
use crate::id::Id;
use crate::order::by_key;

impl Assessment {
    /// At most so many facts (`domain.md` 3.7, what is shared at the level of the same day), unless more than that made the
    /// level: a circumstance that raised it and a "don't know" that counted are never left out.
    pub const FACTS: usize = 5;

    /// The reasons that are told: the gravest signs, then what raised them, then what nobody knows. What stands about the
    /// supporter is theirs to tell, unless the level rests on it.
    pub fn told(&self, rules: &Rules) -> Vec<&Reason> {
        let (signs, why): (Vec<&Reason>, Vec<&Reason>) = self
            .reasons
            .iter()
            .partition(|reason| matches!(reason.because, Because::Sign(_)));
        let of_supporter = |id: &Id| {
            let mut questions = rules.questions.iter();
            questions.any(|question| question.friend && question.entries.contains(id))
        };
        let others = self
            .reasons
            .iter()
            .filter(|reason| !of_supporter(&reason.id));
        let others = others.filter_map(Reason::level).max();
        let is_told = |reason: &&Reason| !of_supporter(&reason.id) || reason.level() > others;
        let signs = by_key(signs.into_iter().filter(is_told).collect(), |reason| {
            let level = reason.level().unwrap_or(Level::PeerSupport);
            Level::Emergency as u64 - level as u64
        });
        let (unknown, raised): (Vec<&Reason>, Vec<&Reason>) = why
            .into_iter()
            .partition(|reason| matches!(reason.because, Because::Unsure(_)));
        let mut why: Vec<&Reason> = Vec::new();
        for reason in raised.into_iter().chain(unknown) {
            if !why.iter().any(|told| told.id == reason.id) {
                why.push(reason);
            }
        }
        let room = Self::FACTS.saturating_sub(why.len()).max(1);
        signs.into_iter().take(room).chain(why).collect()
    }
}

impl Reason {
    fn level(&self) -> Option<Level> {
        match self.because {
            Because::Sign(level) | Because::Unsure(level) | Because::Together(level) => Some(level),
            Because::Raised => None,
        }
    }
}
