//! From answers to a level, with the reasons.

use super::{Answers, Effect, Entry, Level, MINOR, Rules, UNDER_13, Unsure, When};
use crate::id::Id;

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
/// Signs, "I don't know" and the circumstances that ask for a least level give the first level; each circumstance that
/// raises does so by one from there, since a page of a result says what makes that result more urgent, whatever it rests
/// on. What holds only from some level on looks at the level without itself, so that it does not open its own door. An id
/// the rules do not have counts for nothing.
pub fn assess(rules: &Rules, answers: &Answers) -> Assessment {
    let unsure = rules
        .questions
        .iter()
        .filter(|question| answers.unsure.contains(&question.id));
    let mut ticks = answers.ticks.clone();
    let mut taken_for = Vec::new();
    let mut facts = Facts::default();
    for question in unsure {
        let because = match &question.unsure {
            Unsure::As(tick) => {
                if ticks.insert(tick.clone()) {
                    taken_for.push((&question.id, tick));
                }
                continue;
            }
            Unsure::Level(level) => {
                let is_hint = |id: &Id| rules.entry(id).is_some_and(|entry| entry.hint);
                if question.entries.iter().any(is_hint) {
                    facts.hint = facts.hint.max(Some(*level));
                }
                Because::Unsure(*level)
            }
            Unsure::Raise => Because::Raised,
        };
        let id = question.id.clone();
        facts.unsure.push(Reason { id, because });
    }
    // Whoever is under 13 is under 18.
    if ticks.iter().any(|id| id.as_str() == UNDER_13) {
        let minor = rules
            .entries
            .iter()
            .find(|entry| entry.id.as_str() == MINOR);
        ticks.extend(minor.map(|entry| entry.id.clone()));
    }
    facts.ticked = rules
        .entries
        .iter()
        .filter(|entry| ticks.contains(&entry.id))
        .collect();
    let provisional = facts.ticked.iter().any(|entry| entry.provisional);
    let (level, mut reasons) = facts.judge();
    // What nobody knows is named where it made the level.
    let counted = taken_for
        .into_iter()
        .filter(|(_, tick)| facts.without(tick) < level);
    reasons.extend(counted.map(|(question, _)| Reason {
        id: question.clone(),
        because: Because::Unsure(level),
    }));
    Assessment {
        level,
        provisional,
        reasons,
    }
}

/// What the answers say, without what it means together.
#[derive(Clone, Default)]
struct Facts<'a> {
    ticked: Vec<&'a Entry>,
    unsure: Vec<Reason>,
    /// The gravest hint that nobody could rule out.
    hint: Option<Level>,
}

impl Facts<'_> {
    fn judge(&self) -> (Level, Vec<Reason>) {
        let is_minor = self.ticked.iter().any(|entry| entry.id.as_str() == MINOR);
        let mut reasons = self.unsure.clone();
        let mut hint = self.hint;
        for entry in &self.ticked {
            let minor = entry.minor.filter(|_| is_minor);
            let Some(level) = entry.level.max(minor) else {
                continue;
            };
            if entry.hint {
                hint = hint.max(Some(level));
            }
            let because = Because::Sign(level);
            let id = entry.id.clone();
            reasons.push(Reason { id, because });
        }
        let (later, at_once): (Vec<_>, Vec<_>) = self
            .ticked
            .iter()
            .flat_map(|entry| entry.effects.iter().map(move |effect| (*entry, effect)))
            .partition(|(_, effect)| matches!(effect.when, When::From(_)));
        let holds = |when: &When| match when {
            When::Always => true,
            When::With(ids) => self.ticked.iter().any(|entry| ids.contains(&entry.id)),
            When::Hint(least) => hint >= Some(*least),
            When::From(_) => false,
        };
        let at_once = at_once
            .into_iter()
            .filter(|(_, effect)| holds(&effect.when));
        reasons.extend(at_once.map(reason));
        let later = later
            .into_iter()
            .filter(|(entry, effect)| match effect.when {
                When::From(bound) => self.without(&entry.id) >= bound,
                _ => false,
            });
        reasons.extend(later.map(reason));
        let is_raise = |reason: &&Reason| reason.because == Because::Raised;
        let raised = reasons.iter().filter(is_raise).count();
        (most(&reasons).raised(raised), reasons)
    }

    /// The level if this tick were not there.
    fn without(&self, tick: &Id) -> Level {
        let mut rest = self.clone();
        rest.ticked.retain(|entry| entry.id != *tick);
        rest.judge().0
    }
}

fn reason((entry, effect): (&Entry, &Effect)) -> Reason {
    Reason {
        id: entry.id.clone(),
        because: effect.to.map_or(Because::Raised, Because::Together),
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
