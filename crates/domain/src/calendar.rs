//! A calendar file with reminders, as RFC 5545 has it. It names no topic: others see a calendar too.

use crate::date::Day;
use std::fmt::Write as _;

/// A file with one reminder at five in the afternoon of each of these days, called `title`.
pub fn file(days: &[Day], title: &str, stamp: Day) -> String {
    let compact = |day: Day| {
        let (year, month, day) = day.parts();
        format!("{year:04}{month:02}{day:02}")
    };
    let mut file =
        String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ruang belajar//ID\r\n");
    for day in days {
        let day = compact(*day);
        // Without a zone the time is that of the wall, wherever the phone is. Writing to a text does not fail.
        let _ = write!(
            file,
            "BEGIN:VEVENT\r\nUID:{day}@ruang-belajar.invalid\r\nDTSTAMP:{}T000000Z\r\nDTSTART:{day}T170000\r\nDURATION:PT10M\r\nSUMMARY:{}\r\nEND:VEVENT\r\n",
            compact(stamp),
            escaped(title),
        );
    }
    file.push_str("END:VCALENDAR\r\n");
    file
}

/// A text as RFC 5545, 3.3.11 has it.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => escaped.extend(['\\', sign]),
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            _ => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reminder_is_written_as_calendars_read_it() {
        let day = Day::try_from("2026-12-01").unwrap();
        let stamp = Day::try_from("2026-11-29").unwrap();
        let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ruang belajar//ID\r\n\
            BEGIN:VEVENT\r\nUID:20261201@ruang-belajar.invalid\r\nDTSTAMP:20261129T000000Z\r\n\
            DTSTART:20261201T170000\r\nDURATION:PT10M\r\nSUMMARY:Sepuluh menit\\, santai\r\nEND:VEVENT\r\n\
            END:VCALENDAR\r\n";
        assert_eq!(file(&[day], "Sepuluh menit, santai", stamp), expected);
    }
}
