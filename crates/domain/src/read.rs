//! Reads JSON into our types, strictly and with little code.
//!
//! A derived reader can take a structure as a map or as a sequence; of a text format it always takes the map, which is
//! several times the code. Here the text becomes a tree first, and every structure is then read as a sequence in the order of
//! its fields, every variant by its number: only the small half of each derived reader is in the program. A field that
//! is not known is refused.

mod tree;

use serde::de::{self, DeserializeOwned};
use serde_json::Value;
use std::fmt;
use tree::Tree;

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

impl de::Error for Fault {
    fn custom<T: fmt::Display>(what: T) -> Self {
        Fault {
            line: 0,
            what: what.to_string(),
        }
    }

    // The standard sentences would name the value, for which they can print every kind of number.
    fn invalid_type(_: de::Unexpected, wanted: &dyn de::Expected) -> Self {
        fault(format!(
            "a value of another kind stands where {wanted} is wanted"
        ))
    }

    fn invalid_value(_: de::Unexpected, wanted: &dyn de::Expected) -> Self {
        fault(format!(
            "a value outside its range stands where {wanted} is wanted"
        ))
    }
}

/// Reads a text.
///
/// # Errors
/// The first [`Fault`]: broken JSON, a missing or unknown field, a value of another kind.
pub fn json<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    let tree: Value = serde_json::from_str(text).map_err(|error| Fault {
        line: error.line(),
        what: error.to_string(),
    })?;
    T::deserialize(Tree(&tree)).map_err(|fault| Fault {
        line: line(text, &fault.what),
        ..fault
    })
}

/// The line of the first name or value that a fault quotes.
fn line(text: &str, what: &str) -> usize {
    let quoted = what.split('`').nth(1).map(|name| format!("\"{name}\""));
    let place = quoted.and_then(|quoted| text.find(&quoted));
    place.map_or(0, |place| text[..place].matches('\n').count() + 1)
}

fn fault(what: String) -> Fault {
    Fault { line: 0, what }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::block::{Block, ListKind, Tool};
    use crate::flow::Condition;
    use crate::id::Id;
    use crate::progress::Progress;
    use crate::text::{Inline, Target};
    use serde::{Deserialize, Serialize};

    fn same<T: Serialize + DeserializeOwned + PartialEq + fmt::Debug>(value: &T) {
        let text = serde_json::to_string(value).unwrap();
        assert_eq!(json::<T>(&text).as_ref(), Ok(value), "{text}");
    }

    #[test]
    fn every_form_of_content_reads_back_as_itself() {
        let id = Id::try_from("a1").unwrap();
        let words = vec![
            Inline::Text("a".into()),
            Inline::Strong(vec![Inline::Source("F1".into())]),
            Inline::Link(
                Target::Page("x/".into(), Some(id.clone())),
                vec![Inline::Blank],
            ),
            Inline::Link(Target::Outside("https://x".into()), vec![]),
        ];
        same(&Block::List(
            ListKind::Steps,
            vec![vec![Block::Paragraph(words.clone())]],
        ));
        same(&Block::Heading(2, id.clone(), words.clone()));
        same(&Block::Tool(
            id.clone(),
            Tool::Breathing {
                r#in: 4,
                out: 6,
                rounds: 12,
            },
        ));
        same(&Block::Tool(
            id.clone(),
            Tool::Grounding(vec![(5, words, vec![])]),
        ));
        same(&vec![Condition::AtLeast(id, -2), Condition::Again]);
        same(&Progress::default());
    }

    #[derive(Debug, Deserialize, PartialEq)]
    struct Sample {
        first: u8,
        #[serde(default)]
        second: bool,
        third: String,
    }

    #[test]
    fn a_field_with_a_default_may_be_missing_anywhere_and_others_may_not() {
        let sample = Sample {
            first: 1,
            second: false,
            third: "x".into(),
        };
        assert_eq!(json("{\"first\":1,\"third\":\"x\"}"), Ok(sample));
        let what = |text: &str| json::<Sample>(text).unwrap_err();
        assert_eq!(what("{\"third\":\"x\"}").what, "missing field `first`");
        assert_eq!(what("{\"first\":1}").what, "missing field `third`");
        let unknown = what("{\"first\":1,\n\"fourth\":2,\"third\":\"x\"}");
        assert_eq!(
            (
                unknown.line,
                unknown.what.contains("unknown field `fourth`")
            ),
            (2, true)
        );
        assert_eq!(what("{\"first\":300,\"third\":\"x\"}").line, 0);
        assert_eq!(
            what("{\"first\":true,\"third\":\"x\"}").what,
            "true or false stands where a whole number is wanted"
        );
        assert_eq!(what("{\"first\":1,").line, 1);
        assert_eq!(
            what("[1,true,\"x\"]").what,
            "a list stands where an object is wanted"
        );
    }
}
