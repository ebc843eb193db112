//! Paragraphs, headings, lists and tables.

use super::words::is_running;
use super::{Events, Run};
use domain::block::{Block, ListKind, Table};
use domain::id::Id;
use domain::text::{Inline, plain};
use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};
use std::ops::Range;

impl Run<'_> {
    /// Blocks until an end tag, or the end of the run, with the line on which each begins.
    pub(super) fn until(&self, events: &mut Events, end: Option<TagEnd>) -> Vec<(usize, Block)> {
        let mut blocks = Vec::new();
        while let Some((event, range)) = events.peek().cloned() {
            let line = self.line(range.start);
            // Text straight inside a list item: a tight list.
            if is_running(&event) && !matches!(event, Event::SoftBreak | Event::HardBreak) {
                let words = self.tight(events, &range);
                blocks.push((line, Block::Paragraph(words)));
                continue;
            }
            events.next();
            match event {
                Event::End(tag) if Some(tag) == end => break,
                Event::Start(Tag::Paragraph) => {
                    let words = self.words(events, &range, TagEnd::Paragraph);
                    blocks.push((line, Block::Paragraph(words)));
                }
                Event::Start(Tag::Heading { level, id, .. }) => {
                    let heading = self.heading(events, &range, level, id.as_deref());
                    blocks.push((line, heading));
                }
                Event::Start(Tag::List(start)) => {
                    blocks.push((line, self.list(events, start.is_some())));
                }
                Event::Start(Tag::Table(_)) => blocks.push((line, self.table(events))),
                // A bare quotation in the text is a sentence to say.
                Event::Start(Tag::BlockQuote(kind)) => {
                    blocks.extend(self.until(events, Some(TagEnd::BlockQuote(kind))));
                }
                Event::Start(Tag::HtmlBlock) => {
                    pass(events, TagEnd::HtmlBlock);
                    self.raw_html(range.start);
                }
                Event::Start(Tag::CodeBlock(_)) => {
                    pass(events, TagEnd::CodeBlock);
                    self.context.problems.error(
                        line,
                        "text set as code: a line begins with four blanks or ```",
                        "take the blanks or the ``` away",
                    );
                }
                Event::SoftBreak | Event::HardBreak | Event::End(_) => {}
                _ => self.context.problems.error(
                    line,
                    format!("pages have no such Markdown: {}", self.text[range].trim()),
                    "use headings, paragraphs, lists, tables and the blocks of docs/for-authors.md",
                ),
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
                self.context.problems.error(
                    self.line(range.start),
                    "a heading of the wrong level",
                    "use ## and ###; the title of the page is its only first-level heading",
                );
                3
            }
        };
        let id = match id.map(Id::try_from) {
            Some(Ok(id)) => id,
            Some(Err(error)) => {
                self.context.problems.error(
                    self.line(range.start),
                    error.to_string(),
                    "write {#a-short-id}",
                );
                self.context.next_heading()
            }
            None => self.context.next_heading(),
        };
        let line = self.line(range.start);
        self.context.anchor(&id, line);
        if level == 2 {
            let section = (line, id.clone(), plain(&words));
            self.context.left.borrow_mut().sections.push(section);
        }
        Block::Heading(level, id, words)
    }

    fn list(&self, events: &mut Events, numbered: bool) -> Block {
        let mut entries = Vec::new();
        while let Some((event, _)) = events.next() {
            match event {
                Event::Start(Tag::Item) => {
                    let entry = self.until(events, Some(TagEnd::Item)).into_iter();
                    entries.push(entry.map(|(_, block)| block).collect());
                }
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
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    row.push(self.collect(events, range.start, TagEnd::TableCell));
                }
                Event::End(TagEnd::TableHead) => {
                    self.note(range, &mut row);
                    table.head = std::mem::take(&mut row);
                }
                Event::End(TagEnd::TableRow) => {
                    self.note(range, &mut row);
                    table.rows.push(std::mem::take(&mut row));
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        Block::Table(table)
    }
}

/// Leaves out everything until an end tag.
fn pass(events: &mut Events, end: TagEnd) {
    for (event, _) in events.by_ref() {
        if event == Event::End(end) {
            break;
        }
    }
}
