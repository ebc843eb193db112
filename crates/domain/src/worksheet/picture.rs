//! What the entries of a worksheet show day by day.

use super::{Entry, Worksheet};
use crate::date::Day;
use crate::id::Id;

/// A day in the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// The day.
    pub day: Day,
    /// The number of its latest entry; `None` if there is none.
    pub number: Option<u16>,
}

/// The last days up to today, the earliest first. Entries of other days, also of days to come, are left out.
pub fn bars(worksheet: &Worksheet, entries: &[(&Id, &Entry)], today: Day, days: i32) -> Vec<Bar> {
    let bar = |back: i32| {
        let day = Day::from_number(today.number() - back);
        let mut of_day = entries.iter().filter(|(_, entry)| entry.day() == day);
        let number = of_day.find_map(|(_, entry)| worksheet.drawn(entry));
        Bar { day, number }
    };
    (0..days).rev().map(bar).collect()
}

/// Entries that a week needs before anything is said of it.
const ENOUGH: usize = 3;
/// Weeks in a row.
const WEEKS: i32 = 3;

/// Whether each of the last three weeks was low: at least three entries, more than half of them in the lower two fifths. A
/// reason to offer a hand (`domain.md` 6.2, technique 15), never a prediction.
pub fn low_weeks(worksheet: &Worksheet, entries: &[(&Id, &Entry)], today: Day) -> bool {
    let low = worksheet.most() * 2 / 5;
    let bars = bars(worksheet, entries, today, WEEKS * 7);
    bars.chunks(7).all(|week| {
        let numbers: Vec<u16> = week.iter().filter_map(|bar| bar.number).collect();
        let lows = numbers.iter().filter(|number| **number <= low).count();
        numbers.len() >= ENOUGH && lows * 2 > numbers.len()
    })
}
