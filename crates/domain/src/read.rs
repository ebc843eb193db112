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

/// Why a text cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Line in the text, from 1, where it is known; otherwise 0.
    pub line: usize,
    /// What is wrong, in English, for the person who edits the file.
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "line {}: {}", self.line, self.what)
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
