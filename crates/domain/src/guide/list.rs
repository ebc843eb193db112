//! The guide as one list of ticks without the program: what style sheets are told of each. They look only forward, so the
//! order counts too. Nothing there asks for the age, and whoever may be a child is taken for one.

use super::{Effect, Entry, Level, MINOR, Rules, UNDER_13, When};
use crate::order::by_key;

impl Rules {
    /// The circumstances in the order in which style sheets add them up: first those that ask for a level of their own,
    /// then "nobody has asked", then those that raise whatever it was, the gentle ones last. Under 13 stands apart, before
    /// everything else.
    pub fn circumstances(&self) -> Vec<&Entry> {
        let entries = self.entries.iter();
        let all = entries.filter(|entry| !entry.effects.is_empty() && !entry.is_under_13());
        by_key(all.collect(), |entry| match entry.listed_level() {
            Level::Emergency | Level::SameDay => 0,
            _ if entry.asks() => 1,
            Level::WithinDays => 2,
            Level::PeerSupport => 3,
        })
    }
}

impl Entry {
    /// Whether it says under 13: such a reader sees only the page for the young.
    pub fn is_under_13(&self) -> bool {
        self.id.as_str() == UNDER_13
    }

    /// The level it has alone, of an unknown age.
    pub fn listed_level(&self) -> Level {
        let effects = self.effects.iter().filter(|effect| is_given(&effect.when));
        let levels = effects.map(|effect| effect.to.unwrap_or(Level::PeerSupport.raised(1)));
        let level = levels.max().max(self.level).max(self.minor);
        level.unwrap_or(Level::PeerSupport)
    }

    /// How style sheets are told of it: `t1` to `t4` for the level it has alone, `h` for a hint, `up` for what raises others,
    /// `upp` for what makes a hint an emergency, `na` for a hint that nobody asked about, `pv` for what holds only for now.
    pub fn listed_class(&self) -> String {
        let place = Level::ALL
            .iter()
            .position(|level| *level == self.listed_level());
        let mut class = format!("t t{}", place.unwrap_or(0) + 1);
        let any = |does: fn(&Effect) -> bool| self.effects.iter().any(does);
        let more = [
            (" h", self.hint),
            (" up", any(raises)),
            (" upp", any(makes_emergency)),
            (" na", self.asks()),
            (" pv", self.provisional),
        ];
        for (name, holds) in more {
            if holds {
                class += name;
            }
        }
        class
    }

    fn asks(&self) -> bool {
        let mut effects = self.effects.iter();
        effects.any(|effect| matches!(effect.when, When::Hint(_)) && effect.to.is_some())
    }
}

fn is_given(when: &When) -> bool {
    match when {
        When::Always => true,
        When::With(ids) => ids.iter().any(|id| id.as_str() == MINOR),
        When::Hint(_) | When::From(_) => false,
    }
}

/// What holds only from some level on counts for all: the list may be more serious than the questions, never gentler.
fn raises(effect: &Effect) -> bool {
    effect.to.is_none() || matches!(effect.when, When::From(_))
}

fn makes_emergency(effect: &Effect) -> bool {
    effect.to == Some(Level::Emergency)
        && matches!(effect.when, When::With(_))
        && !is_given(&effect.when)
}
