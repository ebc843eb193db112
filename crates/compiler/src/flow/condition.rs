//! Conditions on what is remembered, as authors write them.

use crate::context::Context;
use domain::flow::Condition;
use domain::id::Id;

/// Reads conditions, joined by commas.
pub(super) fn conditions(context: &Context, text: &str, line: usize) -> Vec<Condition> {
    let parts = text
        .split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let mut conditions = Vec::new();
    for part in parts {
        match one(part) {
            Some(found) => conditions.extend(found),
            None => context.problems.error(
                line,
                format!("`{part}` is not a condition"),
                "write trust >= 3, trust <= 1, trust = 2, a flag, not and a flag, or again",
            ),
        }
    }
    conditions
}

/// One condition; `=` is two of them.
fn one(part: &str) -> Option<Vec<Condition>> {
    let id = |name: &str| Id::try_from(name.trim()).ok();
    if part == "again" {
        return Some(vec![Condition::Again]);
    }
    if let Some(name) = part.strip_prefix("not ") {
        let flag = id(name).filter(|flag| flag.as_str() != "again")?;
        return Some(vec![Condition::NoFlag(flag)]);
    }
    let compared = [">=", "<=", "="]
        .into_iter()
        .find_map(|sign| Some((sign, part.split_once(sign)?)));
    let Some((sign, (name, number))) = compared else {
        return Some(vec![Condition::Flag(id(part)?)]);
    };
    let (id, number) = (id(name)?, number.trim().parse().ok()?);
    Some(match sign {
        ">=" => vec![Condition::AtLeast(id, number)],
        "<=" => vec![Condition::AtMost(id, number)],
        _ => vec![
            Condition::AtLeast(id.clone(), number),
            Condition::AtMost(id, number),
        ],
    })
}
