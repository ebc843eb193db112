//! What all readers share. Nothing here depends on the type that is read, so that it is in the program once.

use super::Fault;
use serde_json::{Map, Value};

/// What there is to read a value from: a part of the tree, or nothing where a field is missing.
pub type Given<'a> = Option<&'a Value>;

/// Goes along while a tree is read and notes the first fault.
#[derive(Debug, Default)]
pub struct Reader {
    wrong: Option<String>,
}

impl Reader {
    /// The first fault, with its line in the text.
    #[inline(never)]
    pub(super) fn fault(self, text: &str) -> Option<Fault> {
        self.wrong.map(|what| Fault {
            line: line(text, &what),
            what,
        })
    }

    /// Notes what is wrong, unless something was wrong before.
    #[inline(never)]
    pub fn refuse(&mut self, what: String) {
        self.wrong.get_or_insert(what);
    }

    #[inline(never)]
    fn wants(&mut self, given: Given, wanted: &str) {
        self.refuse(format!("{} stands where {wanted} is wanted", kind(given)));
    }

    /// A text.
    #[inline(never)]
    pub fn text<'a>(&mut self, given: Given<'a>) -> &'a str {
        if let Some(Value::String(text)) = given {
            return text;
        }
        self.wants(given, "a text");
        ""
    }

    /// Yes or no.
    #[inline(never)]
    pub fn truth(&mut self, given: Given) -> bool {
        if let Some(Value::Bool(truth)) = given {
            return *truth;
        }
        self.wants(given, "true or false");
        false
    }

    /// A whole number between two bounds, both included.
    #[inline(never)]
    pub fn number(&mut self, given: Given, least: i64, most: i64) -> i64 {
        match given.and_then(Value::as_i64) {
            Some(number) if (least..=most).contains(&number) => return number,
            Some(_) => self.refuse(
                "a value outside its range stands where a whole number is wanted".to_owned(),
            ),
            None => self.wants(given, "a whole number"),
        }
        0
    }

    /// The entries of a list.
    #[inline(never)]
    pub fn list<'a>(&mut self, given: Given<'a>) -> &'a [Value] {
        if let Some(Value::Array(entries)) = given {
            return entries;
        }
        self.wants(given, "a list");
        &[]
    }

    /// The names and values of an object whose names are ids.
    #[inline(never)]
    pub fn object<'a>(&mut self, given: Given<'a>) -> Option<&'a Map<String, Value>> {
        if let Some(Value::Object(map)) = given {
            return Some(map);
        }
        self.wants(given, "an object");
        None
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
            self.refuse("a list of another length stands where its parts are wanted".to_owned());
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
        let Some(map) = self.object(given) else {
            return;
        };
        let unknown = map.keys().find(|name| !names.contains(&name.as_str()));
        if let Some(name) = unknown {
            self.unknown("field", name, names);
        }
        for (place, (field, name)) in fields.iter_mut().zip(names).enumerate() {
            *field = map.get(*name);
            if field.is_none() && place < needed {
                self.refuse(format!("missing field `{name}`"));
            }
        }
    }

    /// The place of a variant among the names of all, and what belongs to it.
    #[inline(never)]
    pub fn variant<'a>(&mut self, given: Given<'a>, names: &[&str]) -> (usize, Given<'a>) {
        let (name, content) = match given {
            Some(Value::String(name)) => (name, None),
            Some(Value::Object(map)) if map.len() == 1 => match map.iter().next() {
                Some((name, content)) => (name, Some(content)),
                None => return (0, None),
            },
            _ => {
                self.wants(given, "a variant");
                return (0, None);
            }
        };
        match names.iter().position(|known| known == name) {
            Some(place) => (place, content),
            None => {
                self.unknown("variant", name, names);
                (0, None)
            }
        }
    }

    #[inline(never)]
    fn unknown(&mut self, what: &str, name: &str, names: &[&str]) {
        let names = names.join(", ");
        self.refuse(format!("unknown {what} `{name}`, expected one of {names}"));
    }
}

fn kind(given: Given) -> &'static str {
    match given {
        None | Some(Value::Null) => "nothing",
        Some(Value::Bool(_)) => "true or false",
        Some(Value::Number(_)) => "a number",
        Some(Value::String(_)) => "a text",
        Some(Value::Array(_)) => "a list",
        Some(Value::Object(_)) => "an object",
    }
}

/// The line of the first name or value that a fault quotes.
fn line(text: &str, what: &str) -> usize {
    let quoted = what.split('`').nth(1).map(|name| format!("\"{name}\""));
    let place = quoted.and_then(|quoted| text.find(&quoted));
    place.map_or(0, |place| text[..place].matches('\n').count() + 1)
}
