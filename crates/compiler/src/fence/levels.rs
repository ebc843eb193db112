//! The four levels of the guide, as a card and a poster.

use super::help::lines;
use super::rows::{Inside, Row, id};
use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::block::{Block, LevelRow, Levels};
use domain::guide::Level;
use domain::line::Speed;

const KEYS: [&str; 5] = ["card", "poster", "title", "back", "say"];

pub(super) fn levels(context: &Context, fence: &Fence) -> Option<Block> {
    let id = id(context, fence, fence.arguments)?;
    let inside = Inside::read(context, fence, true, &KEYS);
    for key in KEYS {
        if inside.value(key).is_none_or(|value| value.is_empty()) {
            context.problems.error(
                fence.line,
                format!("the levels `{id}` have no `{key}:`"),
                "write card:, poster:, title:, back: and at least one say:",
            );
        }
    }
    let rows: Vec<LevelRow> = inside
        .rows
        .iter()
        .filter_map(|one| row(context, one))
        .collect();
    if rows.iter().map(|row| row.level).ne(Level::ALL) {
        context.problems.error(
            fence.line,
            "the rows are not the four levels from the most serious to the gentlest",
            "write one row each for emergency, same_day, within_days and peer_support, in this order",
        );
    }
    let words = |key: &str| inside.words(context, key, Voice::Scene);
    Some(Block::Levels(Levels {
        card: words("card"),
        poster: words("poster"),
        title: words("title"),
        rows,
        back: words("back"),
        say: inside.all_words(context, "say", Voice::Scene),
        lines: lines(context, fence, Speed::Now)?,
        version: String::new(),
        id,
    }))
}

/// `- level | name | signs | what to do first | a sentence to say`
fn row(context: &Context, row: &Row) -> Option<LevelRow> {
    let text = row.text();
    let cells: Vec<&str> = text.split('|').map(str::trim).collect();
    let level = |name: &str| Level::ALL.into_iter().find(|level| level.name() == name);
    let [name, cells @ ..] = cells.as_slice() else {
        return None;
    };
    let (Some(level), [title, signs, first, words]) = (level(name), cells) else {
        context.problems.error(
            row.line,
            "the row is not a level with four cells",
            "write - emergency | its name | signs that mean it | what to do first | a sentence to say",
        );
        return None;
    };
    let words_of = |text: &str| inline(context, text, row.line, Voice::Scene);
    Some(LevelRow {
        level,
        name: words_of(title),
        signs: words_of(signs),
        first: words_of(first),
        words: words_of(words),
    })
}
