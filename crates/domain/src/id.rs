//! Stable names of things: pages, lessons, items, options, nodes.

use crate::read::{Given, Readable, Reader, Wrong};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A stable id: 1 to 40 lower-case letters, digits and hyphens, beginning with a letter.
///
/// The same in every language. A stored answer finds its question by it, so it never changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(String);

impl Id {
    /// Longest id in bytes.
    pub const LONGEST: usize = 40;

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id that a text in JSON is.
    pub(crate) fn of_text(text: &str, reader: &mut Reader) -> Id {
        Id::try_from(text).unwrap_or_else(|_| {
            reader.refuse(Wrong::Form(text.to_owned()));
            Id(String::new())
        })
    }

    /// Joins two ids with a hyphen, as lessons carry their module's id: `m1` and `l2` give `m1-l2`.
    pub fn join(&self, part: &Id) -> Option<Id> {
        Id::try_from(format!("{}-{}", self.0, part.0)).ok()
    }

    /// Whether it names a part of what the other names: `m1-l2-q1` is of `m1-l2` and of `m1`, and not of `m1-l`.
    pub fn is_of(&self, whole: &Id) -> bool {
        let rest = self.0.strip_prefix(&whole.0);
        rest.is_some_and(|rest| rest.starts_with('-'))
    }
}

/// What was wrong with a text that should have been an [`Id`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotAnId(pub String);

impl fmt::Display for NotAnId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "`{}` is not an id: lower-case letters, digits and hyphens, beginning with a letter, at most 40",
            self.0
        )
    }
}

impl std::error::Error for NotAnId {}

impl TryFrom<String> for Id {
    type Error = NotAnId;

    fn try_from(text: String) -> Result<Self, NotAnId> {
        let fits = text.len() <= Id::LONGEST
            && text
                .bytes()
                .next()
                .is_some_and(|first| first.is_ascii_lowercase())
            && !text.ends_with('-')
            && text
                .bytes()
                .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
        if fits {
            Ok(Id(text))
        } else {
            Err(NotAnId(text))
        }
    }
}

impl TryFrom<&str> for Id {
    type Error = NotAnId;

    fn try_from(text: &str) -> Result<Self, NotAnId> {
        Id::try_from(text.to_owned())
    }
}

impl Readable for Id {
    fn read(given: Given, reader: &mut Reader) -> Id {
        Id::of_text(reader.text(given), reader)
    }
}

impl From<Id> for String {
    fn from(id: Id) -> String {
        id.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Writes a map as derived writers write ordered maps; the program's own writer is compared with it.
#[cfg(test)]
pub(crate) fn as_object<V: Serialize, S: serde::Serializer>(
    map: &litemap::LiteMap<Id, V>,
    writer: S,
) -> Result<S::Ok, S::Error> {
    writer.collect_map(map)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_lower_case_with_digits_and_hyphens() {
        for good in ["m1", "m1-l2", "k1-m12", "a"] {
            assert_eq!(Id::try_from(good).map(String::from), Ok(good.to_owned()));
        }
        for bad in ["", "1m", "M1", "m_1", "m1-", "-m", "m 1", "../x", "mé"] {
            assert_eq!(Id::try_from(bad), Err(NotAnId(bad.to_owned())), "{bad}");
        }
        assert!(Id::try_from("a".repeat(41)).is_err());
    }

    #[test]
    fn a_part_begins_with_the_whole_and_a_hyphen() {
        let id = |text| Id::try_from(text).unwrap();
        let item = id("m1-l2-q1");
        assert!(item.is_of(&id("m1-l2")) && item.is_of(&id("m1")));
        for other in ["m1-l", "m", "m1-l2-q1", "m1-l2-q10", "m2"] {
            assert!(!item.is_of(&id(other)), "{other}");
        }
    }
}
