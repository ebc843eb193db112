//! Search over all content of a language, on the device: an index made when the content is compiled, and what it finds.
//!
//! Words are found by their stems, so that *menulis* finds *tulisan*; what no stem finds is looked for inside stems.

mod stem;

pub use stem::stems;

use crate::id::Id;
use crate::read::structure;
use serde::Serialize;
use std::collections::BTreeMap;

/// Most results that are shown.
pub const MOST: usize = 20;
/// The shortest word that is looked for.
const SHORTEST: usize = 2;
/// What a word is worth in the text of a section, in the title of its page, in its heading, and in the title where the
/// section is the page itself. One less than this is what a place in the index carries.
const WORTH_IN_TEXT: u16 = 1;
const WORTH_IN_TITLE: u16 = 2;
const WORTH_IN_NAME: u16 = 3;
const WORTH_IN_OWN_TITLE: u16 = 4;
/// What a word can be worth: the steps in which an index counts places.
const WORTHS: u16 = 4;
/// The most sections that an index can number.
const MOST_SECTIONS: usize = u16::MAX as usize / WORTHS as usize;

/// A place that can be found: a page, or what stands below a heading on it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Address of the page, relative to the language's folder.
    pub page: String,
    /// The heading on it; `None` for the page itself.
    pub heading: Option<Id>,
    /// Title of the page, with its kind.
    pub title: String,
    /// Words of the heading; empty for the page itself.
    pub name: String,
    /// The first words.
    pub begin: String,
}

structure! { Section { page, heading, title, name, begin } }

/// All sections, and which of them hold each stem.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Index {
    /// Where something can be found.
    pub sections: Vec<Section>,
    /// Stems in the order of the alphabet.
    pub stems: Vec<String>,
    /// For each stem the sections that hold it, each as four times the distance from the one before, and 0 to 3 for where
    /// it stands there: in the text, in the page's title, in the heading, in the title of the page itself. Found out when
    /// the index is made, since stems of titles would take too long between two letters.
    pub places: Vec<Vec<u16>>,
}

structure! { Index { sections, stems, places } }

/// Makes an [`Index`].
#[derive(Debug, Default)]
pub struct Maker {
    language: String,
    sections: Vec<Section>,
    /// Every word as it is written, with the sections that hold it and the most it is worth there.
    found: BTreeMap<String, BTreeMap<u16, u16>>,
}

impl Maker {
    /// Nothing yet, in this language.
    pub fn new(language: &str) -> Maker {
        Maker {
            language: language.to_owned(),
            ..Maker::default()
        }
    }

    /// Adds a section with all its words. More than an index can number are left out.
    pub fn add(&mut self, section: Section, text: &str) {
        if self.sections.len() == MOST_SECTIONS {
            return;
        }
        let place = self.sections.len() as u16;
        let in_title = match section.name.is_empty() {
            true => WORTH_IN_OWN_TITLE,
            false => WORTH_IN_TITLE,
        };
        let parts = [
            (text, WORTH_IN_TEXT),
            (&section.title, in_title),
            (&section.name, WORTH_IN_NAME),
        ];
        for (part, worth) in parts {
            for word in words(part) {
                let known = self.found.entry(word).or_default();
                let known = known.entry(place).or_default();
                *known = worth.max(*known);
            }
        }
        self.sections.push(section);
    }

    /// The index. A word stands in it under that of its possible stems which most words share, and of several such the
    /// longest.
    pub fn index(self) -> Index {
        let mut shared: BTreeMap<String, usize> = BTreeMap::new();
        for word in self.found.keys() {
            for stem in stems(word, &self.language) {
                *shared.entry(stem).or_default() += 1;
            }
        }
        let mut found: BTreeMap<String, BTreeMap<u16, u16>> = BTreeMap::new();
        for (word, places) in &self.found {
            let all = stems(word, &self.language).into_iter();
            let best = all.max_by_key(|stem| (shared[stem], stem.len(), stem.clone()));
            let known = found.entry(best.unwrap_or_else(|| word.clone()));
            let known = known.or_default();
            for (place, worth) in places {
                let known = known.entry(*place).or_default();
                *known = *worth.max(known);
            }
        }
        let distances = |places: BTreeMap<u16, u16>| {
            let mut before = 0;
            let distance = |(place, worth)| {
                let distance = (place - before) * WORTHS + worth - 1;
                before = place;
                distance
            };
            places.into_iter().map(distance).collect()
        };
        let (stems, places) = found
            .into_iter()
            .map(|(stem, places)| (stem, distances(places)))
            .unzip();
        Index {
            sections: self.sections,
            stems,
            places,
        }
    }
}

/// The words of a text, in small letters. Letters beyond ASCII belong to words as they are; quotation marks, dashes and
/// the like do not.
fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    let is_between = |sign: char| match sign {
        '\0'..='\x7f' => !sign.is_ascii_alphanumeric(),
        _ => matches!(sign, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}'),
    };
    text.split(is_between)
        .filter(|word| word.len() >= SHORTEST)
        .map(str::to_ascii_lowercase)
}

impl Index {
    /// Sections that hold a stem, and what it is worth there.
    fn places(&self, stem: usize) -> impl Iterator<Item = (usize, u16)> + '_ {
        let mut place = 0;
        self.places[stem].iter().map(move |distance| {
            place += usize::from(distance / WORTHS);
            (place, distance % WORTHS + 1)
        })
    }

    /// The stems for which something is true.
    fn stems_that(&self, is_true: &dyn Fn(&str) -> bool) -> Vec<usize> {
        let is_found = |at: &usize| is_true(&self.stems[*at]);
        (0..self.stems.len()).filter(is_found).collect()
    }

    /// The stems that a word finds: its own; if there is none, those it begins, if it is still being written; if there is
    /// none, those it stands in.
    fn stems_of(&self, word: &str, language: &str, is_last: bool) -> Vec<usize> {
        let possible = stems(word, language);
        let mut found: Vec<usize> = possible
            .iter()
            .filter_map(|stem| self.stems.binary_search(stem).ok())
            .collect();
        let long_enough = word.len() > SHORTEST;
        if found.is_empty() && is_last && long_enough {
            found = self.stems_that(&|stem| {
                let mut possible = possible.iter();
                possible.any(|begin| stem.starts_with(begin.as_str()))
            });
        }
        if found.is_empty() && long_enough {
            found = self.stems_that(&|stem| stem.contains(word));
        }
        found
    }

    /// The sections that a question finds, the best first, at most [`MOST`]. Sections that hold more of its words come
    /// first; then those that hold rarer ones, or hold them in a title.
    pub fn find(&self, question: &str, language: &str) -> Vec<&Section> {
        let asked: Vec<String> = words(question).collect();
        // For every section how many of the words it holds, and what they are worth.
        let mut worth = vec![(0u64, 0u64); self.sections.len()];
        for (number, word) in asked.iter().enumerate() {
            let mut held = vec![0; self.sections.len()];
            for stem in self.stems_of(word, language, number + 1 == asked.len()) {
                for (place, worth) in self.places(stem) {
                    // An index that does not fit its sections finds what it can.
                    if let Some(held) = held.get_mut(place) {
                        *held = worth.max(*held);
                    }
                }
            }
            let rare = 1_000 / (held.iter().filter(|held| **held > 0).count() as u64 + 10);
            for (worth, held) in worth.iter_mut().zip(held).filter(|(_, held)| *held > 0) {
                worth.0 += 1;
                worth.1 += rare * u64::from(held);
            }
        }
        let mut best: Vec<usize> = Vec::new();
        for (place, this) in worth.iter().enumerate().filter(|(_, this)| this.0 > 0) {
            let at = best.partition_point(|before| worth[*before] >= *this);
            best.insert(at, place);
            best.truncate(MOST);
        }
        best.into_iter()
            .map(|place| &self.sections[place])
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn section(page: &str, title: &str, name: &str) -> Section {
        Section {
            page: page.into(),
            heading: None,
            title: title.into(),
            name: name.into(),
            begin: String::new(),
        }
    }

    fn index() -> Index {
        let mut maker = Maker::new("id");
        maker.add(section("a/", "Merujuk", ""), "Kapan kamu merujuk teman");
        maker.add(
            section("b/", "Mendengar", "Tulisan tangan"),
            "Dengarkan dulu. Rujukan nanti.",
        );
        maker.add(
            section("c/", "Lain", ""),
            "Menulis itu menolong, kata perundungan",
        );
        maker.index()
    }

    fn pages(question: &str) -> Vec<String> {
        let index = index();
        let found = index.find(question, "id").into_iter();
        found.map(|section| section.page.clone()).collect()
    }

    #[test]
    fn a_word_is_found_under_all_its_affixes() {
        assert_eq!(pages("rujukan"), ["a/", "b/"]);
        assert_eq!(pages("dirujuk"), ["a/", "b/"]);
        assert_eq!(pages("tulis"), ["b/", "c/"]);
        assert_eq!(pages("pendengar"), ["b/"]);
    }

    #[test]
    fn what_holds_all_words_comes_first() {
        assert_eq!(pages("dengar rujuk"), ["b/", "a/"]);
    }

    #[test]
    fn a_word_that_is_still_being_written_finds_what_it_begins() {
        assert_eq!(pages("menol"), ["c/"]);
    }

    #[test]
    fn a_piece_of_a_word_is_found() {
        assert_eq!(pages("undung"), ["c/"]);
        assert_eq!(pages("xyzzy"), Vec::<String>::new());
        assert_eq!(pages(""), Vec::<String>::new());
    }

    #[test]
    fn a_word_counts_more_in_a_title_than_in_a_heading_and_there_more_than_in_a_text() {
        let mut maker = Maker::new("id");
        maker.add(section("text/", "", ""), "rujukan");
        maker.add(section("above/", "Merujuk", "Lain"), "");
        maker.add(section("heading/", "Lain", "Dirujuk"), "");
        maker.add(section("title/", "Rujuk", ""), "rujuk");
        let index = maker.index();
        let found = index.find("rujuk", "id").into_iter();
        let pages: Vec<&str> = found.map(|section| section.page.as_str()).collect();
        assert_eq!(pages, ["title/", "heading/", "above/", "text/"]);
    }

    proptest! {
        #[test]
        fn whatever_is_asked_is_answered(question in any::<String>()) {
            let index = index();
            prop_assert!(index.find(&question, "id").len() <= MOST);
            prop_assert!(index.find(&question, "en").len() <= MOST);
        }

        #[test]
        fn every_word_finds_the_section_it_stands_in(word in "[a-z]{2,12}") {
            for language in ["id", "en", "xx"] {
                let mut maker = Maker::new(language);
                maker.add(section("a/", "", ""), &word);
                prop_assert_eq!(maker.index().find(&word, language).len(), 1);
            }
        }
    }
}
