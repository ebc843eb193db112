//! Days, without a clock: today is always given.

use crate::read::{Given, Readable, Reader, Wrong};
use serde::Serialize;
use std::fmt;

/// A day of the Gregorian calendar, counted from 1 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(i32);

impl Day {
    /// The day that many days after 1 January 1970.
    pub fn from_number(number: i32) -> Day {
        Day(number)
    }

    /// How many days after 1 January 1970 it is.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day that a clock shows, from milliseconds since the beginning of 1970 in Greenwich and the minutes by which
    /// Greenwich is ahead, as browsers tell both.
    pub fn on_clock(milliseconds: i64, behind: i32) -> Day {
        let here = milliseconds - i64::from(behind) * 60_000;
        Day(i32::try_from(here.div_euclid(86_400_000)).unwrap_or(0))
    }

    /// The Monday of its week.
    pub fn monday(self) -> Day {
        // 1 January 1970 was a Thursday.
        Day(self.0 - (self.0 + 3).rem_euclid(7))
    }

    /// How many days lie between an earlier day and this one; negative if it is later.
    pub fn since(self, earlier: Day) -> i32 {
        self.0 - earlier.0
    }

    /// Year, month 1 to 12, day of the month 1 to 31.
    ///
    /// Algorithm: Howard Hinnant, "chrono-compatible low-level date algorithms", `civil_from_days`.
    pub fn parts(self) -> (i32, u32, u32) {
        let shifted = i64::from(self.0) + 719_468;
        let era = shifted.div_euclid(146_097);
        let of_era = shifted.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted_month + 2) / 5 + 1;
        let month = if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year as i32, month as u32, day as u32)
    }

    fn from_parts(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(1900..=2999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day)
        {
            return None;
        }
        let shifted_year = i64::from(year) - i64::from(month <= 2);
        let era = shifted_year.div_euclid(400);
        let year_of_era = shifted_year.rem_euclid(400);
        let shifted_month = (i64::from(month) + 9) % 12;
        let of_year = (153 * shifted_month + 2) / 5 + i64::from(day) - 1;
        let of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + of_year;
        let found = Day((era * 146_097 + of_era - 719_468) as i32);
        (found.parts() == (year, month, day)).then_some(found)
    }
}

impl TryFrom<&str> for Day {
    type Error = String;

    fn try_from(text: &str) -> Result<Self, String> {
        let read = || {
            let mut parts = text.split('-');
            let year = parts.next().filter(|part| part.len() == 4)?.parse().ok()?;
            let month = parts.next().filter(|part| part.len() == 2)?.parse().ok()?;
            let day = parts.next().filter(|part| part.len() == 2)?.parse().ok()?;
            if parts.next().is_some() {
                None
            } else {
                Day::from_parts(year, month, day)
            }
        };
        read().ok_or_else(|| format!("`{text}` is not a day written as 2026-11-24"))
    }
}

impl TryFrom<String> for Day {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Day::try_from(text.as_str())
    }
}

impl Readable for Day {
    fn read(given: Given, reader: &mut Reader) -> Day {
        let text = reader.text(given);
        Day::try_from(text).unwrap_or_else(|_| {
            reader.refuse(Wrong::Form(text.to_owned()));
            Day(0)
        })
    }
}

impl From<Day> for String {
    fn from(day: Day) -> String {
        day.to_string()
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(out, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn days_are_counted_from_1970() {
        assert_eq!(Day::try_from("1970-01-01"), Ok(Day(0)));
        assert_eq!(Day::try_from("2026-11-24"), Ok(Day(20_781)));
        assert_eq!(
            Day::try_from("2000-02-29").map(|day| day.to_string()),
            Ok("2000-02-29".into())
        );
    }

    #[test]
    fn the_day_is_that_of_the_clock_on_the_wall() {
        // 2026-11-28 at 16:30 in Greenwich: before midnight in Jakarta (WIB), after it in Makassar (WITA) and Jayapura (WIT).
        let moment = (20_785 * 24 * 60 + 16 * 60 + 30) * 60_000;
        let here = |behind| Day::on_clock(moment, behind).to_string();
        assert_eq!(here(-7 * 60), "2026-11-28");
        assert_eq!(here(-8 * 60), "2026-11-29");
        assert_eq!(here(-9 * 60), "2026-11-29");
        // The hour that an autumn gives back is still the same day.
        let midnight = 20_751 * 86_400_000;
        assert_eq!(
            Day::on_clock(midnight + 30 * 60_000, -120),
            Day::on_clock(midnight + 30 * 60_000, -60)
        );
        assert_eq!(Day::on_clock(-1, 0), Day(-1));
    }

    #[test]
    fn weeks_begin_on_monday() {
        let monday = |text: &str| Day::try_from(text).unwrap().monday().to_string();
        assert_eq!(monday("2026-11-29"), "2026-11-23");
        assert_eq!(monday("2026-11-23"), "2026-11-23");
        assert_eq!(monday("1970-01-01"), "1969-12-29");
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-1-1",
            "24-11-2026",
            "",
            "2026-11-24-1",
        ] {
            assert!(Day::try_from(text).is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_day_reads_back_as_itself(number in 0..60_000) {
            let day = Day(number);
            prop_assert_eq!(Day::try_from(day.to_string()), Ok(day));
        }
    }
}
