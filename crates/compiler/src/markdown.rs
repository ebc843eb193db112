//! Markdown to blocks and running text. Raw HTML is refused, so nothing a file says can become a script.

use crate::build::Context;
use crate::cut::Lines;
use crate::wording::{Prose, Voice};
use domain::block::{Block, ListKind, Table};
use domain::id::Id;
use domain::text::{Inline, Target, plain};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use std::iter::Peekable;
use std::ops::Range;

type Events<'a> = Peekable<std::vec::IntoIter<(Event<'a>, Range<usize>)>>;

/// What is known while one run of Markdown is read.
struct Run<'a> {
    context: &'a Context<'a>,
    text: &'a str,
    first: usize,
    voice: Voice,
}

/// Blocks of a run of Markdown.
pub(crate) fn blocks(context: &Context, lines: &Lines, voice: Voice) -> Vec<Block> {
    let text = lines.text();
    let run = Run {
        context,
        text: &text,
        first: lines.first,
        voice,
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let events: Vec<_> = Parser::new_ext(&text, options).into_offset_iter().collect();
    let mut events = events.into_iter().peekable();
    with_captions(run.until(&mut events, None))
}

/// Running text of one line, such as a title.
pub(crate) fn inline(context: &Context, text: &str, line: usize, voice: Voice) -> Vec<Inline> {
    let lines = Lines::of(text, line);
    match blocks(context, &lines, voice).into_iter().next() {
        Some(Block::Paragraph(words)) => words,
        _ => {
            if !text.trim().is_empty() {
                let mend = "write plain running text here";
                context
                    .problems
                    .error(context.file, line, "this is not running text", mend);
            }
            vec![]
        }
    }
}

/// A paragraph `Table: …` before a table is its caption.
fn with_captions(blocks: Vec<Block>) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        if let Block::Table(table) = &mut block
            && let Some(Block::Paragraph(words)) = joined.last_mut()
            && let Some(Inline::Text(first)) = words.first_mut()
            && let Some(caption) = first.strip_prefix("Table: ")
        {
            *first = caption.to_owned();
            table.caption = std::mem::take(words);
            joined.pop();
        }
        joined.push(block);
    }
    joined
}

impl Run<'_> {
    fn line(&self, at: usize) -> usize {
        self.first + self.text[..at.min(self.text.len())].matches('\n').count()
    }

    fn error(&self, at: usize, what: impl Into<String>, mend: impl Into<String>) {
        self.context
            .problems
            .error(self.context.file, self.line(at), what, mend);
    }

    /// Blocks until an end tag, or the end of the run.
    fn until(&self, events: &mut Events, end: Option<TagEnd>) -> Vec<Block> {
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

    /// Words until an end tag, noted as one piece of prose.
    fn words(&self, events: &mut Events, range: &Range<usize>, end: TagEnd) -> Vec<Inline> {
        let (words, _) = self.collect(events, end);
        self.note(range.start, words.iter());
        words
    }

    /// Words of a tight list item: until something that is not running text.
    fn tight(&self, events: &mut Events, range: &Range<usize>) -> Vec<Inline> {
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

    fn collect(&self, events: &mut Events, end: TagEnd) -> (Vec<Inline>, usize) {
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

    /// Turns source marks and blanks in plain text into what they are. The words between `{avoid}` and `{/avoid}` stay.
    fn marks(&self, words: Vec<Inline>, at: usize) -> Vec<Inline> {
        let mut marked = Vec::new();
        for piece in words {
            match piece {
                Inline::Text(text) => self.mark_text(&text, at, &mut marked),
                other => marked.push(other),
            }
        }
        marked
    }

    fn mark_text(&self, text: &str, at: usize, marked: &mut Vec<Inline>) {
        let mut rest = text;
        while !rest.is_empty() {
            let blank = rest.find("____");
            let source = find_source(rest);
            match (blank, source) {
                (Some(begin), source) if source.is_none_or(|(other, _)| begin < other) => {
                    push_text(marked, &rest[..begin]);
                    marked.push(Inline::Blank);
                    rest = rest[begin..].trim_start_matches('_');
                }
                (_, Some((begin, end))) => {
                    // The mark brings its own blank.
                    push_text(marked, rest[..begin].trim_end_matches(' '));
                    let id = &rest[begin + 1..end];
                    if !self.context.sources.contains_key(id) {
                        self.error(at, format!("the source {id} is not in sources.toml"), "add it with who, what, year, address and checked, or take the claim out");
                    }
                    marked.push(Inline::Source(id.to_owned()));
                    rest = &rest[end + 1..];
                }
                _ => {
                    push_text(marked, rest);
                    rest = "";
                }
            }
        }
    }

    /// Notes prose for the checks on words.
    fn note<'b>(&self, at: usize, words: impl Iterator<Item = &'b Inline> + Clone) {
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

fn push_text(words: &mut Vec<Inline>, text: &str) {
    match words.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ if text.is_empty() => {}
        _ => words.push(Inline::Text(text.to_owned())),
    }
}

/// Where a source mark such as `[F90]` or `[F16b]` stands.
fn find_source(text: &str) -> Option<(usize, usize)> {
    let mut from = 0;
    while let Some(begin) = text[from..].find("[F").map(|at| from + at) {
        let id: usize = text[begin + 2..]
            .bytes()
            .take_while(u8::is_ascii_alphanumeric)
            .count();
        let end = begin + 2 + id;
        let digits = text[begin + 2..end]
            .bytes()
            .next()
            .is_some_and(|first| first.is_ascii_digit());
        if digits && text[end..].starts_with(']') {
            return Some((begin, end));
        }
        from = begin + 2;
    }
    None
}
