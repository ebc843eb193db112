//! Running text: weight, links, terms; noted as prose for the checks on words.

use super::{Events, Run};
use crate::wording::Prose;
use domain::text::{Inline, plain};
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
        let mut cells = [self.collect(events, range.start, end)];
        self.note(range.clone(), &mut cells);
        let [words] = cells;
        words
    }

    /// Words of a tight list item: until something that is not running text.
    pub(super) fn tight(&self, events: &mut Events, range: &Range<usize>) -> Vec<Inline> {
        let mut words = Vec::new();
        let mut end = range.end;
        while let Some((event, range)) = events.next_if(|(event, _)| is_running(event)) {
            end = range.end;
            self.piece(events, event, &range, &mut words);
        }
        let mut cells = [self.marks(words, range.start)];
        self.note(range.start..end, &mut cells);
        let [words] = cells;
        words
    }

    /// Words until an end tag; `from` is where they begin.
    pub(super) fn collect(&self, events: &mut Events, from: usize, end: TagEnd) -> Vec<Inline> {
        let mut words = Vec::new();
        while let Some((event, range)) = events.next() {
            match event {
                Event::End(tag) if tag == end => break,
                event => self.piece(events, event, &range, &mut words),
            }
        }
        self.marks(words, from)
    }

    fn piece(
        &self,
        events: &mut Events,
        event: Event,
        range: &Range<usize>,
        words: &mut Vec<Inline>,
    ) {
        let mut inside = |end| self.collect(events, range.start, end);
        match event {
            Event::Text(text) | Event::Code(text) => push_text(words, &text),
            Event::SoftBreak | Event::HardBreak => push_text(words, " "),
            Event::Start(Tag::Strong) => words.push(Inline::Strong(inside(TagEnd::Strong))),
            Event::Start(Tag::Emphasis) => words.push(Inline::Emphasis(inside(TagEnd::Emphasis))),
            Event::Start(Tag::Link { dest_url, .. }) => {
                let inside = inside(TagEnd::Link);
                words.push(self.link(&dest_url, inside, self.line(range.start)));
            }
            Event::Start(Tag::Image { .. }) => {
                inside(TagEnd::Image);
                self.context.problems.error(
                    self.line(range.start),
                    "a picture in Markdown",
                    "use the block :::figure, which has a text alternative",
                );
            }
            Event::Html(_) | Event::InlineHtml(_) => self.raw_html(range.start),
            _ => {}
        }
    }

    /// Refuses HTML.
    pub(super) fn raw_html(&self, at: usize) {
        self.context.problems.error(
            self.line(at),
            "raw HTML",
            "write Markdown or one of the blocks of docs/for-authors.md; a sign < alone is written \\<",
        );
    }

    fn link(&self, to: &str, inside: Vec<Inline>, line: usize) -> Inline {
        if plain(&inside).trim().is_empty() {
            self.context.problems.error(
                line,
                format!("the link `{to}` has no words"),
                "write what one presses between the brackets",
            );
        }
        if let Some(term) = to.strip_prefix("term:") {
            let words = plain(&inside);
            let Some(glossary) = &self.context.known.glossary else {
                return Inline::Text(words);
            };
            return match glossary.get(term) {
                Some(entry) => Inline::Term(words, entry.meaning.clone()),
                None => {
                    self.context.problems.error(
                        line,
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

    /// Notes prose for the checks on words: a paragraph, or the cells of a row. Then the marks of examples have done
    /// their work and go.
    pub(super) fn note(&self, range: Range<usize>, cells: &mut [Vec<Inline>]) {
        let text: Vec<String> = cells.iter().map(|words| plain(words)).collect();
        self.context.prose(&Prose {
            line: self.line(range.start),
            raw: &self.text[range],
            text: text.join(" "),
            has_source: cells.iter().flatten().any(contains_source),
            voice: self.voice,
        });
        for words in cells {
            without_marks(words);
        }
    }
}

/// Whether this stands in running text, so that a list item can begin with it.
pub(super) fn is_running(event: &Event) -> bool {
    matches!(
        event,
        Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::InlineHtml(_)
            | Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. })
    )
}

fn contains_source(piece: &Inline) -> bool {
    match piece {
        Inline::Source(_) => true,
        Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => {
            inner.iter().any(contains_source)
        }
        _ => false,
    }
}

/// Takes out `{avoid}` and `{/avoid}`: authors mark examples by them, readers don't see them.
fn without_marks(words: &mut Vec<Inline>) {
    for piece in words.iter_mut() {
        match piece {
            Inline::Text(text) | Inline::Term(text, _) if text.contains("avoid}") => {
                *text = text.replace("{avoid}", "").replace("{/avoid}", "");
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => {
                without_marks(inner);
            }
            _ => {}
        }
    }
    words.retain(|piece| !matches!(piece, Inline::Text(text) if text.is_empty()));
}

pub(super) fn push_text(words: &mut Vec<Inline>, text: &str) {
    match words.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ if text.is_empty() => {}
        _ => words.push(Inline::Text(text.to_owned())),
    }
}
