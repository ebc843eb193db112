//! Running text: weight, links, terms; noted as prose for the checks on words.

use super::{Events, Run};
use crate::wording::Prose;
use domain::text::{Inline, Target, plain};
use pulldown_cmark::{Event, Tag, TagEnd};
use std::ops::Range;

impl Run<'_> {
    /// Words until an end tag, noted as one piece of prose.
    pub(super) fn words(
        &self,
        events: &mut Events,
        range: &Range<usize>,
        end: TagEnd,
    ) -> Vec<Inline> {
        let (words, _) = self.collect(events, end);
        self.note(range.start, words.iter());
        words
    }

    /// Words of a tight list item: until something that is not running text.
    pub(super) fn tight(&self, events: &mut Events, range: &Range<usize>) -> Vec<Inline> {
        let mut words = Vec::new();
        while let Some((event, _)) = events.peek() {
            match event {
                Event::Text(_)
                | Event::Code(_)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::InlineHtml(_)
                | Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. }) => {
                    if let Some((event, range)) = events.next() {
                        self.piece(events, event, &range, &mut words);
                    }
                }
                _ => break,
            }
        }
        let words = self.marks(words, range.start);
        self.note(range.start, words.iter());
        words
    }

    pub(super) fn collect(&self, events: &mut Events, end: TagEnd) -> (Vec<Inline>, usize) {
        let mut words = Vec::new();
        let mut at = 0;
        while let Some((event, range)) = events.next() {
            at = range.start;
            match event {
                Event::End(tag) if tag == end => break,
                event => self.piece(events, event, &range, &mut words),
            }
        }
        (self.marks(words, at), at)
    }

    fn piece(
        &self,
        events: &mut Events,
        event: Event,
        range: &Range<usize>,
        words: &mut Vec<Inline>,
    ) {
        match event {
            Event::Text(text) => push_text(words, &text),
            Event::Code(text) => push_text(words, &text),
            Event::SoftBreak | Event::HardBreak => push_text(words, " "),
            Event::Start(Tag::Strong) => {
                words.push(Inline::Strong(self.collect(events, TagEnd::Strong).0))
            }
            Event::Start(Tag::Emphasis) => {
                words.push(Inline::Emphasis(self.collect(events, TagEnd::Emphasis).0))
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let (inside, _) = self.collect(events, TagEnd::Link);
                words.push(self.link(&dest_url, inside, range.start));
            }
            Event::Start(Tag::Image { .. }) => {
                let _ = self.collect(events, TagEnd::Image);
                self.error(
                    range.start,
                    "a picture in Markdown",
                    "use the block :::figure, which has a text alternative",
                );
            }
            Event::Html(_) | Event::InlineHtml(_) => {
                self.error(
                    range.start,
                    "raw HTML",
                    "write Markdown or one of the blocks of docs/for-authors.md",
                );
            }
            _ => {}
        }
    }

    fn link(&self, to: &str, inside: Vec<Inline>, at: usize) -> Inline {
        let line = self.line(at);
        if let Some(term) = to.strip_prefix("term:") {
            let words = plain(&inside);
            return match self.context.glossary.get(term) {
                Some(entry) => Inline::Term(words, entry.meaning.clone()),
                None => {
                    self.error(
                        at,
                        format!("the term `{term}` is not in the glossary"),
                        "add it to glossary.toml, or link to one that is there",
                    );
                    Inline::Text(words)
                }
            };
        }
        match self.context.target(to, line) {
            Some(target) => Inline::Link(target, inside),
            None => Inline::Text(plain(&inside)),
        }
    }

    /// Notes prose for the checks on words.
    pub(super) fn note<'b>(&self, at: usize, words: impl Iterator<Item = &'b Inline> + Clone) {
        let text = words
            .clone()
            .map(|piece| plain(std::slice::from_ref(piece)))
            .collect::<Vec<_>>()
            .join(" ");
        let has_source = words.clone().any(contains_source);
        let line = self.line(at);
        self.context.prose(Prose {
            line,
            text,
            has_source,
            voice: self.voice,
        });
    }
}

fn contains_source(piece: &Inline) -> bool {
    match piece {
        Inline::Source(_) => true,
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(Target::Page(..), inner) => {
            inner.iter().any(contains_source)
        }
        _ => false,
    }
}

pub(super) fn push_text(words: &mut Vec<Inline>, text: &str) {
    match words.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ if text.is_empty() => {}
        _ => words.push(Inline::Text(text.to_owned())),
    }
}
