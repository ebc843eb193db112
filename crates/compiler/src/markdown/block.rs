//! Paragraphs, headings, lists and tables.

use super::{Events, Run};
use domain::block::{Block, ListKind, Table};
use domain::id::Id;
use domain::text::Inline;
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

impl Run<'_> {
    /// Blocks until an end tag, or the end of the run.
    pub(super) fn until(&self, events: &mut Events, end: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = events.peek().cloned() {
            match event {
                Event::End(tag) if Some(tag) == end => {
                    events.next();
                    break;
                }
                Event::Start(Tag::Paragraph) => {
                    events.next();
                    let words = self.words(events, &range, TagEnd::Paragraph);
                    blocks.push(Block::Paragraph(words));
                }
                Event::Start(Tag::Heading { level, id, .. }) => {
                    events.next();
                    blocks.push(self.heading(events, &range, level, id.as_deref()));
                }
                Event::Start(Tag::List(start)) => {
                    events.next();
                    blocks.push(self.list(events, start.is_some()));
                }
                Event::Start(Tag::Table(_)) => {
                    events.next();
                    blocks.push(self.table(events));
                }
                Event::Start(Tag::BlockQuote(_)) => {
                    events.next();
                    let inside = self.until(events, Some(TagEnd::BlockQuote(None)));
                    // A bare quotation in the text is a sentence to say.
                    blocks.extend(inside);
                }
                // Text straight inside a list item: a tight list.
                Event::Text(_)
                | Event::Code(_)
                | Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. }) => {
                    let words = self.tight(events, &range);
                    blocks.push(Block::Paragraph(words));
                }
                Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::HtmlBlock) => {
                    events.next();
                    self.error(
                        range.start,
                        "raw HTML",
                        "write Markdown or one of the blocks of docs/for-authors.md",
                    );
                }
                Event::SoftBreak | Event::HardBreak | Event::End(_) => {
                    events.next();
                }
                other => {
                    events.next();
                    let name = format!("{other:?}");
                    let name = name.split(['(', ' ']).next().unwrap_or_default().to_owned();
                    self.error(range.start, format!("Markdown that pages don't have ({name})"), "use headings, paragraphs, lists, tables and the blocks of docs/for-authors.md");
                }
            }
        }
        blocks
    }

    fn heading(
        &self,
        events: &mut Events,
        range: &Range<usize>,
        level: HeadingLevel,
        id: Option<&str>,
    ) -> Block {
        let words = self.words(events, range, TagEnd::Heading(level));
        let level = match level {
            HeadingLevel::H2 => 2,
            HeadingLevel::H3 => 3,
            _ => {
                self.error(
                    range.start,
                    "a heading of the wrong level",
                    "use ## and ###; the title of the page is its only first-level heading",
                );
                3
            }
        };
        let id = match id.map(Id::try_from) {
            Some(Ok(id)) => id,
            Some(Err(error)) => {
                self.error(range.start, error.to_string(), "write {#a-short-id}");
                self.context.next_heading()
            }
            None => self.context.next_heading(),
        };
        self.context.anchor(&id, self.line(range.start));
        Block::Heading(level, id, words)
    }

    fn list(&self, events: &mut Events, numbered: bool) -> Block {
        let mut entries = Vec::new();
        while let Some((event, _)) = events.next() {
            match event {
                Event::Start(Tag::Item) => entries.push(self.until(events, Some(TagEnd::Item))),
                Event::End(TagEnd::List(_)) => break,
                _ => {}
            }
        }
        Block::List(
            if numbered {
                ListKind::Numbered
            } else {
                ListKind::Points
            },
            entries,
        )
    }

    fn table(&self, events: &mut Events) -> Block {
        let mut table = Table {
            caption: vec![],
            head: vec![],
            rows: vec![],
        };
        let mut row: Vec<Vec<Inline>> = Vec::new();
        let mut begin = 0;
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(Tag::TableRow | Tag::TableHead) => begin = range.start,
                Event::Start(Tag::TableCell) => {
                    let (words, _) = self.collect(events, TagEnd::TableCell);
                    row.push(words);
                }
                Event::End(TagEnd::TableHead) => table.head = std::mem::take(&mut row),
                Event::End(TagEnd::TableRow) => {
                    self.note(begin, row.iter().flatten());
                    table.rows.push(std::mem::take(&mut row));
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        Block::Table(table)
    }
}
