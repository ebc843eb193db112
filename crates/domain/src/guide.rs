//! The guide "when to refer": how fast an adult or a professional must be brought in. It does not assess a risk,
//! diagnose, add up points or reassure (`domain.md` 3.1).
//!
//! Signs and what they mean are data; here is what is done with them: [`assess`] gives the level, [`Rules::path`] the
//! questions that are asked.

mod assess;
mod list;
mod path;
mod told;

pub use assess::{Assessment, Because, Reason, assess};

use crate::id::Id;
use crate::read::{structure, variants};
use crate::text::Inline;
use crate::unit::Page;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How fast somebody must be brought in (`domain.md` 3.2). The later, the more serious; none of them means safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Stay beside them; look again within 7 days.
    PeerSupport,
    /// An appointment by the next school day.
    WithinDays,
    /// An adult takes over before the person goes home alone.
    SameDay,
    /// Act within minutes and stay.
    Emergency,
}

variants! { Level {
PeerSupport = "peer_support",
WithinDays = "within_days",
SameDay = "same_day",
Emergency = "emergency",
} }

impl Level {
    /// All levels, the most serious first.
    pub const ALL: [Level; 4] = [
        Level::Emergency,
        Level::SameDay,
        Level::WithinDays,
        Level::PeerSupport,
    ];

    /// The level as data names it.
    pub fn name(self) -> &'static str {
        match self {
            Level::Emergency => "emergency",
            Level::SameDay => "same_day",
            Level::WithinDays => "within_days",
            Level::PeerSupport => "peer_support",
        }
    }

    /// So many levels more serious, at most an emergency.
    fn raised(self, times: usize) -> Level {
        let place = Level::ALL.iter().position(|level| *level == self);
        Level::ALL[place.unwrap_or(0).saturating_sub(times)]
    }
}

/// Something that may be ticked: a sign, a circumstance, or a statement that changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Stable id, that of `domain.md` 3.4 in small letters.
    pub id: Id,
    /// What the sign alone means; nothing for circumstances and statements.
    pub level: Option<Level>,
    /// What it means about somebody under 18 or of unknown age.
    pub minor: Option<Level>,
    /// Whether it speaks of suicide or self-harm.
    pub hint: bool,
    /// Whether the result holds only until the person was asked.
    pub provisional: bool,
    /// What it does together with others.
    pub effects: Vec<Effect>,
}

structure! { Entry { id, level, minor, hint, provisional, effects } }

impl Entry {
    /// The level that a yes alone means: that of the sign, or the one its effect asks for whatever else is ticked.
    fn level_of_yes(&self) -> Option<Level> {
        let always = |effect: &&Effect| effect.when == When::Always;
        let effects = self.effects.iter().filter(always);
        effects.filter_map(|effect| effect.to).max().max(self.level)
    }
}

/// What a tick does to the level. It never lowers it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Effect {
    /// When it does so.
    pub when: When,
    /// At least this level; `None` means one level more serious.
    pub to: Option<Level>,
}

structure! { Effect { when, to } }

/// When an [`Effect`] holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum When {
    /// Always.
    Always,
    /// Together with one of these.
    With(Vec<Id>),
    /// Together with a hint of suicide or self-harm of at least this level.
    Hint(Level),
    /// If the level is at least this without it.
    From(Level),
}

variants! { When { Always, With(others), Hint(level), From(level) } }

/// A page of the guide: what may be ticked on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// Stable id.
    pub id: Id,
    /// What may be ticked.
    pub entries: Vec<Id>,
    /// Whether any tick ends the questions.
    pub danger: bool,
    /// Whether only one may be ticked.
    pub choice: bool,
    /// Asked only if one of these was ticked, or the question that holds them was answered with "I don't know";
    /// empty means always.
    pub when: Vec<Id>,
    /// Asked only about somebody else.
    pub friend: bool,
    /// What "I don't know" counts as.
    pub unsure: Unsure,
}

structure! { Question { id, entries, danger, choice, when, friend, unsure } }

/// What "I don't know" counts as: never the gentler answer (`domain.md` 3.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Unsure {
    /// At least this level: the day itself for what would be an emergency or the same day, else days.
    Level(Level),
    /// One level more serious, where no tick of the question has a level of its own.
    Raise,
    /// The same as this tick.
    As(Id),
}

variants! { Unsure { Level(level), Raise, As(tick) } }

/// Everything the guide knows, without a word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rules {
    /// What may be ticked.
    pub entries: Vec<Entry>,
    /// The questions in their order.
    pub questions: Vec<Question>,
}

structure! { Rules { entries, questions } }

/// The guide as it stands on its page: rules, the words of a language, and the pages of its results.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Guide {
    /// What means what.
    pub rules: Rules,
    /// Words of the entries, in the order of the rules.
    pub entries: Vec<EntryWords>,
    /// Words of the questions, in the order of the rules.
    pub questions: Vec<QuestionWords>,
    /// A page for every level about somebody else and about oneself (`emergency`, `emergency-me`, ...), one for those under
    /// 13 (`young`), and how to ask (`asked`).
    pub pages: Vec<Page>,
    /// Fingerprint of rules and words, which a reviewer signs. Any change of them changes it.
    pub version: String,
}

structure! { Guide { rules, entries, questions, pages, version } }

/// The words of an [`Entry`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryWords {
    /// The label about somebody else.
    pub friend: String,
    /// The label about oneself.
    pub me: String,
    /// What it needs in particular, shown with the result; may be empty.
    pub note: Vec<Inline>,
    /// The same about oneself, where that differs; may be empty.
    pub note_me: Vec<Inline>,
    /// Why a statement makes nothing lighter; empty for the others.
    pub why: Vec<Inline>,
    /// The same in a note to an adult; may be empty for what is no news to them.
    pub short: String,
}

structure! { EntryWords { friend, me, note, note_me, why, short } }

/// The words of a [`Question`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuestionWords {
    /// About somebody else.
    pub title: String,
    /// About oneself.
    pub me: String,
    /// A sentence below it; may be empty.
    pub lead: String,
    /// The answer "none of these"; empty for a choice.
    pub none: String,
    /// The answer "I don't know".
    pub unsure: String,
    /// Why it is asked.
    pub why: Vec<Inline>,
    /// Heading of its signs in the list of all.
    pub group: String,
}

structure! { QuestionWords { title, me, lead, none, unsure, why, group } }

impl Guide {
    /// Names of the pages a guide must have.
    pub const PAGES: [&str; 10] = [
        "emergency",
        "same-day",
        "within-days",
        "peer-support",
        "emergency-me",
        "same-day-me",
        "within-days-me",
        "peer-support-me",
        "young",
        "asked",
    ];

    /// The page with this name.
    pub fn page(&self, name: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.id.as_str() == name)
    }

    /// The page of a level.
    pub fn result(&self, level: Level, about: About) -> Option<&Page> {
        let end = match about {
            About::Friend => "",
            About::Me => "-me",
        };
        self.page(&(level.name().replace('_', "-") + end))
    }

    /// The page shown for a level that these answers led to: under 13 that for the young, unless it is an emergency, whose
    /// own page is the more serious one.
    pub fn page_of(&self, level: Level, answers: &Answers) -> Option<&Page> {
        match answers.is_young() && level != Level::Emergency {
            true => self.page("young"),
            false => self.result(level, answers.about),
        }
    }

    /// The words of the entry with this id.
    pub fn entry_words(&self, id: &Id) -> Option<&EntryWords> {
        let place = self.rules.entries.iter().position(|entry| entry.id == *id);
        self.entries.get(place?)
    }

    /// The words of the question with this id.
    pub fn question_words(&self, id: &Id) -> Option<&QuestionWords> {
        let questions = &self.rules.questions;
        let place = questions.iter().position(|question| question.id == *id);
        self.questions.get(place?)
    }
}

impl EntryWords {
    /// The label.
    pub fn label(&self, about: About) -> &str {
        match about {
            About::Friend => &self.friend,
            About::Me => &self.me,
        }
    }

    /// What it needs in particular; may be empty.
    pub fn note(&self, about: About) -> &[Inline] {
        match about {
            About::Me if !self.note_me.is_empty() => &self.note_me,
            _ => &self.note,
        }
    }
}

impl QuestionWords {
    /// The question.
    pub fn title(&self, about: About) -> &str {
        match about {
            About::Friend => &self.title,
            About::Me => &self.me,
        }
    }
}

/// Who the guide is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum About {
    /// Somebody else.
    #[default]
    Friend,
    /// The one who answers.
    Me,
}

/// What was answered so far. Never stored (`domain.md` 3.8, point 3).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Who it is about.
    pub about: About,
    /// What was ticked.
    pub ticks: BTreeSet<Id>,
    /// Questions answered with "I don't know".
    pub unsure: BTreeSet<Id>,
    /// Questions answered with "none of these".
    pub none: BTreeSet<Id>,
}

impl Answers {
    /// Whether it is about somebody under 13.
    pub fn is_young(&self) -> bool {
        self.ticks.iter().any(|id| id.as_str() == UNDER_13)
    }
}

/// The tick that says under 18.
pub const MINOR: &str = "minor";
/// The tick that says under 13: nothing is asked then (`domain.md` 3.8, point 6).
pub const UNDER_13: &str = "under-13";

impl Rules {
    /// The entry with this id.
    pub fn entry(&self, id: &Id) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == *id)
    }

    /// The question with this id.
    pub fn question(&self, id: &Id) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == *id)
    }

    /// What "I don't know" counts as by rule for what may be ticked: an item whose yes would be an emergency or the same
    /// day counts as the same day, one whose yes would be days as days (`domain.md` 3.3).
    pub fn unsure_of(&self, entries: &[Id]) -> Unsure {
        let entries = entries.iter().filter_map(|id| self.entry(id));
        match entries.filter_map(Entry::level_of_yes).max() {
            Some(Level::Emergency | Level::SameDay) => Unsure::Level(Level::SameDay),
            Some(Level::WithinDays) => Unsure::Level(Level::WithinDays),
            Some(Level::PeerSupport) | None => Unsure::Raise,
        }
    }
}

#[cfg(test)]
mod tests;
