//! Role-plays: nodes, choices, conditions, and the faults of the graph.

use crate::build::Context;
use crate::cut::Lines;
use crate::fence::body;
use crate::head::Head;
use crate::markdown::{blocks, inline};
use crate::wording::Voice;
use domain::block::Block;
use domain::flow::{
    Answer, Change, Choice, Condition, Counter, Effect, Fault, Flow, Next, Node, Shown, To, check,
};
use domain::id::Id;

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

fn conditions(context: &Context, text: &str, line: usize) -> Vec<Condition> {
    let parts = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let mut conditions = Vec::new();
    for part in parts {
        if part == "again" {
            conditions.push(Condition::Again);
            continue;
        }
        if let Some(name) = part.strip_prefix("not ") {
            conditions.extend(context.id(name.trim(), line).map(Condition::NoFlag));
            continue;
        }
        let compared = [">=", "<=", "="]
            .into_iter()
            .find_map(|sign| Some((sign, part.split_once(sign)?)));
        match compared {
            None => conditions.extend(context.id(part, line).map(Condition::Flag)),
            Some((sign, (name, number))) => {
                let (Some(id), Ok(number)) = (context.id(name.trim(), line), number.trim().parse())
                else {
                    context.error(
                        line,
                        format!("`{part}` is not a condition"),
                        "write trust >= 3, a flag, not a flag, or again",
                    );
                    continue;
                };
                if sign != "<=" {
                    conditions.push(Condition::AtLeast(id.clone(), number));
                }
                if sign != ">=" {
                    conditions.push(Condition::AtMost(id, number));
                }
            }
        }
    }
    conditions
}

fn choice(context: &Context, lines: &Lines) -> Option<Choice> {
    let head = lines.lines.first()?.strip_prefix("- {")?;
    let (name, rest) = head.split_once('}')?;
    let id = context.id(name, lines.first)?;
    let marked = rest
        .trim()
        .strip_prefix('[')
        .and_then(|rest| rest.split_once(']'));
    let (kind, words) = match marked {
        Some(("helpful", words)) => (Effect::Helpful, words),
        Some(("neutral", words)) => (Effect::Neutral, words),
        Some(("harmful", words)) => (Effect::Harmful, words),
        _ => {
            context.error(
                lines.first,
                format!("the choice `{id}` does not say what it does"),
                "write [helpful], [neutral] or [harmful] before its words",
            );
            (Effect::Neutral, rest)
        }
    };
    let voice = if kind == Effect::Helpful {
        Voice::Scene
    } else {
        Voice::Wrong
    };
    let mut choice = Choice {
        id,
        kind,
        words: inline(context, words.trim(), lines.first, voice),
        replies: vec![],
        coach: vec![],
        changes: vec![],
        next: vec![],
    };
    for (line, text) in lines.numbered().skip(1) {
        let text = text.trim();
        if let Some(part) = text.strip_prefix("- ") {
            part_of(context, &mut choice, line, part);
        } else if !text.is_empty() {
            context.error(
                line,
                "this line belongs to no part of the choice",
                "begin it with - reply:, - coach:, - effect: or - next:",
            );
        }
    }
    if choice.coach.is_empty() {
        context.error(
            lines.first,
            format!("the choice `{}` has no coach's line", choice.id),
            "write - coach: what the words did",
        );
    }
    Some(choice)
}

fn part_of(context: &Context, choice: &mut Choice, line: usize, part: &str) {
    let (key, value) = part.split_once(':').unwrap_or((part, ""));
    let value = value.trim();
    let (key, when) = match key.split_once('{') {
        Some((key, condition)) => (
            key.trim(),
            conditions(context, condition.trim_end_matches('}'), line),
        ),
        None => (key.trim(), vec![]),
    };
    match key {
        "reply" => choice.replies.push(Answer {
            when,
            words: inline(context, value, line, Voice::Wrong),
        }),
        "coach" => choice.coach = inline(context, value, line, Voice::Scene),
        "effect" => choice.changes = changes(context, value, line),
        "next" => {
            let (to, condition) = value.split_once(" if ").unwrap_or((value, ""));
            let to = match to.trim() {
                "again" => To::Again,
                name => match context.id(name, line) {
                    Some(id) => To::Node(id),
                    None => return,
                },
            };
            choice.next.push(Next {
                when: conditions(context, condition, line),
                to,
            });
        }
        other => context.error(
            line,
            format!("a choice has no part `{other}`"),
            "use reply, coach, effect or next",
        ),
    }
}

fn changes(context: &Context, text: &str, line: usize) -> Vec<Change> {
    let mut changes = Vec::new();
    for part in text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
    {
        let (name, value) = part.split_once(' ').unwrap_or((part, ""));
        if name == "flag" {
            changes.extend(context.id(value.trim(), line).map(Change::Flag));
        } else if let (Some(id), Ok(amount)) = (context.id(name, line), value.trim().parse()) {
            changes.push(Change::Add(id, amount));
        } else {
            context.error(
                line,
                format!("`{part}` is not an effect"),
                "write trust +1, minutes -3 or flag asked",
            );
        }
    }
    changes
}

/// A fault of the graph as a problem: its line, what, and the mend.
fn say(fault: &Fault, places: &[(Id, usize)]) -> (usize, String, &'static str) {
    let line = |node: &Id| {
        places
            .iter()
            .find(|(id, _)| id == node)
            .map_or(0, |(_, line)| *line)
    };
    match fault {
        Fault::Empty => (
            0,
            "the role-play has no node".into(),
            "write ## n1 · a title, and choices",
        ),
        Fault::TwoNodes(node) => (
            line(node),
            format!("two nodes have the id `{node}`"),
            "give one another id",
        ),
        Fault::TwoChoices(node, choice) => (
            line(node),
            format!("two choices of `{node}` have the id `{choice}`"),
            "give one another id",
        ),
        Fault::NoTarget(node, choice, to) => (
            line(node),
            format!("`{choice}` of `{node}` leads to `{to}`, which is not there"),
            "name a node, or again",
        ),
        Fault::MayStop(node, choice) => (
            line(node),
            format!("`{choice}` of `{node}` may lead nowhere"),
            "end its - next: lines with one without a condition",
        ),
        Fault::NoReply(node, choice) => (
            line(node),
            format!("`{choice}` of `{node}` may get no reply"),
            "end its - reply: lines with one without a condition",
        ),
        Fault::Unreached(node) => (
            line(node),
            format!("no path leads to `{node}`"),
            "lead a choice there, or delete it",
        ),
        Fault::NoEnd(node) => (
            line(node),
            format!("from `{node}` no path without harm leads to an ending"),
            "lead a helpful or neutral choice on",
        ),
        Fault::Unknown(node, name) => (
            line(node),
            format!("`{node}` names `{name}`, which is not remembered"),
            "add it to [memory] or flags in the head",
        ),
        Fault::NoSecondTry(node, choice) => (
            line(node),
            format!("the harmful choice `{choice}` of `{node}` gives no second try"),
            "write - next: again",
        ),
    }
}
