//! Reading and writing the stored document: what is broken or newer is told apart and never overwritten.

mod writing;

use crate::id::Id;
use crate::progress::{Progress, VERSION};
use crate::read::{self, Tree};
use crate::unit::Inventory;

/// Largest file that is restored, in bytes: about as much as a browser lets a site store.
pub const LARGEST: usize = 4 * 1024 * 1024;
/// Deepest nesting of a file that is restored.
pub const DEEPEST: usize = 8;

/// A stored text that is not used, and why. It is set aside, never deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unusable {
    /// Not a document of ours, or damaged.
    Broken,
    /// Written by a newer version of the site.
    Newer,
}

/// Reads a stored document, bringing older versions up to date.
///
/// # Errors
/// [`Unusable`] if it must be set aside.
pub fn open(text: &str) -> Result<Progress, Unusable> {
    let tree = Tree::of(text).map_err(|_| Unusable::Broken)?;
    let Some(Tree::Number(Some(version @ 1..))) = tree.field("version") else {
        return Err(Unusable::Broken);
    };
    if *version > i64::from(VERSION) {
        return Err(Unusable::Newer);
    }
    let mut progress: Progress = read::json(text).map_err(|_| Unusable::Broken)?;
    // What versions 2 to 4 added may be missing and begins empty.
    progress.version = VERSION;
    Ok(progress)
}

/// The document as text, for the device and for the back-up file.
pub fn write(progress: &Progress) -> String {
    writing::json(progress)
}

/// Why a file is not restored. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Larger than [`LARGEST`].
    TooLarge,
    /// Nested deeper than [`DEEPEST`].
    TooDeep,
    /// Not a back-up of this site, or damaged.
    NotOurs,
    /// From a newer version of the site.
    Newer,
    /// Names something this site does not have.
    UnknownId(Id),
}

/// Reads a back-up file, to be merged with what is there.
///
/// # Errors
/// [`Refused`], with which nothing has been changed.
pub fn restore(text: &str, inventory: &Inventory) -> Result<Progress, Refused> {
    if text.len() > LARGEST {
        return Err(Refused::TooLarge);
    }
    if depth(text) > DEEPEST {
        return Err(Refused::TooDeep);
    }
    let mut progress = open(text).map_err(|unusable| match unusable {
        Unusable::Broken => Refused::NotOurs,
        Unusable::Newer => Refused::Newer,
    })?;
    // A page or an item that an earlier release had is still somebody's: what belongs to a module or a page of ours is taken.
    let is_ours = |name: &str| {
        let head = name.split('-').next();
        let last = |path: &String| path.trim_end_matches('/').rsplit('/').next() == head;
        inventory.pages.iter().any(last)
    };
    let drawn = progress.draw.iter();
    let drawn = drawn.flat_map(|draw| draw.value.answers.keys());
    let mut named = progress
        .items
        .keys()
        .chain(drawn)
        .chain(progress.parts.keys())
        .chain(progress.reviews.keys())
        .chain(progress.plays.keys())
        .chain(progress.kept.keys());
    if let Some(strange) = named.find(|id| !is_ours(id.as_str())) {
        return Err(Refused::UnknownId(strange.clone()));
    }
    if let Some(last) = progress.last_page() {
        let page = last.trim_end_matches('/').rsplit('/').next();
        if !page.is_some_and(is_ours) || progress.last_item().is_some_and(|item| !is_ours(item)) {
            return Err(Refused::NotOurs);
        }
        if !inventory.pages.iter().any(|page| page == last) {
            progress.last = None;
        }
    }
    Ok(progress)
}

/// How deep brackets are nested, those inside strings left out.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    let (mut in_string, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::Verdict;
    use crate::worksheet::Entry;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn id(text: &str) -> Id {
        Id::try_from(text).unwrap()
    }

    fn inventory() -> Inventory {
        Inventory {
            pages: [
                "",
                "modul/m1/",
                "modul/m1-l1/",
                "mandiri/p2/",
                "mandiri/a10/",
            ]
            .map(String::from)
            .into(),
        }
    }

    fn some_progress() -> Progress {
        let mut progress = Progress::default();
        progress.visit("modul/m1-l1/");
        progress.check(&id("m1-l1-q1"), BTreeSet::from([id("a")]), Verdict::Right);
        progress.step("modul/m1-l1/", &id("m1-l1-q1"));
        progress.finish(&id("m1-l1"));
        progress.finish(&id("p2"));
        let values = [(id("pikiran"), "“Aku gagal” 🙂 \u{5d0}".to_owned())];
        progress.keep(
            &id("a10-s1-7"),
            Entry {
                day: 20_781,
                values: values.into_iter().collect(),
            },
        );
        progress
    }

    #[test]
    fn the_document_of_version_1_still_opens() {
        let stored = include_str!("../../../tests/stored/progress-1.json");
        let progress = open(stored).unwrap();
        assert!(progress.is_finished(&id("m1-l1")));
        assert_eq!(progress.right_among(&[id("m1-l1-q1"), id("m1-l1-q2")]), 1);
    }

    /// What an earlier version stored is all there, and is written in today's form.
    fn is_brought_up_to_date(stored: &str) -> Progress {
        let progress = open(stored).unwrap();
        let written = write(&progress);
        assert_eq!(open(&written).as_ref(), Ok(&progress));
        let form = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
        assert!(holds(&form(&written), &form(stored)), "{written}");
        progress
    }

    /// Whether all that stands in one value stands in the other, the version left out.
    fn holds(all: &serde_json::Value, some: &serde_json::Value) -> bool {
        use serde_json::Value::Object;
        match (all, some) {
            (Object(all), Object(some)) => some.iter().all(|(name, value)| {
                let found = all.get(name);
                name == "version" || found.is_some_and(|found| holds(found, value))
            }),
            (all, some) => all == some,
        }
    }

    #[test]
    fn a_document_with_arranged_answers_opens_and_keeps_them() {
        let stored = include_str!("../../../tests/stored/progress-1-arranged.json");
        let progress = is_brought_up_to_date(stored);
        assert_eq!(progress.right_among(&[id("m1-l1-q5"), id("m1-l4-q6")]), 1);
    }

    #[test]
    fn a_document_of_version_2_opens_with_nothing_kept() {
        let stored = include_str!("../../../tests/stored/progress-2.json");
        assert!(is_brought_up_to_date(stored).kept.is_empty());
    }

    #[test]
    fn a_document_of_version_3_opens_and_knows_not_whether_an_answer_was_right_then() {
        let stored = include_str!("../../../tests/stored/progress-3.json");
        let progress = is_brought_up_to_date(stored);
        assert_eq!(progress.items[&id("m1-l1-q1")].was_right, None);
    }

    #[test]
    fn a_document_of_version_4_opens_and_is_written_as_it_was() {
        let stored = include_str!("../../../tests/stored/progress-4.json");
        assert_eq!(write(&open(stored).unwrap()), stored.trim_end());
    }

    #[test]
    fn broken_and_newer_documents_are_told_apart() {
        for broken in [
            "",
            "{",
            "null",
            "[]",
            "{\"version\":0}",
            "{\"version\":\"1\"}",
            "{\"version\":1,\"x\":2}",
        ] {
            assert_eq!(open(broken), Err(Unusable::Broken), "{broken}");
        }
        assert_eq!(
            open("{\"version\":5,\"whatever\":[1]}"),
            Err(Unusable::Newer)
        );
    }

    #[test]
    fn a_back_up_comes_back_as_it_was() {
        let progress = some_progress();
        assert_eq!(restore(&write(&progress), &inventory()), Ok(progress));
    }

    #[test]
    fn what_an_earlier_release_had_is_taken_and_a_page_that_is_gone_is_not_gone_on_from() {
        let mut progress = some_progress();
        progress.check(&id("m1-l9-q7"), BTreeSet::from([id("a")]), Verdict::Right);
        progress.finish(&id("m1-l9"));
        progress.visit("modul/m1-l9/");
        let restored = restore(&write(&progress), &inventory()).unwrap();
        assert_eq!(restored.last, None);
        progress.last = None;
        assert_eq!(restored, progress);
    }

    #[test]
    fn files_that_must_be_refused_are_refused() {
        let good = write(&some_progress());
        let refused = |text: &str| restore(text, &inventory()).unwrap_err();
        assert_eq!(refused(&" ".repeat(LARGEST + 1)), Refused::TooLarge);
        assert_eq!(refused(&"[".repeat(9)), Refused::TooDeep);
        assert_eq!(refused("{\"hello\": 1}"), Refused::NotOurs);
        assert_eq!(
            refused(&good.replace("\"parts\"", "\"extra\":1,\"parts\"")),
            Refused::NotOurs
        );
        assert_eq!(
            refused(&good.replace("\"version\":4", "\"version\":7")),
            Refused::Newer
        );
        assert_eq!(
            refused(&good.replace("m1-l1-q1", "zz-l1-q1")),
            Refused::UnknownId(id("zz-l1-q1"))
        );
        assert_eq!(
            refused(&good.replace("m1-l1-q1", "<script>")),
            Refused::NotOurs
        );
        assert_eq!(
            refused(&good.replace("\"p2\"", "\"p9\"")),
            Refused::UnknownId(id("p9"))
        );
        assert_eq!(
            refused(&good.replace("a10-s1-7", "a99-s1-7")),
            Refused::UnknownId(id("a99-s1-7"))
        );
        assert_eq!(
            refused(&good.replace("modul/m1-l1/", "https://x")),
            Refused::NotOurs
        );
    }

    #[test]
    fn brackets_in_strings_do_not_count_as_depth() {
        assert_eq!(depth(r#"{"a":"[[[[[\"[["}"#), 1);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(10_000))]

        #[test]
        fn damage_never_panics_and_never_passes_unnoticed_into_nonsense(
            place in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()
        ) {
            let mut bytes = write(&some_progress()).into_bytes();
            let place = place.index(bytes.len());
            if cut { bytes.truncate(place) } else { bytes[place] = byte }
            if let Ok(text) = String::from_utf8(bytes) {
                let _ = restore(&text, &inventory());
                if let Ok(progress) = open(&text) {
                    prop_assert_eq!(open(&write(&progress)), Ok(progress));
                }
            }
        }
    }
}
