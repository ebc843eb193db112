//! The guide "when to refer": its rules, which all languages share, and the words of each.

mod rules;
mod words;

pub(crate) use rules::{SharedRules, rules};
pub(crate) use words::guide;

use crate::stamp::fingerprint;
use crate::tree::Tree;

/// The file of the rules, and of the words in a language's folder.
pub(crate) const FILE: &str = "guide.toml";

/// Fingerprint of the rules and of all words of a language: what a reviewer signs.
fn version(rules: &SharedRules, tree: &Tree) -> String {
    let words = tree
        .files
        .iter()
        .filter(|(path, _)| *path == FILE || path.starts_with("guide/"));
    let all: Vec<&str> = std::iter::once(rules.text.as_str())
        .chain(words.map(|(_, text)| text.as_str()))
        .collect();
    fingerprint(&all.concat())
}
