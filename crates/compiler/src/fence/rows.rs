//! How the lines inside a block are read: as one text, as `- ` rows, as `key: value` lines.

use crate::context::Context;
use crate::cut::{Fence, Lines};
use crate::markdown::inline;
use crate::wording::Voice;
use domain::id::Id;
use domain::text::Inline;

/// All lines as one running text.
pub(super) fn running(context: &Context, lines: &Lines, voice: Voice) -> Vec<Inline> {
    let text = lines
        .lines
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    inline(context, &text, lines.first, voice)
}

/// `- ` entries with the lines that belong to each.
pub(super) fn entries<'a>(lines: &Lines<'a>) -> Vec<(usize, &'a str, Vec<&'a str>)> {
    let mut found: Vec<(usize, &str, Vec<&str>)> = Vec::new();
    for (number, line) in lines.numbered() {
        match line.strip_prefix("- ") {
            Some(rest) => found.push((number, rest.trim(), vec![])),
            None => {
                if let Some(last) = found.last_mut().filter(|_| !line.trim().is_empty()) {
                    last.2.push(line.trim());
                }
            }
        }
    }
    found
}

/// `key: value` lines of a block; a key may stand several times.
pub(super) fn keyed<'a>(lines: &Lines<'a>) -> Vec<(usize, &'a str, String)> {
    let mut found: Vec<(usize, &str, String)> = Vec::new();
    for (number, line) in lines.numbered() {
        let key = line.split_once(':').filter(|(key, _)| {
            !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase())
        });
        match key {
            Some((key, value)) => found.push((number, key, value.trim().to_owned())),
            None => {
                if let Some(last) = found
                    .last_mut()
                    .filter(|_| !line.trim().is_empty() && !line.starts_with("- "))
                {
                    last.2.push(' ');
                    last.2.push_str(line.trim());
                }
            }
        }
    }
    found
}

pub(super) fn value(keys: &[(usize, &str, String)], key: &str) -> Option<(usize, String)> {
    keys.iter()
        .find(|(_, name, _)| *name == key)
        .map(|(line, _, value)| (*line, value.clone()))
}

pub(super) fn id(context: &Context, fence: &Fence, name: &str) -> Option<Id> {
    match Id::try_from(name) {
        Ok(id) => {
            context.anchor(&id, fence.line);
            Some(id)
        }
        Err(error) => {
            context.error(
                fence.line,
                format!("the block `{}` needs an id: {error}", fence.name),
                format!("write :::{} and an id", fence.name),
            );
            None
        }
    }
}
