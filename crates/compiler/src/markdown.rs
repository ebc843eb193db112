//! Markdown to blocks and running text. Raw HTML is refused, so nothing a file says can become a script.

mod block;
mod mark;
mod words;

use crate::context::Context;
use crate::cut::Lines;
use crate::wording::Voice;
use domain::block::Block;
use domain::text::Inline;
use pulldown_cmark::{Event, Options, Parser};
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
}
