//! Reads JSON into our types, strictly and with little code.
//!
//! The text becomes a tree first. A type is [`Readable`] when it can be made of a part of the tree; `structure!` and
//! `variants!` write that for the types of content. Reading never stops: the first [`Fault`] is noted in the [`Reader`]
//! and the rest is read out of nothing, so that no reader needs code for giving up halfway (decision 005).

mod plain;
mod reader;
pub(crate) mod shapes;
mod tree;

pub(crate) use reader::line_of;
pub use reader::{Given, Reader};
pub(crate) use shapes::{structure, variants};
pub use tree::Tree;

use std::fmt;

/// What can be read from JSON, in the form `derive(Serialize)` writes.
pub trait Readable: Sized {
    /// Makes a value of what is given. If that does not fit, the fault is noted and the value means nothing.
    fn read(given: Given, reader: &mut Reader) -> Self;
}

/// Why a text cannot be read, or cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault<What = Wrong> {
    /// Line in the text, from 1, where it is known; otherwise 0.
    pub line: usize,
    /// What is wrong.
    pub wrong: What,
}

/// What is wrong with a text that is read. It is shown in English to those who build; what a page says of it stands in the
/// message tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is no JSON, and why.
    Syntax(&'static str),
    /// A value of one kind stands where another is wanted.
    Kind(&'static str, &'static str),
    /// A text has not the form it must have.
    Form(String),
    /// A field is missing.
    Missing(String),
    /// A name that is none of those there are, which follow.
    Unknown(String, String),
}

impl fmt::Display for Wrong {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Wrong::Syntax(why) => write!(out, "this is no JSON: {why}"),
            Wrong::Kind(given, wanted) => write!(out, "{given} stands where {wanted} is wanted"),
            Wrong::Form(text) => write!(out, "`{text}` has not the form it must have"),
            Wrong::Missing(name) => write!(out, "missing field `{name}`"),
            Wrong::Unknown(name, names) => {
                write!(out, "unknown name `{name}`, expected one of {names}")
            }
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: {}", self.line, self.wrong)
    }
}

impl std::error::Error for Fault {}

/// Reads a text.
///
/// # Errors
/// The first [`Fault`]: broken JSON, a missing or unknown field, a value of another kind.
pub fn json<T: Readable>(text: &str) -> Result<T, Fault> {
    let tree = Tree::of(text)?;
    let mut reader = Reader::default();
    let value = T::read(Some(&tree), &mut reader);
    match reader.fault(text) {
        None => Ok(value),
        Some(fault) => {
            // Taking it apart would be code of its own for every type, for the one file of a visit that may be damaged.
            std::mem::forget(value);
            Err(fault)
        }
    }
}

#[cfg(test)]
mod tests;
