//! A translation against its source: pages, kinds of blocks, ids and options must be the same.

use crate::problem::Problems;
use domain::block::{Block, Tool};
use domain::text::Inline;
use domain::unit::{Part, Unit};
use std::collections::BTreeMap;

/// The shape of blocks, as words that can be compared and shown.
fn shape(blocks: &[Block]) -> Vec<String> {
    blocks.iter().map(one).collect()
}

fn one(block: &Block) -> String {
    match block {
        Block::Paragraph(words) => format!("paragraph{}", marks(words)),
        Block::Heading(level, id, _) => format!("heading {level} {id}"),
        Block::List(kind, entries) => format!("list {kind:?} of {}", entries.len()),
        Block::Table(table) => format!("table of {} rows", table.rows.len()),
        Block::Callout(callout) => {
            format!("{:?} [{}]", callout.kind, shape(&callout.blocks).join(", "))
        }
        Block::Goal(_) => "goal".into(),
        Block::Figure(_) => "figure".into(),
        Block::Quotation(_) => "quotation".into(),
        Block::Compare(replies) => format!(
            "compare {:?}",
            replies.iter().map(|reply| reply.opens).collect::<Vec<_>>()
        ),
        Block::Contacts(speed, _) => format!("contacts {speed:?}"),
        Block::Wait(steps) => format!("wait of {}", steps.len()),
        Block::Doors(doors) => format!("doors of {}", doors.len()),
        Block::Myth(myth) => format!("myth {}", myth.id),
        Block::Swap(swaps) => format!("swap of {} or more", swaps.len().min(1)),
        Block::Item(item) => {
            let options: Vec<String> = item
                .options
                .iter()
                .map(|option| format!("{}{}", option.id, if option.right { "+" } else { "" }))
                .collect();
            format!("item {} {:?} [{}]", item.id, item.kind, options.join(" "))
        }
        Block::Tool(id, tool) => {
            let count = match tool {
                Tool::Gate { questions, .. } => questions.len(),
                Tool::Breathing { .. } => 0,
                Tool::Grounding(steps) => steps.len(),
                Tool::Plan { blanks, .. } => blanks.len(),
            };
            format!("tool {id} of {count}")
        }
        Block::Sheet(id, _, _) => format!("sheet {id}"),
        Block::Own(..) => "own words".into(),
        Block::Sources(_) => "sources".into(),
    }
}

/// The source marks of a text: a claim keeps its source in every language.
fn marks(words: &[Inline]) -> String {
    let marks: Vec<&str> = words
        .iter()
        .filter_map(|piece| match piece {
            Inline::Source(id) => Some(id.as_str()),
            _ => None,
        })
        .collect();
    if marks.is_empty() {
        String::new()
    } else {
        format!(" with {}", marks.join(" "))
    }
}

/// The shapes of a unit's pages, by page id.
fn shapes(unit: &Unit) -> Vec<(String, Vec<String>)> {
    match unit {
        Unit::Page(page, _) => vec![(page.id.to_string(), shape(&page.blocks))],
        Unit::Module(module) => module
            .parts
            .iter()
            .map(|part| (part.page.id.to_string(), part_shape(part)))
            .collect(),
    }
}

fn part_shape(part: &Part) -> Vec<String> {
    let mut shapes = shape(&part.page.blocks);
    if let Some((flow, after)) = &part.flow {
        for node in &flow.nodes {
            let choices: Vec<String> = node
                .choices
                .iter()
                .map(|choice| format!("{} {:?} {:?}", choice.id, choice.kind, choice.next))
                .collect();
            shapes.push(format!(
                "node {} with {} blocks [{}]",
                node.id,
                node.shown.len(),
                choices.join(", ")
            ));
        }
        shapes.extend(shape(after));
    }
    shapes
}

/// Notes where a translation is built differently from its source. `files` gives the file of a page id.
pub(crate) fn compare(
    source: &BTreeMap<String, Unit>,
    target: &BTreeMap<String, Unit>,
    files: &BTreeMap<String, String>,
    problems: &Problems,
) {
    for (name, unit) in source {
        let Some(other) = target.get(name) else {
            continue;
        };
        let others: BTreeMap<String, Vec<String>> = shapes(other).into_iter().collect();
        for (page, shape) in shapes(unit) {
            let Some(other) = others.get(&page).filter(|other| **other != shape) else {
                continue;
            };
            let place = shape
                .iter()
                .zip(other)
                .take_while(|(one, two)| one == two)
                .count();
            let nothing = || "nothing".to_owned();
            problems.error(
                files.get(&page).map_or("", String::as_str),
                0,
                format!(
                    "block {} of `{page}` is {} here and {} in the source",
                    place + 1,
                    other.get(place).cloned().unwrap_or_else(nothing),
                    shape.get(place).cloned().unwrap_or_else(nothing),
                ),
                "give both languages the same blocks, ids and options in the same order",
            );
        }
    }
}
