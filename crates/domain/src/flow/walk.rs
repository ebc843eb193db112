//! Walking a [`Flow`]: what is remembered, what is shown, where a choice leads.

use super::{Change, Choice, Condition, Flow, Node, Shown, To};
use crate::id::Id;
use crate::text::Inline;
use std::collections::BTreeSet;

/// Somebody on the way through a flow. Going back is walking the steps but the last again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Walker {
    node: Id,
    again: bool,
    numbers: Vec<(Id, i16)>,
    flags: BTreeSet<Id>,
    steps: Vec<Step>,
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where.
    pub node: Id,
    /// What was chosen there.
    pub choice: Id,
}

impl Walker {
    /// Stands at the first node. `None` if the flow has none.
    pub fn begin(flow: &Flow) -> Option<Walker> {
        Some(Walker {
            node: flow.nodes.first()?.id.clone(),
            again: false,
            numbers: flow
                .memory
                .iter()
                .map(|counter| (counter.id.clone(), counter.start))
                .collect(),
            flags: BTreeSet::new(),
            steps: Vec::new(),
        })
    }

    /// The node one stands at. `None` if the flow does not have it.
    pub fn node<'a>(&self, flow: &'a Flow) -> Option<&'a Node> {
        flow.node(&self.node)
    }

    /// The steps so far, oldest first.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// What was chosen so far, oldest first.
    pub fn chosen<'a>(&self, flow: &'a Flow) -> impl Iterator<Item = &'a Choice> {
        self.steps.iter().filter_map(move |step| {
            let mut choices = flow.node(&step.node)?.choices.iter();
            choices.find(|choice| choice.id == step.choice)
        })
    }

    /// The steps so far as they are stored: node and choice.
    pub fn said(&self) -> Vec<Id> {
        let steps = self.steps.iter();
        steps
            .filter_map(|step| step.node.join(&step.choice))
            .collect()
    }

    /// The way that stored steps lead, every state from the first on. It ends where the flow no longer has a step, since
    /// somebody may have rewritten it.
    pub fn again(flow: &Flow, said: &[Id]) -> Vec<Walker> {
        let mut way: Vec<Walker> = Walker::begin(flow).into_iter().collect();
        for step in said {
            let Some(here) = way.last() else { break };
            let next = here.node(flow).and_then(|node| {
                let mut choices = node.choices.iter();
                let choice =
                    choices.find(|choice| node.id.join(&choice.id).as_ref() == Some(step))?;
                here.choose(flow, &choice.id)
            });
            match next {
                Some(next) => way.push(next),
                None => break,
            }
        }
        way
    }

    /// Value of a remembered number.
    pub fn number(&self, id: &Id) -> Option<i16> {
        let found = self.numbers.iter().find(|(name, _)| name == id);
        found.map(|(_, number)| *number)
    }

    /// Whether the condition holds now.
    pub fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::AtLeast(id, bound) => self.number(id).is_some_and(|number| number >= *bound),
            Condition::AtMost(id, bound) => self.number(id).is_some_and(|number| number <= *bound),
            Condition::Flag(id) => self.flags.contains(id),
            Condition::NoFlag(id) => !self.flags.contains(id),
            Condition::Again => self.again,
        }
    }

    fn all_hold(&self, conditions: &[Condition]) -> bool {
        conditions.iter().all(|condition| self.holds(condition))
    }

    /// What is shown at a node, given what is remembered.
    pub fn shown<'a>(&self, node: &'a Node) -> impl Iterator<Item = &'a Shown> {
        node.shown.iter().filter(|shown| self.all_hold(&shown.when))
    }

    /// What the other person answers to a choice, given what is remembered before it.
    pub fn reply<'a>(&self, choice: &'a Choice) -> &'a [Inline] {
        let found = choice
            .replies
            .iter()
            .find(|reply| self.all_hold(&reply.when));
        found.map_or(&[], |reply| &reply.words)
    }

    /// Takes a choice. `None` if the node does not offer it or no way on holds.
    pub fn choose(&self, flow: &Flow, choice: &Id) -> Option<Walker> {
        let node = self.node(flow)?;
        let choice = node.choices.iter().find(|offered| offered.id == *choice)?;
        let mut walker = self.clone();
        for change in &choice.changes {
            match change {
                Change::Add(id, amount) => {
                    let counter = flow.memory.iter().find(|counter| counter.id == *id)?;
                    let (_, number) = walker.numbers.iter_mut().find(|(name, _)| name == id)?;
                    *number = number
                        .saturating_add(*amount)
                        .clamp(counter.least, counter.most);
                }
                Change::Flag(id) => {
                    walker.flags.insert(id.clone());
                }
            }
        }
        let next = choice
            .next
            .iter()
            .find(|next| walker.all_hold(&next.when))?;
        walker.again = next.to == To::Again;
        if let To::Node(id) = &next.to {
            walker.node = id.clone();
        }
        walker.steps.push(Step {
            node: node.id.clone(),
            choice: choice.id.clone(),
        });
        Some(walker)
    }
}
