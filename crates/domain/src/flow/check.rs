//! Checking a [`Flow`]: every target exists, every node is reached, every path ends.

use super::{Change, Condition, Effect, Flow, To};
use crate::id::Id;
use std::collections::BTreeSet;

/// Something wrong with a flow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has no node.
    Empty,
    /// Two nodes have this id.
    TwoNodes(Id),
    /// Node and choice id that stands twice in it.
    TwoChoices(Id, Id),
    /// Node, choice, and the target that does not exist.
    NoTarget(Id, Id, Id),
    /// Node and choice whose ways on all have conditions, so that none may hold.
    MayStop(Id, Id),
    /// Node and choice without an answer that always holds.
    NoReply(Id, Id),
    /// No path leads to this node.
    Unreached(Id),
    /// From this node no path leads to an ending.
    NoEnd(Id),
    /// Node that names a memory or flag the flow does not have.
    Unknown(Id, Id),
    /// Node whose harmful choice offers no second try.
    NoSecondTry(Id, Id),
}

/// All faults of a flow, in the order of its nodes.
pub fn check(flow: &Flow) -> Vec<Fault> {
    let mut faults = Vec::new();
    let Some(first) = flow.nodes.first() else {
        return vec![Fault::Empty];
    };
    let mut seen = BTreeSet::new();
    for node in &flow.nodes {
        if !seen.insert(&node.id) {
            faults.push(Fault::TwoNodes(node.id.clone()));
        }
        let mut choices = BTreeSet::new();
        let mut conditions: Vec<&Condition> =
            node.shown.iter().flat_map(|shown| &shown.when).collect();
        for choice in &node.choices {
            let names = || (node.id.clone(), choice.id.clone());
            if !choices.insert(&choice.id) {
                faults.push(Fault::TwoChoices(names().0, names().1));
            }
            for next in &choice.next {
                conditions.extend(&next.when);
                if let To::Node(target) = &next.to
                    && flow.node(target).is_none()
                {
                    faults.push(Fault::NoTarget(names().0, names().1, target.clone()));
                }
            }
            conditions.extend(choice.replies.iter().flat_map(|reply| &reply.when));
            if choice.next.last().is_none_or(|next| !next.when.is_empty()) {
                faults.push(Fault::MayStop(names().0, names().1));
            }
            if choice
                .replies
                .last()
                .is_none_or(|reply| !reply.when.is_empty())
            {
                faults.push(Fault::NoReply(names().0, names().1));
            }
            let again = choice.next.iter().any(|next| next.to == To::Again);
            if choice.kind == Effect::Harmful && !again {
                faults.push(Fault::NoSecondTry(names().0, names().1));
            }
            for change in &choice.changes {
                let known = match change {
                    Change::Add(id, _) => flow.memory.iter().any(|counter| counter.id == *id),
                    Change::Flag(id) => flow.flags.contains(id),
                };
                if !known {
                    let (Change::Add(id, _) | Change::Flag(id)) = change;
                    faults.push(Fault::Unknown(node.id.clone(), id.clone()));
                }
            }
        }
        for condition in conditions {
            let (id, known) = match condition {
                Condition::AtLeast(id, _) | Condition::AtMost(id, _) => {
                    (id, flow.memory.iter().any(|counter| counter.id == *id))
                }
                Condition::Flag(id) | Condition::NoFlag(id) => (id, flow.flags.contains(id)),
                Condition::Again => continue,
            };
            if !known {
                faults.push(Fault::Unknown(node.id.clone(), id.clone()));
            }
        }
    }
    let reached = reach(flow, first.id.clone(), false);
    for node in &flow.nodes {
        if !reached.contains(&node.id) {
            faults.push(Fault::Unreached(node.id.clone()));
        } else if !reach(flow, node.id.clone(), true)
            .iter()
            .any(|id| is_end(flow, id))
        {
            faults.push(Fault::NoEnd(node.id.clone()));
        }
    }
    faults
}

fn is_end(flow: &Flow, id: &Id) -> bool {
    flow.node(id).is_some_and(|node| node.choices.is_empty())
}

/// Nodes reached from one, conditions left aside; without harmful choices when `well` is set, so that a path
/// that hurts nobody leads to an end.
fn reach(flow: &Flow, from: Id, well: bool) -> BTreeSet<Id> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![from];
    while let Some(id) = waiting.pop() {
        if !reached.insert(id.clone()) {
            continue;
        }
        let Some(node) = flow.node(&id) else { continue };
        let choices = node
            .choices
            .iter()
            .filter(|choice| !well || choice.kind != Effect::Harmful);
        for next in choices.flat_map(|choice| &choice.next) {
            if let To::Node(target) = &next.to {
                waiting.push(target.clone());
            }
        }
    }
    reached
}
