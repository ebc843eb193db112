//! Running text: what stands inside a paragraph.

use crate::id::Id;
use crate::read::variants;
use serde::Serialize;

/// A piece of running text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Inline {
    /// Plain words.
    #[serde(rename = "t")]
    Text(String),
    /// Words of weight.
    #[serde(rename = "b")]
    Strong(Vec<Inline>),
    /// Words of a different voice.
    #[serde(rename = "i")]
    Emphasis(Vec<Inline>),
    /// A link.
    #[serde(rename = "a")]
    Link(Target, Vec<Inline>),
    /// A source mark: the id of a source, such as `F90`.
    #[serde(rename = "s")]
    Source(String),
    /// A glossary term, explained where it stands: the words and the explanation.
    #[serde(rename = "d")]
    Term(String, String),
    /// A line to fill in by hand on paper.
    #[serde(rename = "_")]
    Blank,
}

variants! { Inline {
Text(words) = "t",
Strong(words) = "b",
Emphasis(words) = "i",
Link(target, words) = "a",
Source(id) = "s",
Term(words, explanation) = "d",
Blank = "_",
} }

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Target {
    /// Page of this site, as an address relative to the language's folder, and perhaps a heading on it.
    #[serde(rename = "p")]
    Page(String, Option<Id>),
    /// Another site, over https.
    #[serde(rename = "o")]
    Outside(String),
    /// A telephone number, digits and `+` only.
    #[serde(rename = "c")]
    Call(String),
}

variants! { Target {
Page(address, heading) = "p",
Outside(address) = "o",
Call(number) = "c",
} }

/// The words of running text without marks, links or weight.
pub fn plain(text: &[Inline]) -> String {
    let mut words = String::new();
    for piece in text {
        match piece {
            Inline::Text(part) | Inline::Term(part, _) => words.push_str(part),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => {
                words.push_str(&plain(inner));
            }
            Inline::Source(_) => {}
            Inline::Blank => words.push('…'),
        }
    }
    words
}
