//! Role-plays: an introduction, nodes with their choices, and what is asked after them.

mod choice;
mod condition;
mod fault;

use crate::context::Context;
use crate::cut::Lines;
use crate::fence::body;
use crate::head::Head;
use crate::markdown::{blocks, inline};
use crate::wording::Voice;
use choice::choice;
use condition::conditions;
use domain::block::Block;
use domain::flow::{Counter, Flow, Node, Shown, check};
use fault::say;

/// What a role-play file holds: the introduction, the graph, and what is asked after it.
pub(crate) struct RolePlay {
    pub(crate) intro: Vec<Block>,
    pub(crate) flow: Flow,
    pub(crate) after: Vec<Block>,
}

/// Reads a role-play.
pub(crate) fn role_play(context: &Context, head: &Head, lines: &Lines) -> RolePlay {
    let memory = head.memory.iter().filter_map(|(name, memory)| {
        let id = context.id(name, 1)?;
        Some(Counter {
            id,
            start: memory.start,
            least: memory.least,
            most: memory.most,
        })
    });
    let mut flow = Flow {
        memory: memory.collect(),
        flags: head
            .flags
            .iter()
            .filter_map(|name| context.id(name, 1))
            .collect(),
        nodes: vec![],
    };
    let mut sections = sections(lines).into_iter();
    let intro = sections
        .next()
        .map(|section| body(context, &section))
        .unwrap_or_default();
    let mut after = Vec::new();
    let mut places = Vec::new();
    for section in sections {
        let heading = section.lines[0].trim_start_matches('#').trim();
        if heading == "after" {
            after = body(context, &section.from(1));
            continue;
        }
        if let Some(node) = node(context, heading, &section) {
            places.push((node.id.clone(), section.first));
            flow.nodes.push(node);
        }
    }
    for fault in check(&flow) {
        let (line, what, mend) = say(&fault, &places);
        context.error(line, what, mend);
    }
    RolePlay { intro, flow, after }
}

/// The body cut at its second-level headings; the first section has none.
fn sections<'a>(lines: &Lines<'a>) -> Vec<Lines<'a>> {
    let mut sections = vec![Lines {
        first: lines.first,
        lines: vec![],
    }];
    for (number, line) in lines.numbered() {
        if line.starts_with("## ") {
            sections.push(Lines {
                first: number,
                lines: vec![],
            });
        }
        if let Some(last) = sections.last_mut() {
            last.lines.push(line);
        }
    }
    sections
}

fn node(context: &Context, heading: &str, section: &Lines) -> Option<Node> {
    let (name, title) = heading.split_once('·').unwrap_or((heading, ""));
    let id = context.id(name.trim(), section.first)?;
    context.anchor(&id, section.first);
    let title = inline(context, title.trim(), section.first, Voice::Scene);
    let inside = section.from(1);
    let is_choice = |line: &&str| line.starts_with("- {");
    let place = inside
        .lines
        .iter()
        .position(is_choice)
        .unwrap_or(inside.lines.len());
    let scene = Lines {
        first: inside.first,
        lines: inside.lines[..place].to_vec(),
    };
    let mut choices = Vec::new();
    let mut rest = inside.from(place);
    while !rest.lines.is_empty() {
        let end = rest
            .lines
            .iter()
            .skip(1)
            .position(is_choice)
            .map_or(rest.lines.len(), |end| end + 1);
        let lines = Lines {
            first: rest.first,
            lines: rest.lines[..end].to_vec(),
        };
        choices.extend(choice(context, &lines));
        rest = rest.from(end);
    }
    Some(Node {
        id,
        title,
        shown: shown(context, &scene),
        choices,
    })
}

/// Paragraphs, each under the condition written before it.
fn shown(context: &Context, lines: &Lines) -> Vec<Shown> {
    let mut shown = Vec::new();
    let mut paragraph = Lines {
        first: lines.first,
        lines: vec![],
    };
    let mut finish = |paragraph: &Lines| {
        let Some(first) = paragraph.lines.first() else {
            return;
        };
        let (when, words) = match first
            .strip_prefix('{')
            .and_then(|rest| rest.split_once('}'))
        {
            Some((condition, words)) => (
                conditions(context, condition, paragraph.first),
                words.trim(),
            ),
            None => (vec![], *first),
        };
        let mut lines = paragraph.clone();
        lines.lines[0] = words;
        let found = blocks(context, &lines, Voice::Scene);
        shown.extend(found.into_iter().map(|block| Shown {
            when: when.clone(),
            block,
        }));
    };
    for (number, line) in lines.numbered() {
        if line.trim().is_empty() {
            finish(&paragraph);
            paragraph = Lines {
                first: number + 1,
                lines: vec![],
            };
        } else {
            paragraph.lines.push(line);
        }
    }
    finish(&paragraph);
    shown
}
