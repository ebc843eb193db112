//! Conditions on what is remembered, as authors write them.

use crate::context::Context;
use domain::flow::Condition;

pub(super) fn conditions(context: &Context, text: &str, line: usize) -> Vec<Condition> {
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
