//! JSON (RFC 8259) as a tree. Our own, since one made for every use is several times the code: our types know no number
//! but whole ones, and names are few, so that they need no ordered map.

use super::{Fault, Wrong};
use std::borrow::Cow;

/// Deepest nesting of a text that is read.
const DEEPEST: usize = 128;

/// A value of JSON.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree<'a> {
    /// `null`.
    Nothing,
    /// `true` or `false`.
    Truth(bool),
    /// A number; `None` if it is no whole one or too great.
    Number(Option<i64>),
    /// A text, without its escapes.
    Text(Cow<'a, str>),
    /// The entries of a list.
    List(Vec<Tree<'a>>),
    /// Names and values of an object.
    Object(Vec<(Cow<'a, str>, Tree<'a>)>),
}

impl<'a> Tree<'a> {
    /// Reads a text.
    ///
    /// # Errors
    /// Where it is no JSON.
    pub fn of(text: &'a str) -> Result<Tree<'a>, Fault> {
        let mut parser = Parser {
            text,
            place: 0,
            depth: 0,
        };
        let tree = parser.value().and_then(|tree| match parser.next() {
            None => Ok(tree),
            Some(_) => Err("the end of the file is missing"),
        });
        tree.map_err(|why| Fault {
            line: 1 + parser.before().matches('\n').count(),
            wrong: Wrong::Syntax(why),
        })
    }

    /// What an object holds by this name; the last if there are several.
    pub fn field(&self, name: &str) -> Option<&Tree<'a>> {
        let Tree::Object(fields) = self else {
            return None;
        };
        let mut fields = fields.iter().rev();
        fields.find(|field| field.0 == name).map(|field| &field.1)
    }
}

/// What is wrong, if so.
type Parsed<T> = Result<T, &'static str>;

struct Parser<'a> {
    text: &'a str,
    /// Bytes that were read.
    place: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn before(&self) -> &'a str {
        self.text.get(..self.place).unwrap_or_default()
    }

    /// What stands between a place and here.
    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.place).unwrap_or_default()
    }

    /// The next byte, which stays there.
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.place).copied()
    }

    /// The next byte that is no space, which stays there.
    fn next(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.byte() {
            self.place += 1;
        }
        self.byte()
    }

    /// Takes a byte if it is the next.
    fn take(&mut self, byte: u8) -> bool {
        let is_next = self.byte() == Some(byte);
        self.place += usize::from(is_next);
        is_next
    }

    fn word(&mut self, word: &str, tree: Tree<'a>) -> Parsed<Tree<'a>> {
        let rest = self.text.as_bytes().get(self.place..).unwrap_or_default();
        if rest.starts_with(word.as_bytes()) {
            self.place += word.len();
            return Ok(tree);
        }
        Err("a value is missing")
    }

    fn value(&mut self) -> Parsed<Tree<'a>> {
        match self.next() {
            Some(b'{') => self.object(),
            Some(b'[') => self.list(),
            Some(b'"') => self.quoted().map(Tree::Text),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Tree::Truth(true)),
            Some(b'f') => self.word("false", Tree::Truth(false)),
            _ => self.word("null", Tree::Nothing),
        }
    }

    fn object(&mut self) -> Parsed<Tree<'a>> {
        let mut fields = Vec::new();
        self.entries(b'}', |parser| {
            if parser.next() != Some(b'"') {
                return Err("a name is missing");
            }
            let name = parser.quoted()?;
            parser.next();
            if !parser.take(b':') {
                return Err("a colon is missing after a name");
            }
            fields.push((name, parser.value()?));
            Ok(())
        })?;
        Ok(Tree::Object(fields))
    }

    fn list(&mut self) -> Parsed<Tree<'a>> {
        let mut entries = Vec::new();
        self.entries(b']', |parser| {
            entries.push(parser.value()?);
            Ok(())
        })?;
        Ok(Tree::List(entries))
    }

    /// The opening bracket, entries with commas between, and the closing bracket.
    fn entries(&mut self, end: u8, mut entry: impl FnMut(&mut Self) -> Parsed<()>) -> Parsed<()> {
        self.place += 1;
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("it is nested too deep");
        }
        self.next();
        if !self.take(end) {
            loop {
                entry(self)?;
                self.next();
                if self.take(end) {
                    break;
                }
                if !self.take(b',') {
                    return Err("a comma or a closing bracket is missing");
                }
            }
        }
        self.depth -= 1;
        Ok(())
    }

    fn digits(&mut self) -> Parsed<()> {
        let start = self.place;
        while let Some(b'0'..=b'9') = self.byte() {
            self.place += 1;
        }
        match self.place > start {
            true => Ok(()),
            false => Err("a digit is missing"),
        }
    }

    fn number(&mut self) -> Parsed<Tree<'a>> {
        let start = self.place;
        self.take(b'-');
        if !self.take(b'0') {
            self.digits()?;
        }
        let whole = self.since(start).parse().ok();
        let end = self.place;
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        Ok(Tree::Number(whole.filter(|_| end == self.place)))
    }

    /// A text in quotes.
    fn quoted(&mut self) -> Parsed<Cow<'a, str>> {
        let mut whole = Cow::Borrowed("");
        self.place += 1;
        loop {
            let start = self.place;
            while let Some(b' ' | b'!' | b'#'..=b'[' | b']'..) = self.byte() {
                self.place += 1;
            }
            let part = self.since(start);
            match whole {
                Cow::Borrowed("") => whole = Cow::Borrowed(part),
                _ => whole.to_mut().push_str(part),
            }
            if self.take(b'"') {
                return Ok(whole);
            }
            if !self.take(b'\\') {
                return Err("a text has no end");
            }
            whole.to_mut().push(self.escaped()?);
        }
    }

    /// The character after a backslash.
    fn escaped(&mut self) -> Parsed<char> {
        let byte = self.byte();
        self.place += 1;
        Ok(match byte {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode(),
            _ => {
                self.place -= 1;
                return Err("nothing is written with a backslash like this");
            }
        })
    }

    /// A character by its number in UTF-16.
    fn unicode(&mut self) -> Parsed<char> {
        const WRONG: &str = "there is no character with this number";
        let mut code = self.four().ok_or(WRONG)?;
        if (0xd800..0xdc00).contains(&code) && self.take(b'\\') && self.take(b'u') {
            let low = self.four().ok_or(WRONG)?.wrapping_sub(0xdc00);
            if low >= 0x400 {
                return Err(WRONG);
            }
            code = 0x10000 + ((code - 0xd800) << 10) + low;
        }
        char::from_u32(code).ok_or(WRONG)
    }

    /// Four hexadecimal digits.
    fn four(&mut self) -> Option<u32> {
        let mut code = 0;
        for _ in 0..4 {
            code = code * 16 + char::from(self.byte()?).to_digit(16)?;
            self.place += 1;
        }
        Some(code)
    }
}

#[cfg(test)]
mod tests;
