//! Role-plays: an introduction, nodes with their choices, and what is asked after them.

mod choice;
mod condition;
mod fault;

use crate::context::Context;
use crate::cut::Lines;
use crate::fence::body;
use crate::head::Opened;
use crate::markdown::{blocks, inline};
use crate::wording::Voice;
use choice::{choice, is_choice};
use condition::conditions;
use domain::block::Block;
use domain::flow::{Counter, Flow, Node, Shown, check};
use domain::id::Id;
use fault::say;

/// What a role-play file holds: the introduction, the graph, and what is asked after it.
pub(crate) struct RolePlay {
    pub(crate) intro: Vec<Block>,
    pub(crate) flow: Flow,
    pub(crate) after: Vec<Block>,
}

/// Reads a role-play.
pub(crate) fn role_play(context: &Context, opened: &Opened) -> RolePlay {
    let flags = opened.head.flags.iter();
    let mut flow = Flow {
        memory: memory(context, opened),
        flags: flags
            .filter_map(|name| context.id(name, opened.line("", "flags")))
            .collect(),
        nodes: vec![],
    };
    let mut sections = sections(&opened.body).into_iter();
    let intro = sections.next().map(|section| body(context, &section));
    let mut after = Vec::new();
    let trained = &opened.head.competencies;
    let mut places: Vec<(Id, Lines)> = Vec::new();
    for section in sections {
        let heading = section.lines[0].trim_start_matches('#').trim();
        if heading == "after" {
            after = body(context, &section.from(1));
        } else if let Some(node) = node(context, heading, &section, trained) {
            context.left.borrow_mut().outline.push(section.first);
            // A second node of this id is a fault of the graph.
            if flow.node(&node.id).is_none() {
                context.anchor(&node.id, section.first);
            }
            places.push((node.id.clone(), section));
            flow.nodes.push(node);
        }
    }
    let choices = flow.nodes.iter().flat_map(|node| &node.choices);
    for code in trained {
        if choices.clone().all(|choice| !choice.shows.contains(code)) {
            context.problems.error(
                opened.line("", "competencies"),
                format!("no choice shows the competency {code}"),
                "write it behind - shows: of one that does, or take it out of the head",
            );
        }
    }
    for fault in check(&flow) {
        say(&fault, &places, context.problems);
    }
    RolePlay {
        intro: intro.unwrap_or_default(),
        flow,
        after,
    }
}

fn memory(context: &Context, opened: &Opened) -> Vec<Counter> {
    let mut counters = Vec::new();
    for (name, memory) in &opened.head.memory {
        let line = opened.line(&format!("[memory.{name}]"), "");
        if memory.least > memory.start || memory.start > memory.most {
            context.problems.error(
                line,
                format!("the memory `{name}` does not start between its least and its most"),
                "write a start that is not less than least and not more than most",
            );
        }
        counters.extend(context.id(name, line).map(|id| Counter {
            id,
            start: memory.start,
            least: memory.least,
            most: memory.most,
        }));
    }
    counters
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

fn node(context: &Context, heading: &str, section: &Lines, trained: &[String]) -> Option<Node> {
    let (name, title) = heading.split_once('·').unwrap_or((heading, ""));
    let id = Id::try_from(name.trim())
        .map_err(|_| {
            context.problems.error(
                section.first,
                format!("the node `{}` does not begin with an id", heading),
                "write ## n1 · and its title, or ## after for what is asked at the end",
            );
        })
        .ok()?;
    if title.trim().is_empty() {
        context.problems.error(
            section.first,
            format!("the node `{id}` has no title"),
            format!("write ## {id} · and its title"),
        );
    }
    let title = inline(context, title.trim(), section.first, Voice::Scene);
    let inside = section.from(1);
    let place = inside
        .lines
        .iter()
        .position(|line| is_choice(line))
        .unwrap_or(inside.lines.len());
    let scene = Lines {
        first: inside.first,
        lines: inside.lines[..place].to_vec(),
    };
    let mut choices: Vec<Lines> = Vec::new();
    for (first, line) in inside.from(place).numbered() {
        match choices.last_mut() {
            Some(last) if !is_choice(line) => last.lines.push(line),
            _ => choices.push(Lines {
                first,
                lines: vec![line],
            }),
        }
    }
    Some(Node {
        id,
        title,
        shown: shown(context, &scene),
        choices: choices
            .iter()
            .filter_map(|lines| choice(context, lines, trained))
            .collect(),
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
        let condition = first
            .strip_prefix('{')
            .and_then(|rest| rest.split_once('}'))
            .filter(|(condition, _)| *condition != "avoid");
        let (when, words) = match condition {
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
