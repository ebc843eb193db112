//! The entries of an ordering, a matching and of groups: id, words, feedback, and where each belongs.

use super::row::{Form, feedback, rows};
use crate::context::Context;
use crate::cut::Lines;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::id::Id;
use domain::quiz::{Entry, Target, Task, seed, shuffle};
use std::collections::BTreeSet;

/// Longest id of an entry or a target: two of them are stored as one.
const LONGEST_ID: usize = 12;

/// What the line of an entry says.
struct Head<'a> {
    mark: Option<&'a str>,
    id: Option<&'a str>,
    words: &'a str,
}

/// An entry with what its line says of where it belongs.
struct Row<'a> {
    line: usize,
    mark: Option<&'a str>,
    words: &'a str,
    id: Id,
    feedback: String,
}

fn head(line: &str) -> Option<Head<'_>> {
    let rest = line.strip_prefix("- ")?.trim_start();
    let (mark, rest) = bracketed(rest, '(', ')');
    let (id, words) = bracketed(rest, '{', '}');
    let is_entry = mark.is_some() || id.is_some() || words.contains("=>");
    is_entry.then_some(Head { mark, id, words })
}

/// What stands in brackets at the beginning, and what follows.
fn bracketed(text: &str, open: char, close: char) -> (Option<&str>, &str) {
    let parts = text
        .strip_prefix(open)
        .and_then(|rest| rest.split_once(close));
    match parts {
        Some((inside, rest)) => (Some(inside.trim()), rest.trim()),
        None => (None, text),
    }
}

/// The id of an entry or a target: one short word, since a stored answer joins two of them with a hyphen.
fn short(name: &str) -> Option<Id> {
    let id = Id::try_from(name).ok()?;
    (!name.contains('-') && name.len() <= LONGEST_ID).then_some(id)
}

/// Whether an entry, or a group, begins with this line.
pub(super) fn begins(line: &str) -> bool {
    head(line).is_some() || line.starts_with("group ")
}

fn read<'a>(context: &Context, lines: &Lines<'a>, example: &'static str) -> Vec<Row<'a>> {
    let form = Form {
        name: "entry",
        example,
        begins: |line| head(line).is_some(),
    };
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for row in rows(context, lines, &form) {
        let line = row.first;
        let Some(Head { mark, id, words }) = head(row.lines[0]) else {
            continue;
        };
        let Some(id) = id.and_then(short) else {
            context.problems.error(
                line,
                "the entry has no id, or it is not one",
                "write a short one such as {a}, letters and digits only; a stored answer finds it by that",
            );
            continue;
        };
        if !seen.insert(id.clone()) {
            context.problems.error(
                line,
                format!("two entries have the id `{id}`"),
                "give each entry of an item its own id",
            );
            continue;
        }
        let feedback = feedback(&row);
        let is_left_out = words.starts_with("=>");
        if feedback.is_empty() != is_left_out {
            let (what, mend) = match is_left_out {
                false => (
                    "has no feedback",
                    "write a line beginning with > straight below it: why it belongs there, what goes wrong elsewhere",
                ),
                true => (
                    "has feedback, and nothing belongs to it",
                    "write what belongs to it before =>, or take the feedback away",
                ),
            };
            context
                .problems
                .error(line, format!("the entry `{id}` {what}"), mend);
        }
        found.push(Row {
            line,
            mark,
            words,
            id,
            feedback,
        });
    }
    found
}

impl Row<'_> {
    fn entry(&self, context: &Context, words: &str, place: usize) -> Entry {
        Entry {
            id: self.id.clone(),
            place: u8::try_from(place).unwrap_or(u8::MAX),
            words: inline(context, words, self.line, Voice::Scene),
            feedback: inline(context, &self.feedback, self.line + 1, Voice::Scene),
        }
    }
}

/// Notes a number of things that an item must not have.
fn count(context: &Context, line: usize, what: &str, found: usize, (least, most): (usize, usize)) {
    if !(least..=most).contains(&found) {
        context.problems.error(
            line,
            format!("the item has {found} {what}"),
            format!("give it {least} to {most}"),
        );
    }
}

/// Steps to put in order, as they are shown: never in an order that is right.
pub(super) fn ordering(context: &Context, line: usize, lines: &Lines, item: &Id) -> Task {
    let mut entries = Vec::new();
    let rows = read(context, lines, "- (1) {a} …");
    for row in &rows {
        match row.mark.and_then(|mark| mark.parse().ok()) {
            Some(place @ 1..) => entries.push(row.entry(context, row.words, place)),
            _ => context.problems.error(
                row.line,
                format!("the entry `{}` has no number", row.id),
                "write where it stands before its id, as in - (1) {a}",
            ),
        }
    }
    count(context, line, "steps", entries.len(), (3, 6));
    let places: BTreeSet<u8> = entries.iter().map(|entry| entry.place).collect();
    if let Some((expected, found)) = (1..).zip(&places).find(|(one, other)| one != *other) {
        context.problems.error(
            line,
            format!("the steps have a number {found} and no number {expected}"),
            "number them from 1 without gaps; steps that may swap have the same number",
        );
    }
    if places.len() == 1 {
        context.problems.error(
            line,
            "all steps have the same number, so any order is right",
            "give at least two of them different numbers",
        );
    }
    jumble(&mut entries, item);
    Task::Ordering(entries)
}

/// Shuffles steps, and once more if they would be shown in an order that is right.
fn jumble(entries: &mut [Entry], item: &Id) {
    shuffle(entries, seed(item.as_str()));
    if entries.is_sorted_by_key(|entry| entry.place) {
        // The greatest number then stands before the least, so the order is wrong unless all are alike.
        entries.rotate_left(1);
    }
}

/// Entries, each with the target it belongs to, as they are shown.
fn targeted(mut entries: Vec<(Entry, Id)>, targets: &[Target], item: &Id) -> Vec<Entry> {
    shuffle(&mut entries, seed(item.as_str()));
    let numbered = entries.into_iter().map(|(mut entry, target)| {
        let place = targets.iter().position(|other| other.id == target);
        entry.place = place
            .and_then(|place| u8::try_from(place + 1).ok())
            .unwrap_or(0);
        entry
    });
    numbered.collect()
}

/// What stands on the left, each to be matched with something on the right.
pub(super) fn matching(context: &Context, line: usize, lines: &Lines, item: &Id) -> Task {
    let mut entries = Vec::new();
    let mut targets: Vec<(&str, Target)> = Vec::new();
    let rows = read(context, lines, "- {a} … => …");
    for row in &rows {
        let sides = row.words.split_once("=>");
        let sides = sides.map(|(left, right)| (left.trim(), right.trim()));
        let Some((left, right)) = sides.filter(|(_, right)| !right.is_empty()) else {
            context.problems.error(
                row.line,
                format!("the entry `{}` has no right side", row.id),
                "write what it belongs to after =>",
            );
            continue;
        };
        let known = targets.iter().find(|(words, _)| *words == right);
        let target = known
            .map(|(_, target)| target.id.clone())
            .unwrap_or_else(|| {
                let words = inline(context, right, row.line, Voice::Scene);
                let id = row.id.clone();
                targets.push((right, Target { id, words }));
                row.id.clone()
            });
        if !left.is_empty() {
            entries.push((row.entry(context, left, 0), target));
        }
    }
    count(context, line, "left sides", entries.len(), (3, 6));
    count(context, line, "right sides", targets.len(), (2, 6));
    let mut targets: Vec<Target> = targets.into_iter().map(|(_, target)| target).collect();
    // Another order than that of the lefts, which may be as many.
    shuffle(&mut targets, seed(&format!("{item}-right")));
    Task::Matching(targeted(entries, &targets, item), targets)
}

/// Entries to put into groups.
pub(super) fn groups(context: &Context, line: usize, lines: &Lines, item: &Id) -> Task {
    let is_group = |line: &&&str| line.trim().is_empty() || line.starts_with("group ");
    let head = lines.lines.iter().take_while(is_group).count();
    let mut targets: Vec<(usize, Target)> = Vec::new();
    for (line, text) in lines.numbered().take(head) {
        let Some(text) = text.strip_prefix("group ") else {
            continue;
        };
        let (id, words) = text.split_once(':').unwrap_or((text, ""));
        let known = |id: &Id| targets.iter().any(|(_, target)| target.id == *id);
        match short(id.trim()).filter(|id| !known(id)) {
            Some(id) if !words.trim().is_empty() => {
                let words = inline(context, words.trim(), line, Voice::Scene);
                targets.push((line, Target { id, words }));
            }
            _ => context.problems.error(
                line,
                "the group has no name, or no id of its own",
                "write group, a short id, a colon and its name, as in group m: My task",
            ),
        }
    }
    let mut entries = Vec::new();
    let rows = read(context, &lines.from(head), "- (m) {a} …");
    for row in &rows {
        let target = targets
            .iter()
            .find(|(_, target)| row.mark == Some(target.id.as_str()));
        match target {
            Some((_, target)) => {
                entries.push((row.entry(context, row.words, 0), target.id.clone()));
            }
            None => context.problems.error(
                row.line,
                format!("the entry `{}` is in no group of the item", row.id),
                "write the id of its group before its own, as in - (m) {a}",
            ),
        }
    }
    count(context, line, "groups", targets.len(), (2, 3));
    count(context, line, "entries", entries.len(), (3, 8));
    for (line, target) in &targets {
        if !entries.iter().any(|(_, of)| *of == target.id) {
            context.problems.error(
                *line,
                format!("nothing belongs to the group `{}`", target.id),
                "put an entry into it, or take it away",
            );
        }
    }
    let targets: Vec<Target> = targets.into_iter().map(|(_, target)| target).collect();
    Task::Groups(targeted(entries, &targets, item), targets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_never_shown_in_an_order_that_is_right() {
        for places in [&[1, 2, 2][..], &[1, 1, 2], &[1, 2, 3], &[1, 2, 3, 3, 4, 5]] {
            for number in 0..200 {
                let entry = |(place, letter): (&u8, char)| Entry {
                    id: Id::try_from(letter.to_string()).unwrap(),
                    place: *place,
                    words: vec![],
                    feedback: vec![],
                };
                let mut entries: Vec<Entry> = places.iter().zip('a'..).map(entry).collect();
                jumble(
                    &mut entries,
                    &Id::try_from(format!("m1-l1-q{number}")).unwrap(),
                );
                let shown: Vec<u8> = entries.iter().map(|entry| entry.place).collect();
                assert!(!shown.is_sorted(), "q{number}: {shown:?}");
            }
        }
    }
}
