//! Worksheets: what one writes or chooses, step by step, and what the entries kept of it tell.
//!
//! An entry belongs to the day on which it was made, counted where the person was; so neither a change of the clocks nor
//! a journey to another zone moves it.

mod picture;
mod week;

pub use picture::{Bar, bars, low_weeks};
pub use week::week;

use crate::date::Day;
use crate::id::Id;
use crate::order::by_key;
use crate::progress::Latest;
use crate::read::{structure, variants};
use crate::text::Inline;
use litemap::LiteMap;
use serde::Serialize;

/// Something to fill in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Worksheet {
    /// How often an entry is made.
    pub each: Each,
    /// One after another.
    pub steps: Vec<Step>,
    /// What a plan shows in the view of its week, the first in bold; empty where there is no such view.
    pub week: Vec<Id>,
    /// What is drawn of the entries.
    pub picture: Option<Picture>,
    /// The numbers of the options chosen are added and multiplied by this; 0 where nothing is added.
    pub factor: u8,
    /// What a sum from one number to another means.
    pub results: Vec<(u8, u8, Vec<Inline>)>,
    /// Said after three low weeks; may be empty.
    pub low: Vec<Inline>,
    /// What to do with the finished sheet.
    pub end: Vec<Inline>,
}

structure! { Worksheet { each, steps, week, picture, factor, results, low, end } }

/// How often an entry of a worksheet is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Each {
    /// A new one every time.
    Many,
    /// One a day.
    Day,
    /// One that is changed.
    One,
}

variants! { Each { Many, Day, One } }

/// One screen of a worksheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What it asks.
    pub title: Vec<Inline>,
    /// Said before its fields.
    pub say: Vec<Vec<Inline>>,
    /// Fields of earlier steps whose words stay in view.
    pub show: Vec<Id>,
    /// What is filled in.
    pub fields: Vec<Field>,
}

structure! { Step { title, say, show, fields } }

/// A blank.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// Stable within its worksheet.
    pub id: Id,
    /// What it is for.
    pub label: Vec<Inline>,
    /// An example or a help; may be empty.
    pub hint: Vec<Inline>,
    /// How it is filled in.
    pub kind: FieldKind,
}

structure! { Field { id, label, hint, kind } }

/// How a blank is filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum FieldKind {
    /// A few words.
    Line,
    /// Some sentences.
    Text,
    /// One of these.
    One(Vec<(Id, Vec<Inline>)>),
    /// So many of these at most.
    Many(u8, Vec<(Id, Vec<Inline>)>),
    /// A number from 0 to 10; what its two ends mean.
    Scale(Vec<Inline>, Vec<Inline>),
    /// A time of day.
    Time,
    /// A day.
    Day,
}

variants! { FieldKind {
Line, Text, One(options), Many(most, options), Scale(least, most), Time, Day
} }

/// What is drawn of the entries of a worksheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Picture {
    /// The number of a field.
    Field(Id),
    /// The sum of all numbers.
    Sum,
    /// The time from one field to another, over midnight if the second is earlier.
    Span(Id, Id),
}

variants! { Picture { Field(field), Sum, Span(begin, end) } }

/// What somebody filled in and asked to keep. Without values it is deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(test, derive(Serialize))]
pub struct Entry {
    /// The day it belongs to, counted as [`Day`] counts; 0 if the device had no clock.
    pub day: u32,
    /// What stands in each field: words, the ids of options with blanks between, a number, a time, a day.
    #[cfg_attr(test, serde(serialize_with = "crate::id::as_object"))]
    pub values: LiteMap<Id, String>,
}

structure! { Entry { day, values } }

impl Entry {
    /// The day it belongs to.
    pub fn day(&self) -> Day {
        Day::from_number(i32::try_from(self.day).unwrap_or(i32::MAX))
    }

    /// What stands in a field.
    pub fn value(&self, field: &Id) -> &str {
        self.values.get(field).map_or("", String::as_str)
    }
}

/// Longest words kept of one field, in characters.
pub const LONGEST: usize = 10_000;

/// The name under which the entry of a tool is kept, with a number that no other of its entries has.
pub fn entry_id(tool: &Id, number: u32) -> Option<Id> {
    Id::try_from(format!("{tool}-{number}")).ok()
}

/// The entries of a tool, the latest day first.
pub fn entries<'a>(kept: &'a LiteMap<Id, Latest<Entry>>, tool: &Id) -> Vec<(&'a Id, &'a Entry)> {
    let begin = format!("{tool}-");
    let of_this = |(id, entry): (&'a Id, &'a Latest<Entry>)| {
        let number = id.as_str().strip_prefix(&begin)?;
        let is_one = number.bytes().all(|byte| byte.is_ascii_digit());
        (is_one && !entry.value.values.is_empty()).then_some((id, &entry.value))
    };
    let found: Vec<_> = kept.iter().filter_map(of_this).collect();
    by_key(found, |(_, entry)| u64::from(u32::MAX - entry.day))
}

/// The number that an answer stands for: of an option named `v` and a number, or written as one.
pub fn number(value: &str) -> Option<u16> {
    let digits = value.strip_prefix('v').unwrap_or(value);
    digits.parse().ok()
}

/// Minutes from one time of day to another, written as `22:30`; over midnight if the second is earlier.
pub fn minutes_between(begin: &str, end: &str) -> Option<u16> {
    let minutes = |time: &str| {
        let (hours, minutes) = time.split_once(':')?;
        let hours: u16 = hours.parse().ok().filter(|hours| *hours < 24)?;
        let minutes: u16 = minutes
            .get(..2)?
            .parse()
            .ok()
            .filter(|minutes| *minutes < 60)?;
        Some(hours * 60 + minutes)
    };
    Some((minutes(end)? + 24 * 60 - minutes(begin)?) % (24 * 60))
}

impl Worksheet {
    /// All blanks in order.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.steps.iter().flat_map(|step| &step.fields)
    }

    /// A blank by its id.
    pub fn field(&self, id: &Id) -> Option<&Field> {
        self.fields().find(|field| field.id == *id)
    }

    /// The day that an entry belongs to. In a plan for the week it is that of the first blank for a day. Otherwise it is the
    /// one on which the entry was made, also when that entry (`before`) is changed later; only a sheet of which there is one
    /// belongs to the day of its last change.
    pub fn day(
        &self,
        values: &LiteMap<Id, String>,
        before: Option<&Entry>,
        today: Option<Day>,
    ) -> u32 {
        let mut days = self.fields().filter(|field| field.kind == FieldKind::Day);
        let chosen = match self.week.is_empty() {
            true => None,
            false => days.find_map(|field| Day::try_from(values.get(&field.id)?.as_str()).ok()),
        };
        let made = before.filter(|_| self.each != Each::One);
        let day = chosen.or(made.map(Entry::day)).or(today);
        day.and_then(|day| u32::try_from(day.number()).ok())
            .unwrap_or(0)
    }

    /// The sum of an entry; `None` where nothing is added or an option is missing.
    pub fn sum(&self, entry: &Entry) -> Option<u16> {
        let mut sum = 0;
        for field in self.fields() {
            if matches!(field.kind, FieldKind::One(_)) {
                sum += number(entry.value(&field.id))?;
            }
        }
        (self.factor > 0).then_some(sum * u16::from(self.factor))
    }

    /// What a sum means.
    pub fn result(&self, sum: u16) -> Option<&[Inline]> {
        let mut results = self.results.iter();
        let found =
            results.find(|(least, most, _)| (u16::from(*least)..=u16::from(*most)).contains(&sum));
        found.map(|(.., words)| words.as_slice())
    }

    /// The number that the picture shows of an entry.
    pub fn drawn(&self, entry: &Entry) -> Option<u16> {
        match self.picture.as_ref()? {
            Picture::Field(field) => number(entry.value(field)),
            Picture::Sum => self.sum(entry),
            Picture::Span(begin, end) => minutes_between(entry.value(begin), entry.value(end)),
        }
    }

    /// The greatest number that the picture can show.
    pub fn most(&self) -> u16 {
        let numbers = |options: &[(Id, Vec<Inline>)]| {
            let numbers = options.iter().filter_map(|(id, _)| number(id.as_str()));
            numbers.max().unwrap_or(0)
        };
        let of_field = |field: &Field| match &field.kind {
            FieldKind::One(options) => numbers(options),
            FieldKind::Scale(..) => 10,
            _ => 0,
        };
        match &self.picture {
            None => 0,
            Some(Picture::Field(id)) => self.field(id).map_or(0, of_field),
            Some(Picture::Sum) => u16::from(self.factor) * self.fields().map(of_field).sum::<u16>(),
            Some(Picture::Span(..)) => 12 * 60,
        }
    }
}

#[cfg(test)]
mod tests;
