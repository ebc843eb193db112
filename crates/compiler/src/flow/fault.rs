//! Faults of the graph, said to its author where they stand.

use crate::cut::Lines;
use crate::problem::InFile;
use domain::flow::Fault;
use domain::id::Id;

/// Notes a fault; `places` are the nodes with their lines.
pub(super) fn say(fault: &Fault, places: &[(Id, Lines)], problems: &InFile) {
    match fault {
        Fault::Empty => problems.error(
            0,
            "the role-play has no node",
            "write ## n1 · and a title, what one reads, and choices",
        ),
        Fault::TwoNodes(node) => problems.error(
            last(places, node).map_or(0, |lines| lines.first),
            format!("two nodes have the id `{node}`"),
            "give one of them another id",
        ),
        Fault::TwoChoices(node, choice) => problems.error(
            last_line(places, node, &head(choice)),
            format!("two choices of `{node}` have the id `{choice}`"),
            "give one of them another id",
        ),
        Fault::NoTarget(node, choice, to) => problems.error(
            part_line(places, node, choice, &["next:", to.as_str()]),
            format!("`{choice}` of `{node}` leads to `{to}`, which is not there"),
            "name a node of this file, or again",
        ),
        Fault::MayStop(node, choice) => problems.error(
            part_line(places, node, choice, &["next:"]),
            format!("`{choice}` of `{node}` may lead nowhere"),
            "end its - next: lines with one without if",
        ),
        Fault::NoReply(node, choice) => problems.error(
            part_line(places, node, choice, &["reply"]),
            format!("`{choice}` of `{node}` may get no reply"),
            "end its - reply: lines with one without a condition",
        ),
        Fault::Unreached(node) => problems.error(
            first_line(places, node),
            format!("no path leads to `{node}`"),
            format!("write - next: {node} in a choice, or delete the node"),
        ),
        Fault::NoEnd(node) => problems.error(
            first_line(places, node),
            format!("from `{node}` no path without harm leads to an ending"),
            "lead a helpful or neutral choice on to a node without choices",
        ),
        Fault::Unknown(node, name) => problems.error(
            named_line(places, node, name),
            format!("`{node}` names `{name}`, which is not remembered"),
            format!(
                "write a table [memory.{name}] or add it to flags in the head, or correct the name"
            ),
        ),
        Fault::NoSecondTry(node, choice) => problems.error(
            part_line(places, node, choice, &["next:"]),
            format!("the harmful choice `{choice}` of `{node}` gives no second try"),
            "write - next: again",
        ),
    }
}

/// How a choice begins.
fn head(choice: &Id) -> String {
    format!("- {{{choice}}}")
}

fn last<'a, 'b>(places: &'a [(Id, Lines<'b>)], node: &Id) -> Option<&'a Lines<'b>> {
    let found = places.iter().rev().find(|(id, _)| id == node);
    found.map(|(_, lines)| lines)
}

fn first_line(places: &[(Id, Lines)], node: &Id) -> usize {
    let found = places.iter().find(|(id, _)| id == node);
    found.map_or(0, |(_, lines)| lines.first)
}

/// The last line of a node that begins so.
fn last_line(places: &[(Id, Lines)], node: &Id, begin: &str) -> usize {
    let lines = places.iter().filter(|(id, _)| id == node);
    lines
        .flat_map(|(_, lines)| lines.numbered())
        .filter(|(_, line)| line.starts_with(begin))
        .last()
        .map_or(0, |(line, _)| line)
}

/// The last line of a choice that holds all words, or the line on which the choice begins.
fn part_line(places: &[(Id, Lines)], node: &Id, choice: &Id, words: &[&str]) -> usize {
    let begin = last_line(places, node, &head(choice));
    let lines = places.iter().filter(|(id, _)| id == node);
    lines
        .flat_map(|(_, lines)| lines.numbered())
        .skip_while(|(line, _)| *line <= begin)
        .take_while(|(_, line)| !line.starts_with("- {"))
        .filter(|(_, line)| words.iter().all(|word| line.contains(word)))
        .last()
        .map_or(begin, |(line, _)| line)
}

/// The first line of a node on which a condition or an effect names this.
fn named_line(places: &[(Id, Lines)], node: &Id, name: &Id) -> usize {
    let lines = places.iter().filter(|(id, _)| id == node);
    let is_rule = |line: &str| line.trim_start().starts_with(['{', '-']) && !line.starts_with("- ");
    lines
        .flat_map(|(_, lines)| lines.numbered())
        .find(|(_, line)| is_rule(line) && names(line, name.as_str()))
        .map_or_else(|| first_line(places, node), |(line, _)| line)
}

/// Whether a line holds this id as a whole.
fn names(line: &str, id: &str) -> bool {
    line.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-')
        .any(|word| word == id)
}
