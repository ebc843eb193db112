//! How the lines inside a block are read: as one text, or as `- ` rows and `key: value` lines. No line is lost unsaid.

use crate::context::Context;
use crate::cut::{Fence, Lines};
use crate::markdown::inline;
use crate::wording::Voice;
use domain::id::Id;
use domain::text::Inline;

/// A `- ` row with the lines below it that belong to it.
pub(super) struct Row<'a> {
    pub(super) line: usize,
    lines: Vec<&'a str>,
}

/// A `key: value` line with the lines below it that belong to it.
struct Key<'a> {
    line: usize,
    name: &'a str,
    lines: Vec<&'a str>,
}

/// The inside of a block.
pub(super) struct Inside<'a> {
    pub(super) rows: Vec<Row<'a>>,
    keys: Vec<Key<'a>>,
}

/// Keys that may stand several times.
const SEVERAL: [&str; 5] = ["yes", "say", "step", "show", "result"];

/// What the next line goes on with.
enum Last {
    Nothing,
    Row,
    Key,
}

impl Row<'_> {
    /// The text of the row.
    pub(super) fn text(&self) -> String {
        self.lines.join("\n")
    }

    /// What stands before the lines that begin with `>`, and what those say.
    pub(super) fn with_reply(&self) -> (String, String) {
        let is_reply = |line: &&str| line.starts_with('>');
        let place = self.lines.iter().position(is_reply);
        let (words, reply) = self.lines.split_at(place.unwrap_or(self.lines.len()));
        let reply: Vec<&str> = reply
            .iter()
            .map(|line| line.trim_start_matches('>').trim())
            .collect();
        (words.join("\n"), reply.join("\n"))
    }
}

impl<'a> Inside<'a> {
    /// Reads a block. A key it does not have, one that stands twice, or a line that belongs to nothing is a problem;
    /// only those of [`SEVERAL`] may stand several times.
    pub(super) fn read(context: &Context, fence: &Fence<'a>, rows: bool, keys: &[&str]) -> Self {
        let mut inside = Inside {
            rows: vec![],
            keys: vec![],
        };
        let mut last = Last::Nothing;
        for (line, text) in fence.inside.numbered() {
            let row = text.strip_prefix("- ").filter(|_| rows);
            let key = text.split_once(':').filter(|(name, _)| {
                !keys.is_empty()
                    && !name.is_empty()
                    && name.bytes().all(|byte| byte.is_ascii_lowercase())
            });
            if text.trim().is_empty() {
                continue;
            } else if let Some(text) = row {
                let lines = vec![text.trim()];
                inside.rows.push(Row { line, lines });
                last = Last::Row;
            } else if let Some((name, value)) = key {
                if !keys.contains(&name) {
                    context.problems.error(
                        line,
                        format!("the block `{}` has no `{name}:`", fence.name),
                        format!(
                            "use {}:, or begin the line with a blank if it goes on with the one above",
                            keys.join(":, ")
                        ),
                    );
                } else if !SEVERAL.contains(&name) && inside.key(name).is_some() {
                    context.problems.error(
                        line,
                        format!("`{name}:` stands twice in this block"),
                        "write it once",
                    );
                }
                let lines = vec![value.trim()];
                inside.keys.push(Key { line, name, lines });
                last = Last::Key;
            } else {
                match last {
                    Last::Row => inside.rows.last_mut().map(|row| &mut row.lines),
                    Last::Key => inside.keys.last_mut().map(|key| &mut key.lines),
                    Last::Nothing => None,
                }
                .map_or_else(
                    || {
                        let mend = match (rows, keys) {
                            (true, []) => "begin it with - and a blank".to_owned(),
                            (_, keys) => format!("begin it with {}:", keys.join(":, ")),
                        };
                        let what =
                            format!("this line belongs to no part of the block `{}`", fence.name);
                        context.problems.error(line, what, mend);
                    },
                    |lines| lines.push(text.trim()),
                );
            }
        }
        inside
    }

    /// All keys in order: line, name, value as it stands.
    pub(super) fn keys(&self) -> impl Iterator<Item = (usize, &str, String)> {
        let keys = self.keys.iter();
        keys.map(|key| (key.line, key.name, key.lines.join("\n")))
    }

    fn key(&self, name: &str) -> Option<&Key<'a>> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The line of a key, or that of the block if it does not stand there.
    pub(super) fn line(&self, fence: &Fence, name: &str) -> usize {
        self.key(name).map_or(fence.line, |key| key.line)
    }

    /// The value of a key as it stands.
    pub(super) fn value(&self, name: &str) -> Option<String> {
        self.key(name).map(|key| key.lines.join("\n"))
    }

    /// The value of a key as running text; nothing if it does not stand there.
    pub(super) fn words(&self, context: &Context, name: &str, voice: Voice) -> Vec<Inline> {
        let mut all = self.all_words(context, name, voice);
        all.truncate(1);
        all.pop().unwrap_or_default()
    }

    /// The values of a key that may stand several times.
    pub(super) fn all_words(
        &self,
        context: &Context,
        name: &str,
        voice: Voice,
    ) -> Vec<Vec<Inline>> {
        let keys = self.keys.iter().filter(|key| key.name == name);
        keys.map(|key| inline(context, &key.lines.join("\n"), key.line, voice))
            .collect()
    }
}

/// All lines as one running text.
pub(super) fn running(context: &Context, lines: &Lines, voice: Voice) -> Vec<Inline> {
    let begin = lines.lines.iter().position(|line| !line.trim().is_empty());
    let lines = lines.from(begin.unwrap_or(0));
    let text: Vec<&str> = lines
        .lines
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
        .collect();
    inline(context, &text.join("\n"), lines.first, voice)
}

/// The stable id of a block.
pub(super) fn id(context: &Context, fence: &Fence, name: &str) -> Option<Id> {
    match Id::try_from(name) {
        Ok(id) => {
            context.anchor(&id, fence.line);
            Some(id)
        }
        Err(_) if name.is_empty() => {
            context.problems.error(
                fence.line,
                format!("the block `{}` has no id", fence.name),
                format!(
                    "write it as docs/for-authors.md shows: :::{} and an id such as k1",
                    fence.name
                ),
            );
            None
        }
        Err(error) => {
            let mend = "write a short id, such as k1";
            context.problems.error(fence.line, error.to_string(), mend);
            None
        }
    }
}
