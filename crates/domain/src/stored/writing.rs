//! Writes the stored document in the form `derive(Serialize)` would write, which a test compares. By hand, since it is
//! the only thing the program writes as JSON.

use crate::progress::{ItemRecord, Latest, PartRecord, Progress, Theme};
use crate::track::Track;
use std::fmt::Write as _;

/// The document as JSON.
pub(super) fn json(progress: &Progress) -> String {
    let mut json = Json(String::new());
    json.number("{\"version\":", progress.version.into());
    json.number(",\"revision\":", progress.revision);
    json.latest(",\"last\":", &progress.last, |json, path| json.text(path));
    json.put(",\"parts\":");
    json.between("{}", &progress.parts, |json, (page, part)| {
        json.text(page.as_str());
        json.part(part);
    });
    json.put(",\"items\":");
    json.between("{}", &progress.items, |json, (item, record)| {
        json.text(item.as_str());
        json.item(record);
    });
    json.latest(",\"theme\":", &progress.theme, |json, theme| {
        json.text(match theme {
            Theme::Device => "device",
            Theme::Light => "light",
            Theme::Dark => "dark",
        });
    });
    json.latest(",\"language\":", &progress.language, |json, code| {
        json.text(code);
    });
    json.put(",\"reviews\":");
    json.between("{}", &progress.reviews, |json, (lesson, review)| {
        json.text(lesson.as_str());
        json.number(":{\"revision\":", review.revision);
        json.number(",\"value\":{\"stage\":", review.value.stage.into());
        json.number(",\"due\":", review.value.due.into());
        json.put("}}");
    });
    json.put(",\"plays\":");
    json.between("{}", &progress.plays, |json, (page, said)| {
        json.text(page.as_str());
        json.number(":{\"revision\":", said.revision);
        json.put(",\"value\":");
        json.between("[]", &said.value, |json, step| json.text(step.as_str()));
        json.put("}");
    });
    json.latest(",\"draw\":", &progress.draw, |json, draw| {
        json.number("{\"seed\":", draw.seed.into());
        json.put(",\"answers\":");
        json.between("{}", &draw.answers, |json, (item, chosen)| {
            json.text(item.as_str());
            json.put(":");
            json.between("[]", chosen, |json, option| json.text(option.as_str()));
        });
        json.put("}");
    });
    json.latest(",\"passed\":", &progress.passed, |json, passed| {
        json.number("{\"day\":", passed.day.into());
        json.number(",\"right\":", passed.right.into());
        json.number(",\"all\":", passed.all.into());
        json.put(",\"content\":");
        json.text(&passed.content);
        json.put("}");
    });
    json.latest(",\"name\":", &progress.name, |json, name| json.text(name));
    json.latest(",\"track\":", &progress.track, |json, track| {
        json.text(match track {
            Track::Teen => "teen",
            Track::University => "university",
        });
    });
    json.put(",\"kept\":");
    json.between("{}", &progress.kept, |json, (id, entry)| {
        json.text(id.as_str());
        json.number(":{\"revision\":", entry.revision);
        json.number(",\"value\":{\"day\":", entry.value.day.into());
        json.put(",\"values\":");
        json.between("{}", &entry.value.values, |json, (field, value)| {
            json.text(field.as_str());
            json.put(":");
            json.text(value);
        });
        json.put("}}");
    });
    json.put("}");
    json.0
}

struct Json(String);

impl Json {
    #[inline(never)]
    fn put(&mut self, words: &str) {
        self.0.push_str(words);
    }

    #[inline(never)]
    fn number(&mut self, before: &str, number: u64) {
        // Writing to a text does not fail.
        let _ = write!(self.0, "{before}{number}");
    }

    fn truth(&mut self, before: &str, truth: bool) {
        self.put(before);
        self.put(if truth { "true" } else { "false" });
    }

    #[inline(never)]
    fn text(&mut self, text: &str) {
        self.put("\"");
        for character in text.chars() {
            match character {
                '"' => self.put("\\\""),
                '\\' => self.put("\\\\"),
                '\n' => self.put("\\n"),
                '\r' => self.put("\\r"),
                '\t' => self.put("\\t"),
                '\u{8}' => self.put("\\b"),
                '\u{c}' => self.put("\\f"),
                '\0'..' ' => {
                    let _ = write!(self.0, "\\u{:04x}", u32::from(character));
                }
                _ => self.0.push(character),
            }
        }
        self.put("\"");
    }

    /// Entries with commas between, inside two brackets.
    fn between<T>(
        &mut self,
        brackets: &str,
        entries: impl IntoIterator<Item = T>,
        entry: impl Fn(&mut Json, T),
    ) {
        let (open, close) = brackets.split_at(1);
        let mut before = open;
        for thing in entries {
            self.put(before);
            before = ",";
            entry(self, thing);
        }
        if before == open {
            self.put(open);
        }
        self.put(close);
    }

    fn latest<T>(
        &mut self,
        before: &str,
        latest: &Option<Latest<T>>,
        value: impl Fn(&mut Json, &T),
    ) {
        self.put(before);
        match latest {
            None => self.put("null"),
            Some(latest) => {
                self.number("{\"revision\":", latest.revision);
                self.put(",\"value\":");
                value(self, &latest.value);
                self.put("}");
            }
        }
    }

    fn part(&mut self, part: &PartRecord) {
        self.truth(":{\"finished\":", part.finished);
        self.put("}");
    }

    fn item(&mut self, item: &ItemRecord) {
        self.number(":{\"latest\":{\"revision\":", item.latest.revision);
        self.put(",\"value\":");
        self.between("[]", &item.latest.value, |json, option| {
            json.text(option.as_str());
        });
        self.truth("},\"right\":", item.right);
        self.number(",\"checks\":", item.checks.into());
        self.put(match item.was_right {
            None => ",\"was_right\":null}",
            Some(true) => ",\"was_right\":true}",
            Some(false) => ",\"was_right\":false}",
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::any_progress;
    use proptest::prelude::*;

    #[test]
    fn a_document_of_version_1_is_written_as_it_was_stored() {
        let stored = include_str!("../../../../tests/stored/progress-1.json");
        let progress = crate::stored::open(stored).unwrap();
        assert_eq!(json(&progress), serde_json::to_string(&progress).unwrap());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn it_is_what_a_derived_writer_writes(
            progress in any_progress(),
            language in proptest::option::of(any::<String>()),
            revision in any::<u64>(),
        ) {
            let mut progress = progress;
            progress.language = language.map(|value| Latest { revision, value });
            prop_assert_eq!(json(&progress), serde_json::to_string(&progress).unwrap());
        }

        #[test]
        fn controls_and_quotes_are_escaped_alike(text in "[\0-\u{7f}é🙂]{0,12}") {
            let mut progress = Progress::default();
            progress.visit(&text);
            prop_assert_eq!(json(&progress), serde_json::to_string(&progress).unwrap());
        }
    }
}
