//! Faults of the graph, said to its author.

use domain::flow::Fault;
use domain::id::Id;

/// A fault of the graph as a problem: its line, what, and the mend.
pub(super) fn say(fault: &Fault, places: &[(Id, usize)]) -> (usize, String, &'static str) {
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
