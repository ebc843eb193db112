//! From answers to a level, with the reasons.

use super::{Answers, Effect, Entry, Level, MINOR, Rules, Unsure, When};
use crate::id::Id;
use std::collections::BTreeSet;

/// What the answers so far mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assessment {
    /// The level. Never lower for one answer more.
    pub level: Level,
    /// Whether it holds only until the person was asked.
    pub provisional: bool,
    /// What it rests on, in the order of the rules.
    pub reasons: Vec<Reason>,
}

/// One reason for a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// A tick, or the question that was answered with "I don't know".
    pub id: Id,
    /// What it did.
    pub because: Because,
}

/// What an answer did to the level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Because {
    /// The sign means this level.
    Sign(Level),
    /// Nobody knows, and that counts as this level.
    Unsure(Level),
    /// One level more serious.
    Raised,
    /// Together with others at least this level.
    Together(Level),
}

/// The level of the answers: the most serious sign, raised by what makes it more serious. Nothing lowers it
/// (`domain.md` 3.3 and 3.6).
///
/// Signs and "I don't know" give the first level; then each circumstance that raises does so by one; then those that ask
/// for a least level; at last those that do so only from some level on. An id the rules do not have counts for nothing.
pub fn assess(rules: &Rules, answers: &Answers) -> Assessment {
    let mut reasons = Vec::new();
    let mut now = Now {
        ticks: answers.ticks.clone(),
        hint: None,
        reached: None,
    };
    let unsure = rules
        .questions
        .iter()
        .filter(|question| answers.unsure.contains(&question.id));
    let is_hint = |id: &Id| rules.entry(id).is_some_and(|entry| entry.hint);
    for question in unsure {
        let because = match &question.unsure {
            Unsure::As(tick) => {
                now.ticks.insert(tick.clone());
                continue;
            }
            Unsure::Level(level) => {
                if question.entries.iter().any(is_hint) {
                    now.hint = now.hint.max(Some(*level));
                }
                Because::Unsure(*level)
            }
            Unsure::Raise => Because::Raised,
        };
        let id = question.id.clone();
        reasons.push(Reason { id, because });
    }
    let ticked: Vec<&Entry> = rules
        .entries
        .iter()
        .filter(|entry| now.ticks.contains(&entry.id))
        .collect();
    let is_minor = ticked.iter().any(|entry| entry.id.as_str() == MINOR);
    for entry in &ticked {
        let minor = entry.minor.filter(|_| is_minor);
        let Some(level) = entry.level.max(minor) else {
            continue;
        };
        if entry.hint {
            now.hint = now.hint.max(Some(level));
        }
        let because = Because::Sign(level);
        let id = entry.id.clone();
        reasons.push(Reason { id, because });
    }
    let first = most(&reasons);
    reasons.extend(now.effects(&ticked));
    let raised = reasons
        .iter()
        .filter(|reason| reason.because == Because::Raised);
    let reached = first.raised(raised.count()).max(most(&reasons));
    now.reached = Some(reached);
    reasons.extend(now.effects(&ticked));
    Assessment {
        level: reached.max(most(&reasons)),
        provisional: ticked.iter().any(|entry| entry.provisional),
        reasons,
    }
}

/// The most serious level that a reason asks for; the gentlest if none does.
fn most(reasons: &[Reason]) -> Level {
    let levels = reasons.iter().filter_map(|reason| match reason.because {
        Because::Sign(level) | Because::Unsure(level) | Because::Together(level) => Some(level),
        Because::Raised => None,
    });
    levels.max().unwrap_or(Level::PeerSupport)
}

/// What holds besides the tick whose effect is asked for.
struct Now {
    ticks: BTreeSet<Id>,
    hint: Option<Level>,
    /// The level without the effects that ask for one; those hold only once it is known, all others only before.
    reached: Option<Level>,
}

impl Now {
    fn effects(&self, ticked: &[&Entry]) -> Vec<Reason> {
        let effects = ticked
            .iter()
            .flat_map(|entry| entry.effects.iter().map(|effect| (&entry.id, effect)));
        effects
            .filter(|(_, effect)| self.holds(&effect.when))
            .map(|(id, Effect { to, .. })| Reason {
                id: id.clone(),
                because: to.map_or(Because::Raised, Because::Together),
            })
            .collect()
    }

    fn holds(&self, when: &When) -> bool {
        match (when, self.reached) {
            (When::From(bound), Some(reached)) => reached >= *bound,
            (When::From(_), None) | (_, Some(_)) => false,
            (When::Always, None) => true,
            (When::With(ids), None) => ids.iter().any(|id| self.ticks.contains(id)),
            (When::Hint(least), None) => self.hint >= Some(*least),
        }
    }
}
