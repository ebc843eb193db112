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
    /// Where its lines end.
    ends: Vec<usize>,
    first: usize,
    voice: Voice,
}

/// Blocks of a run of Markdown.
pub(crate) fn blocks(context: &Context, lines: &Lines, voice: Voice) -> Vec<Block> {
    let numbered = numbered_blocks(context, lines, voice);
    numbered.into_iter().map(|(_, block)| block).collect()
}

/// Blocks of a run of Markdown with the line on which each begins.
pub(crate) fn numbered_blocks(
    context: &Context,
    lines: &Lines,
    voice: Voice,
) -> Vec<(usize, Block)> {
    let text = lines.text();
    let run = Run {
        context,
        text: &text,
        ends: text.match_indices('\n').map(|(at, _)| at).collect(),
        first: lines.first,
        voice,
    };
    let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
    let events: Vec<_> = Parser::new_ext(&text, options).into_offset_iter().collect();
    let mut events = events.into_iter().peekable();
    with_captions(run.until(&mut events, None))
}

/// Running text, such as a title.
pub(crate) fn inline(context: &Context, text: &str, line: usize, voice: Voice) -> Vec<Inline> {
    let lines = Lines::of(text, line);
    let mut blocks = blocks(context, &lines, voice);
    match (blocks.pop(), blocks.is_empty()) {
        (Some(Block::Paragraph(words)), true) => words,
        (None, _) => vec![],
        _ => {
            context.problems.error(
                line,
                "this is not running text",
                "write plain sentences here, without lists, headings, tables or a second paragraph",
            );
            vec![]
        }
    }
}

/// A paragraph `Table: …` before a table is its caption.
fn with_captions(blocks: Vec<(usize, Block)>) -> Vec<(usize, Block)> {
    let mut joined: Vec<(usize, Block)> = Vec::with_capacity(blocks.len());
    for (line, mut block) in blocks {
        if let Block::Table(table) = &mut block
            && let Some((_, Block::Paragraph(words))) = joined.last_mut()
            && let Some(Inline::Text(first)) = words.first_mut()
            && let Some(caption) = first.strip_prefix("Table: ")
        {
            *first = caption.to_owned();
            table.caption = std::mem::take(words);
            joined.pop();
        }
        joined.push((line, block));
    }
    joined
}

impl Run<'_> {
    /// The line of a place in the text.
    fn line(&self, at: usize) -> usize {
        self.first + self.ends.partition_point(|end| *end < at)
    }
}
