//! What a person has done: one document, made so that two copies of it always merge into one without loss.

use crate::assessment::Draw;
use crate::date::Day;
use crate::id::Id;
use crate::quiz::{Item, Verdict};
use crate::read::{structure, variants};
use crate::review::Review;
use crate::track::Track;
use crate::worksheet::Entry;
use litemap::LiteMap;
use std::collections::BTreeSet;

mod merging;
#[cfg(test)]
pub(crate) use merging::tests::any_progress;

/// Version of the document this code writes.
pub const VERSION: u32 = 4;

/// Everything that is kept. Never an answer of the guide or of a gate; of what somebody typed only what they asked to
/// keep.
///
/// Order of events is a counter, not a clock: clocks of phones jump.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Progress {
    /// Always [`VERSION`] in memory.
    pub version: u32,
    /// Counts the changes; the highest known counter of all copies plus one is the next.
    pub revision: u64,
    /// The page of the training one was at last, and the item of it that was checked last as `path#item`.
    pub last: Option<Latest<String>>,
    /// Lessons and role-plays by page id; self-help modules of earlier versions.
    #[cfg_attr(test, serde(serialize_with = "crate::id::as_object"))]
    pub parts: LiteMap<Id, PartRecord>,
    /// Quiz items by id.
    #[cfg_attr(test, serde(serialize_with = "crate::id::as_object"))]
    pub items: LiteMap<Id, ItemRecord>,
    /// Light or dark; `None` follows the device.
    pub theme: Option<Latest<Theme>>,
    /// Language chosen by hand.
    pub language: Option<Latest<String>>,
    /// When lessons come back, by page id.
    #[cfg_attr(test, serde(serialize_with = "crate::id::as_object"))]
    pub reviews: LiteMap<Id, Latest<Review>>,
    /// Role-plays left in the middle, by page id: the steps as [`Walker::said`] writes them; none once they are ended.
    ///
    /// [`Walker::said`]: crate::flow::Walker::said
    #[cfg_attr(test, serde(serialize_with = "crate::id::as_object"))]
    pub plays: LiteMap<Id, Latest<Vec<Id>>>,
    /// The final assessment begun last.
    pub draw: Option<Latest<Draw>>,
    /// The final assessment passed last; this never becomes untrue.
    pub passed: Option<Latest<Passed>>,
    /// Name on the certificate, where somebody asked to keep it; empty once they no longer want that.
    pub name: Option<Latest<String>>,
    /// Track chosen.
    pub track: Option<Latest<Track>>,
    /// What somebody wrote or chose and asked to keep, by [`entry_id`](crate::worksheet::entry_id). Without values once it is
    /// deleted.
    #[cfg_attr(test, serde(serialize_with = "crate::id::as_object"))]
    pub kept: LiteMap<Id, Latest<Entry>>,
}

structure! { Progress {
    version, revision, last, parts, items, theme, language;
    or default reviews, plays, draw, passed, name, track, kept
} }

/// A final assessment that was passed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Passed {
    /// The day, counted as [`Day`] counts; 0 if the device had no clock.
    pub day: u32,
    /// Items answered right.
    pub right: u8,
    /// Items asked.
    pub all: u8,
    /// Version of the content that was asked.
    pub content: String,
}

structure! { Passed { day, right, all, content } }

/// A value and the counter at which it was set: the later wins, and for the same counter the greater value, so that
/// every copy decides alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct Latest<T> {
    /// Counter at which it was set.
    pub revision: u64,
    /// The value.
    pub value: T,
}

structure! { Latest<T> { revision, value } }

/// Look of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(serde::Serialize))]
#[cfg_attr(test, serde(rename_all = "lowercase"))]
pub enum Theme {
    /// As the device says.
    Device,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

variants! { Theme { Device = "device", Light = "light", Dark = "dark" } }

/// What is known of a lesson, role-play or self-help module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct PartRecord {
    /// It was finished once; this never becomes untrue.
    pub finished: bool,
}

structure! { PartRecord { finished } }

/// What is known of a quiz item.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(serde::Serialize))]
pub struct ItemRecord {
    /// The options or the arrangement checked last.
    pub latest: Latest<BTreeSet<Id>>,
    /// It was answered right once; this never becomes untrue.
    pub right: bool,
    /// How often it was checked, at least.
    pub checks: u32,
    /// Whether the answer checked last was right when it was checked; `None` where an earlier version wrote the record. If
    /// it no longer is what it was, the item was changed since.
    pub was_right: Option<bool>,
}

structure! { ItemRecord { latest, right, checks; or default was_right } }

impl ItemRecord {
    /// Whether the item is no longer the one that was answered: a part of the answer is gone, or what was right then is not
    /// right now, or the other way round.
    pub fn is_out_of_date(&self, item: &Item) -> bool {
        let chosen = &self.latest.value;
        let is_right = item.verdict(chosen) == Verdict::Right;
        chosen.iter().any(|id| !item.task.has(id))
            || self
                .was_right
                .is_some_and(|was_right| was_right != is_right)
    }
}

impl Default for Progress {
    fn default() -> Self {
        Progress {
            version: VERSION,
            revision: 0,
            last: None,
            parts: LiteMap::new(),
            items: LiteMap::new(),
            theme: None,
            language: None,
            reviews: LiteMap::new(),
            plays: LiteMap::new(),
            draw: None,
            passed: None,
            name: None,
            track: None,
            kept: LiteMap::new(),
        }
    }
}

impl Progress {
    fn latest<T>(&mut self, value: T) -> Latest<T> {
        self.revision = self.revision.saturating_add(1);
        Latest {
            revision: self.revision,
            value,
        }
    }

    /// Remembers the page one is at.
    pub fn visit(&mut self, path: &str) {
        if self.last_page() != Some(path) {
            self.last = Some(self.latest(path.to_owned()));
        }
    }

    /// Remembers the step of a page one is at: the item that was checked last.
    pub fn step(&mut self, path: &str, item: &Id) {
        self.last = Some(self.latest(format!("{path}#{item}")));
    }

    /// The page of the training one was at last.
    pub fn last_page(&self) -> Option<&str> {
        let last = self.last.as_ref()?;
        last.value.split('#').next()
    }

    /// The item of that page that was checked last.
    pub fn last_item(&self) -> Option<&str> {
        let last = self.last.as_ref()?;
        last.value.split_once('#').map(|(_, item)| item)
    }

    /// Remembers that a lesson, role-play or self-help module was finished.
    pub fn finish(&mut self, page: &Id) {
        if !self.is_finished(page) {
            self.revision = self.revision.saturating_add(1);
            self.parts.entry(page.clone()).or_default().finished = true;
        }
    }

    /// Remembers that a lesson was finished, and when it comes back.
    pub fn finish_lesson(&mut self, page: &Id, today: Option<Day>) {
        self.finish(page);
        if let Some(today) = today.filter(|_| !self.reviews.contains_key(page)) {
            let review = self.latest(Review::first(today));
            self.reviews.insert(page.clone(), review);
        }
    }

    /// Remembers how a lesson was remembered.
    pub fn review(&mut self, lesson: &Id, verdict: Verdict, today: Day) {
        if let Some(before) = self.reviews.get(lesson) {
            let review = before.value.after(verdict, today);
            let review = self.latest(review);
            self.reviews.insert(lesson.clone(), review);
        }
    }

    /// Keeps how far a role-play went; no steps once it is ended.
    pub fn play(&mut self, page: &Id, said: Vec<Id>) {
        let said = self.latest(said);
        self.plays.insert(page.clone(), said);
    }

    /// Begins a final assessment.
    pub fn begin_assessment(&mut self, seed: u32) {
        let draw = Draw {
            seed,
            ..Draw::default()
        };
        self.draw = Some(self.latest(draw));
    }

    /// Keeps an answer of the final assessment under way.
    pub fn answer(&mut self, item: &Item, chosen: BTreeSet<Id>) {
        if let Some(draw) = &mut self.draw {
            draw.value.answer(item, chosen);
        }
    }

    /// Remembers that the final assessment was passed.
    pub fn pass(&mut self, passed: Passed) {
        self.passed = Some(self.latest(passed));
    }

    /// Keeps the name on the certificate; an empty one takes it back.
    pub fn set_name(&mut self, name: &str) {
        self.name = Some(self.latest(name.to_owned()));
    }

    /// Keeps what somebody wrote, where it differs from what is kept; an entry without values deletes it.
    pub fn keep(&mut self, id: &Id, entry: Entry) {
        if self.kept.get(id).is_none_or(|kept| kept.value != entry) {
            let entry = self.latest(entry);
            self.kept.insert(id.clone(), entry);
        }
    }

    /// Chooses a track.
    pub fn set_track(&mut self, track: Track) {
        self.track = Some(self.latest(track));
    }

    /// The track chosen.
    pub fn track(&self) -> Option<Track> {
        self.track.as_ref().map(|track| track.value)
    }

    /// Whether it was finished once.
    pub fn is_finished(&self, page: &Id) -> bool {
        self.parts.get(page).is_some_and(|part| part.finished)
    }

    /// Remembers a checked answer. An unanswered item leaves no trace.
    pub fn check(&mut self, item: &Id, chosen: BTreeSet<Id>, verdict: Verdict) {
        if verdict == Verdict::Unanswered {
            return;
        }
        let latest = self.latest(chosen);
        let before = self.items.get(item);
        let record = ItemRecord {
            right: verdict == Verdict::Right || before.is_some_and(|record| record.right),
            checks: before.map_or(0, |record| record.checks).saturating_add(1),
            was_right: Some(verdict == Verdict::Right),
            latest,
        };
        self.items.insert(item.clone(), record);
    }

    /// Chooses light, dark or as the device says.
    pub fn set_theme(&mut self, theme: Theme) {
        self.theme = Some(self.latest(theme));
    }

    /// Remembers the language chosen by hand.
    pub fn set_language(&mut self, code: &str) {
        if self
            .language
            .as_ref()
            .is_none_or(|language| language.value != code)
        {
            self.language = Some(self.latest(code.to_owned()));
        }
    }

    /// How many of these items were answered right once.
    pub fn right_among<'a>(&self, items: impl IntoIterator<Item = &'a Id>) -> usize {
        let is_right = |item: &&Id| self.items.get(*item).is_some_and(|record| record.right);
        items.into_iter().filter(is_right).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> Id {
        Id::try_from(text).unwrap()
    }

    #[test]
    fn what_was_right_once_stays_right() {
        let mut progress = Progress::default();
        progress.check(&id("q1"), BTreeSet::from([id("a")]), Verdict::Right);
        progress.check(&id("q1"), BTreeSet::from([id("b")]), Verdict::NotYet);
        let record = &progress.items[&id("q1")];
        assert!(record.right);
        assert_eq!(
            (record.checks, &record.latest.value),
            (2, &BTreeSet::from([id("b")]))
        );
    }

    #[test]
    fn an_unanswered_item_leaves_no_trace() {
        let mut progress = Progress::default();
        progress.check(&id("q1"), BTreeSet::new(), Verdict::Unanswered);
        assert_eq!(progress, Progress::default());
    }

    #[test]
    fn one_goes_on_at_the_item_checked_last_until_another_page_is_opened() {
        let mut progress = Progress::default();
        progress.visit("modul/m1-l1/");
        assert_eq!(progress.last_item(), None);
        progress.step("modul/m1-l1/", &id("m1-l1-q3"));
        progress.visit("modul/m1-l1/");
        assert_eq!(progress.last_page(), Some("modul/m1-l1/"));
        assert_eq!(progress.last_item(), Some("m1-l1-q3"));
        progress.visit("modul/m1-l2/");
        assert_eq!(progress.last_item(), None);
    }

    #[test]
    fn the_same_page_twice_is_one_visit() {
        let mut progress = Progress::default();
        progress.visit("modul/m1-l1/");
        let once = progress.clone();
        progress.visit("modul/m1-l1/");
        assert_eq!(progress, once);
    }
}
