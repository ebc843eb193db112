//! The index of a language for the search: every page, cut at its headings.

use domain::block::Block;
use domain::id::Id;
use domain::route::{Place, Route};
use domain::search::{Index, Maker, Section};
use domain::text::plain;
use domain::unit::{Page, Unit};
use std::collections::BTreeMap;

/// Longest beginning of a section that is shown, in characters.
const BEGIN: usize = 120;
/// A piece of prose with fewer words is a label, not a beginning.
const LABEL: usize = 5;

/// What a page says, for the index.
pub(crate) struct Text {
    address: String,
    title: String,
    prose: Vec<(usize, String)>,
    sections: Vec<(usize, Id, String)>,
}

impl Text {
    /// Takes what a page leaves behind. The page of the search itself is none to be found.
    pub(crate) fn of(
        route: &Route,
        page: &Page,
        prose: Vec<(usize, String)>,
        sections: Vec<(usize, Id, String)>,
    ) -> Option<Text> {
        let title = plain(&page.title);
        let title = match (route, page.kind.is_empty()) {
            (Route::Part(..), false) => format!("{}: {title}", page.kind),
            _ => title,
        };
        (*route != Route::Place(Place::Search)).then(|| Text {
            address: route.path(),
            title,
            prose,
            sections,
        })
    }
}

impl Text {
    /// Adds what a page says in the words of tables: the signs of the guide, the lines to call, the terms of the glossary.
    /// They belong to the page as a whole.
    pub(crate) fn add_words_of_tables(&mut self, units: &BTreeMap<String, Unit>) {
        let unit = Route::parse(&self.address).and_then(|route| units.get(&route.unit()));
        let Some(Unit::Page(page, _)) = unit else {
            return;
        };
        for block in &page.blocks {
            let words: Vec<String> = match block {
                Block::Guide(guide) => guide
                    .entries
                    .iter()
                    .map(|entry| entry.friend.clone())
                    .collect(),
                Block::Contacts(_, lines) => {
                    let words = lines
                        .iter()
                        .map(|line| format!("{} {} {}", line.name, line.what, line.call.join(" ")));
                    words.collect()
                }
                Block::Glossary(terms) => {
                    let words = terms
                        .iter()
                        .map(|term| format!("{} {}", term.word, term.meaning));
                    words.collect()
                }
                _ => continue,
            };
            self.prose.extend(words.into_iter().map(|words| (0, words)));
        }
    }
}

/// The index of all pages.
pub(crate) fn index(texts: Vec<Text>, language: &str) -> Index {
    let mut maker = Maker::new(language);
    for text in texts {
        let first = text.sections.first().map_or(usize::MAX, |(line, ..)| *line);
        add(&mut maker, &text, None, 0..first);
        for (place, (line, ..)) in text.sections.iter().enumerate() {
            let next = text.sections.get(place + 1);
            let end = next.map_or(usize::MAX, |(line, ..)| *line);
            add(&mut maker, &text, Some(place), *line..end);
        }
    }
    maker.index()
}

fn add(maker: &mut Maker, text: &Text, section: Option<usize>, lines: std::ops::Range<usize>) {
    let section = section.and_then(|place| text.sections.get(place));
    let prose: Vec<String> = text
        .prose
        .iter()
        .filter(|(line, _)| lines.contains(line))
        .map(|(_, words)| words.strip_prefix("Table: ").unwrap_or(words))
        .map(|words| words.replace("{avoid}", "").replace("{/avoid}", ""))
        .collect();
    let name = section.map_or("", |(_, _, words)| words);
    let begin = prose.iter().find(|words| {
        words.split_whitespace().count() >= LABEL && words.as_str() != name && **words != text.title
    });
    let found = Section {
        page: text.address.clone(),
        heading: section.map(|(_, id, _)| id.clone()),
        title: text.title.clone(),
        name: name.to_owned(),
        begin: begin.map_or_else(String::new, |words| shortened(words)),
    };
    maker.add(found, &prose.join("\n"));
}

/// The first words of a text.
fn shortened(words: &str) -> String {
    let mut short = String::new();
    for word in words.split_whitespace() {
        if short.chars().count() + word.chars().count() > BEGIN {
            return short + "…";
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}
