//! Cuts a body into runs of Markdown and `:::` blocks, each with its line.

use crate::problem::InFile;

/// A piece of a body.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// Markdown.
    Text(Lines<'a>),
    /// A block: its name, its arguments, what is inside.
    Fence(Fence<'a>),
}

/// Some lines, and the number of the first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Lines<'a> {
    pub(crate) first: usize,
    pub(crate) lines: Vec<&'a str>,
}

/// A `:::` block.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fence<'a> {
    pub(crate) name: &'a str,
    pub(crate) arguments: &'a str,
    pub(crate) line: usize,
    pub(crate) inside: Lines<'a>,
}

impl<'a> Lines<'a> {
    /// The lines of a text that begins at a line.
    pub(crate) fn of(text: &'a str, first: usize) -> Lines<'a> {
        Lines {
            first,
            lines: text.lines().collect(),
        }
    }

    /// The lines as one text.
    pub(crate) fn text(&self) -> String {
        self.lines.join("\n")
    }

    /// Each line with its number.
    pub(crate) fn numbered(&self) -> impl Iterator<Item = (usize, &'a str)> {
        self.lines
            .iter()
            .enumerate()
            .map(|(place, line)| (self.first + place, *line))
    }

    /// The lines from one place on.
    pub(crate) fn from(&self, place: usize) -> Lines<'a> {
        Lines {
            first: self.first + place,
            lines: self.lines[place..].to_vec(),
        }
    }

    fn is_blank(&self) -> bool {
        self.lines.iter().all(|line| line.trim().is_empty())
    }
}

/// Cuts. A block that is not closed is a problem and ends where the next one begins, or with the body.
pub(crate) fn cut<'a>(body: &Lines<'a>, problems: &InFile) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut text = Lines {
        first: body.first,
        lines: vec![],
    };
    let mut fence: Option<Fence> = None;
    for (number, line) in body.numbered() {
        let Some(rest) = line.trim_start().strip_prefix(":::").map(str::trim) else {
            match &mut fence {
                Some(open) => open.inside.lines.push(line),
                None => text.lines.push(line),
            }
            continue;
        };
        let inside = Lines {
            first: number + 1,
            lines: vec![],
        };
        if !text.is_blank() {
            pieces.push(Piece::Text(text));
        }
        text = inside.clone();
        let open = fence.take();
        let is_open = open.is_some();
        if let Some(open) = open {
            if !rest.is_empty() {
                problems.error(
                    number,
                    format!(
                        "the block `{}` of line {} is still open here",
                        open.name, open.line
                    ),
                    "close it above with ::: on a line of its own; blocks don't nest",
                );
            }
            pieces.push(Piece::Fence(open));
        }
        if rest.is_empty() {
            if !is_open {
                problems.error(
                    number,
                    "this ::: closes nothing",
                    "delete it, or write the name of a block after it, such as :::note",
                );
            }
            continue;
        }
        let (name, arguments) = rest.split_once(' ').unwrap_or((rest, ""));
        fence = Some(Fence {
            name,
            arguments: arguments.trim(),
            line: number,
            inside,
        });
    }
    if let Some(open) = fence {
        problems.error(
            open.line,
            format!("the block `{}` is never closed", open.name),
            "close it with ::: on a line of its own",
        );
        pieces.push(Piece::Fence(open));
    } else if !text.is_blank() {
        pieces.push(Piece::Text(text));
    }
    pieces
}
