//! The words of the interface, made from `content/<language>/messages.toml` by the build script.

use domain::date::Day;

/// A language of the site.
pub struct Language {
    /// Its code: first part of every address, and the value of `lang`.
    pub code: &'static str,
    /// Its own name for itself.
    pub name: &'static str,
    /// Its words.
    pub messages: Messages,
}

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// The language with this code.
pub fn language(code: &str) -> Option<&'static Language> {
    LANGUAGES.iter().find(|language| language.code == code)
}

/// The codes of all languages, the source language first.
pub fn codes() -> Vec<&'static str> {
    LANGUAGES.iter().map(|language| language.code).collect()
}

/// A day `YYYY-MM-DD` as people write it, such as `24 November 2026`; what is no day stays as it is.
pub fn date(messages: &Messages, day: &str) -> String {
    let Ok(found) = Day::try_from(day) else {
        return day.to_owned();
    };
    let (year, ..) = found.parts();
    format!("{} {year}", day_and_month(messages, found))
}

/// A day of this week in words: *Rabu, 2 Desember*.
pub fn day_of_week(messages: &Messages, day: Day) -> String {
    let after_monday = day.since(day.monday()) as usize;
    let name = messages.weekdays.split(' ').nth(after_monday);
    format!(
        "{}, {}",
        name.unwrap_or_default(),
        day_and_month(messages, day)
    )
}

fn day_and_month(messages: &Messages, day: Day) -> String {
    let (_, month, day) = day.parts();
    let name = messages.months.split(' ').nth(month as usize - 1);
    format!("{day}\u{a0}{}", name.unwrap_or_default())
}

/// Fills the places `{name}` of a sentence.
pub fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut filled = sentence.to_owned();
    for (name, value) in values {
        filled = filled.replace(&format!("{{{name}}}"), value);
    }
    filled
}
