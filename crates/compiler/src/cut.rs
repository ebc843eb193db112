//! Cuts a body into runs of Markdown and `:::` blocks, each with its line.

use crate::problem::Problems;

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

/// Cuts. A block that is not closed is a problem and ends with the body.
pub(crate) fn cut<'a>(file: &str, body: &Lines<'a>, problems: &Problems) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut text = Lines {
        first: body.first,
        lines: vec![],
    };
    let mut fence: Option<Fence> = None;
    for (number, line) in body.numbered() {
        match (line.strip_prefix(":::"), fence.take()) {
            (Some(rest), Some(open)) => {
                if !rest.trim().is_empty() {
                    problems.error(
                        file,
                        number,
                        format!(
                            "the block `{}` of line {} is still open here",
                            open.name, open.line
                        ),
                        "close it with ::: on a line of its own; blocks don't nest",
                    );
                }
                pieces.push(Piece::Fence(open));
                text = Lines {
                    first: number + 1,
                    lines: vec![],
                };
            }
            (Some(rest), None) => {
                if !text.is_blank() {
                    pieces.push(Piece::Text(text.clone()));
                }
                let (name, arguments) = rest.trim().split_once(' ').unwrap_or((rest.trim(), ""));
                let inside = Lines {
                    first: number + 1,
                    lines: vec![],
                };
                fence = Some(Fence {
                    name,
                    arguments: arguments.trim(),
                    line: number,
                    inside,
                });
            }
            (None, Some(mut open)) => {
                open.inside.lines.push(line);
                fence = Some(open);
            }
            (None, None) => text.lines.push(line),
        }
    }
    if let Some(open) = fence {
        problems.error(
            file,
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
