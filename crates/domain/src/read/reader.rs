//! What all readers share. Nothing here depends on the type that is read, so that it is in the program once.

use super::{Fault, Tree, Wrong};
use std::borrow::Cow;

/// What there is to read a value from: a part of the tree, or nothing where a field is missing.
pub type Given<'a> = Option<&'a Tree<'a>>;

/// Goes along while a tree is read and notes the first fault.
#[derive(Debug, Default)]
pub struct Reader {
    wrong: Option<Wrong>,
}

impl Reader {
    /// The first fault, with its line in the text.
    #[inline(never)]
    pub(super) fn fault(self, text: &str) -> Option<Fault> {
        self.wrong.map(|wrong| Fault {
            line: line(text, &wrong),
            wrong,
        })
    }

    /// Notes what is wrong, unless something was wrong before.
    #[inline(never)]
    pub fn refuse(&mut self, wrong: Wrong) {
        self.wrong.get_or_insert(wrong);
    }

    #[inline(never)]
    fn wants(&mut self, given: Given, wanted: &'static str) {
        self.refuse(Wrong::Kind(kind(given), wanted));
    }

    /// A text.
    #[inline(never)]
    pub fn text<'a>(&mut self, given: Given<'a>) -> &'a str {
        if let Some(Tree::Text(text)) = given {
            return text;
        }
        self.wants(given, "a text");
        ""
    }

    /// Yes or no.
    #[inline(never)]
    pub fn truth(&mut self, given: Given) -> bool {
        if let Some(Tree::Truth(truth)) = given {
            return *truth;
        }
        self.wants(given, "true or false");
        false
    }

    /// A whole number between two bounds, both included.
    #[inline(never)]
    pub fn number(&mut self, given: Given, least: i64, most: i64) -> i64 {
        match given {
            Some(Tree::Number(Some(number))) if (least..=most).contains(number) => return *number,
            Some(Tree::Number(Some(_))) => {
                self.refuse(Wrong::Kind("a value outside its range", "a whole number"));
            }
            _ => self.wants(given, "a whole number"),
        }
        0
    }

    /// The entries of a list.
    #[inline(never)]
    pub fn list<'a>(&mut self, given: Given<'a>) -> &'a [Tree<'a>] {
        if let Some(Tree::List(entries)) = given {
            return entries;
        }
        self.wants(given, "a list");
        &[]
    }

    /// The names and values of an object whose names are ids.
    #[inline(never)]
    pub fn object<'a>(&mut self, given: Given<'a>) -> &'a [(Cow<'a, str>, Tree<'a>)] {
        if let Some(Tree::Object(fields)) = given {
            return fields;
        }
        self.wants(given, "an object");
        &[]
    }

    /// Nothing, for a variant that is a name only.
    #[inline(never)]
    pub fn nothing(&mut self, given: Given) {
        if given.is_some() {
            self.wants(given, "nothing");
        }
    }

    /// The parts of a list of fixed length.
    #[inline]
    pub fn parts<'a, const COUNT: usize>(&mut self, given: Given<'a>) -> [Given<'a>; COUNT] {
        let mut parts = [None; COUNT];
        self.take_parts(given, &mut parts);
        parts
    }

    #[inline(never)]
    fn take_parts<'a>(&mut self, given: Given<'a>, parts: &mut [Given<'a>]) {
        let entries = self.list(given);
        if entries.len() != parts.len() {
            self.refuse(Wrong::Kind("a list of another length", "a list of parts"));
        }
        for (part, entry) in parts.iter_mut().zip(entries) {
            *part = Some(entry);
        }
    }

    /// The fields of a structure in the order of their names, of which so many must be there. No other name may be there.
    #[inline]
    pub fn fields<'a, const COUNT: usize>(
        &mut self,
        given: Given<'a>,
        names: &[&str; COUNT],
        needed: usize,
    ) -> [Given<'a>; COUNT] {
        let mut fields = [None; COUNT];
        self.take_fields(given, names, needed, &mut fields);
        fields
    }

    #[inline(never)]
    fn take_fields<'a>(
        &mut self,
        given: Given<'a>,
        names: &[&str],
        needed: usize,
        fields: &mut [Given<'a>],
    ) {
        for (name, _) in self.object(given) {
            if !names.contains(&&**name) {
                self.unknown(name, names);
            }
        }
        for (place, (field, name)) in fields.iter_mut().zip(names).enumerate() {
            *field = given.and_then(|tree| tree.field(name));
            if field.is_none() && place < needed {
                self.refuse(Wrong::Missing((*name).to_owned()));
            }
        }
    }

    /// The place of a variant among the names of all, and what belongs to it.
    #[inline(never)]
    pub fn variant<'a>(&mut self, given: Given<'a>, names: &[&str]) -> (usize, Given<'a>) {
        let named = match given {
            Some(Tree::Text(name)) => Some((name, None)),
            Some(Tree::Object(fields)) => match fields.as_slice() {
                [(name, content)] => Some((name, Some(content))),
                _ => None,
            },
            _ => None,
        };
        let Some((name, content)) = named else {
            self.wants(given, "a variant");
            return (0, None);
        };
        match names.iter().position(|known| known == name) {
            Some(place) => (place, content),
            None => {
                self.unknown(name, names);
                (0, None)
            }
        }
    }

    #[inline(never)]
    fn unknown(&mut self, name: &str, names: &[&str]) {
        self.refuse(Wrong::Unknown(name.to_owned(), names.join(", ")));
    }
}

fn kind(given: Given) -> &'static str {
    match given {
        None | Some(Tree::Nothing) => "nothing",
        Some(Tree::Truth(_)) => "true or false",
        Some(Tree::Number(_)) => "a number",
        Some(Tree::Text(_)) => "a text",
        Some(Tree::List(_)) => "a list",
        Some(Tree::Object(_)) => "an object",
    }
}

/// The line of the name or value that is wrong.
fn line(text: &str, wrong: &Wrong) -> usize {
    match wrong {
        Wrong::Form(quoted) | Wrong::Missing(quoted) | Wrong::Unknown(quoted, _) => {
            line_of(text, quoted)
        }
        Wrong::Syntax(_) | Wrong::Kind(..) => 0,
    }
}

/// The line of a name or value where it stands first; 0 if it does not stand there as it is written here.
pub(crate) fn line_of(text: &str, quoted: &str) -> usize {
    let place = text.find(&format!("\"{quoted}\""));
    place.map_or(0, |place| text[..place].matches('\n').count() + 1)
}
