//! Where a key stands in TOML, so that a problem of its value names the right line.

use crate::problem::InFile;

/// Line of `key` below the line `header` (from the top if that is empty), or else the line of the header; from 1.
pub(crate) fn line_of(text: &str, header: &str, key: &str) -> usize {
    let mut inside = header.is_empty();
    let mut found = 1;
    for (place, line) in text.lines().map(str::trim).enumerate() {
        if line == header {
            inside = true;
            found = place + 1;
        } else if inside && line.starts_with('[') {
            break;
        } else if inside
            && line
                .split_once('=')
                .is_some_and(|(name, _)| name.trim() == key)
        {
            return place + 1;
        }
    }
    found
}

/// Line of `key` in the table of this number, from 0, among those that begin with the line `header`.
pub(crate) fn line_of_nth(text: &str, header: &str, number: usize, key: &str) -> usize {
    let mut above = 0;
    let mut seen = 0;
    for line in text.split_inclusive('\n') {
        if line.trim() == header {
            if seen == number {
                break;
            }
            seen += 1;
        }
        above += line.len();
    }
    text[..above].matches('\n').count() + line_of(&text[above..], header, key)
}

/// What the reader of TOML says, in words of authors.
const PLAIN: [(&str, &str); 6] = [
    ("unknown field", "unknown key"),
    ("missing field", "missing key"),
    (
        "expected u8",
        "expected a number from 0 to 255 without quotes",
    ),
    ("expected i16", "expected a number without quotes"),
    ("expected a string", "expected words in quotes"),
    ("expected a sequence", "expected a list in [ ]"),
];

/// Notes a fault of TOML at its line; `before` lines stand before the text.
pub(crate) fn toml_fault(text: &str, before: usize, error: &toml::de::Error, problems: &InFile) {
    let at = error.span().map_or(0, |span| span.start.min(text.len()));
    let line = before + 1 + text[..at].matches('\n').count();
    let mut what = error.message().lines().collect::<Vec<_>>().join(" ");
    for (rust, words) in PLAIN {
        what = what.replace(rust, words);
    }
    let mend = "correct this line or the table it begins; docs/for-authors.md shows every key";
    problems.error(line, what, mend);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_in_its_own_table_only() {
        let text = "a = 1\n[one]\nb = 2\n[two]\na = 3\n";
        assert_eq!(line_of(text, "", "a"), 1);
        assert_eq!(line_of(text, "", "b"), 1);
        assert_eq!(line_of(text, "[one]", "b"), 3);
        assert_eq!(line_of(text, "[one]", "a"), 2);
        assert_eq!(line_of(text, "[two]", "a"), 5);
        let text = "[[one]]\na = 1\n\n[[one]]\nb = 2\n";
        assert_eq!(line_of_nth(text, "[[one]]", 0, "a"), 2);
        assert_eq!(line_of_nth(text, "[[one]]", 1, "b"), 5);
        assert_eq!(line_of_nth(text, "[[one]]", 1, "a"), 4);
    }
}
