//! The stylesheet: read from its parts, whole in a file of its own, and in each page what that page needs.
//!
//! A stylesheet that is a second request costs a round trip before the first word; one that is whole in every page costs
//! the time to read it. So a page holds the rules that can match something on it, and asks for the whole behind its
//! text: for paper at once, for the screen when the program takes over.

mod rules;
mod tokens;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rules::{Present, matching};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// A stylesheet.
pub struct Style {
    /// Its text.
    pub text: String,
    /// `sha256-…` of its text.
    pub hash: String,
}

/// `sha256-…` of a text, as policies and integrity attributes name it.
pub fn hash(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// The part of a file's name that changes with what is in it.
pub fn name_hash(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

impl Style {
    fn new(text: String) -> Style {
        Style {
            hash: hash(text.as_bytes()),
            text,
        }
    }

    /// Reads tokens, base, the parts in the order of their names, and print, which must be last.
    pub fn read(folder: &Path) -> Result<Style, String> {
        let mut files = vec![folder.join("tokens.css"), folder.join("base.css")];
        let parts =
            fs::read_dir(folder.join("parts")).map_err(|error| format!("style/parts: {error}"))?;
        let mut parts: Vec<_> = parts.flatten().map(|part| part.path()).collect();
        parts.sort();
        files.extend(parts);
        files.push(folder.join("print.css"));
        let mut text = String::new();
        for file in files {
            let part = fs::read_to_string(&file)
                .map_err(|error| format!("{}: {error}", file.display()))?;
            text.push_str(&part);
        }
        Ok(Style::new(tokens::settled(&shorten(&text))))
    }

    /// The rules that can match something in a page, on a screen and before the program is there.
    pub fn for_page(&self, body: &str) -> Style {
        Style::new(tokens::used(&matching(&self.text, &Present::of(body))))
    }

    /// Writes the whole sheet into a folder, named by its hash; gives the name.
    pub fn write(&self, folder: &Path) -> Result<String, String> {
        let name = format!("style-{}.css", name_hash(self.text.as_bytes()));
        fs::write(folder.join(&name), &self.text).map_err(|error| format!("{name}: {error}"))?;
        Ok(name)
    }
}

/// Drops comments, line breaks and blanks beside braces, colons of declarations, semicolons and commas. Our own
/// stylesheets hold no strings with such signs inside but quoted single marks.
fn shorten(css: &str) -> String {
    let mut without = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(begin) = rest.find("/*") {
        without.push_str(&rest[..begin]);
        let end = rest[begin..]
            .find("*/")
            .map_or(rest.len(), |end| begin + end + 2);
        rest = &rest[end..];
    }
    without.push_str(rest);
    let mut short = String::with_capacity(without.len());
    for word in without.split_whitespace() {
        let glued = short.ends_with(['{', '}', ';', ',', '>']) || word.starts_with(['{', '}', ';']);
        if !short.is_empty() && !glued {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
        .replace(": ", ":")
        .replace(";}", "}")
        .replace(" >", ">")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    /// Pairs that carry text or edges, and the contrast each must have (WCAG 2.2: 1.4.6 for text, 1.4.11 for edges).
    const PAIRS: [(&str, &str, f64); 18] = [
        ("ink", "desk", 7.0),
        ("ink", "sheet", 7.0),
        ("ink", "cover", 7.0),
        ("ink", "tint", 7.0),
        ("ink-2", "desk", 7.0),
        ("ink-2", "sheet", 7.0),
        ("act", "desk", 7.0),
        ("act", "sheet", 7.0),
        ("act", "tint", 7.0),
        ("on-act", "act", 7.0),
        ("on-act", "act-down", 7.0),
        ("sheet", "ink", 7.0),
        ("l1-ink", "l1", 7.0),
        ("l2-ink", "l2", 7.0),
        ("l3-ink", "l3", 7.0),
        ("l4-ink", "l4", 7.0),
        ("line", "sheet", 3.0),
        ("line", "desk", 3.0),
    ];

    /// Colours of a rule of the tokens by their name.
    fn colours(css: &str, selector: &str) -> BTreeMap<String, [f64; 3]> {
        let (_, rest) = css.split_once(selector).expect("the rule");
        let (rule, _) = rest.split_once('}').expect("its end");
        let channel = |hex: &str, place: usize| {
            let value = u8::from_str_radix(&hex[place..place + 2], 16).expect("two digits");
            let value = f64::from(value) / 255.0;
            match value <= 0.04045 {
                true => value / 12.92,
                false => ((value + 0.055) / 1.055).powf(2.4),
            }
        };
        rule.split("--")
            .filter_map(|line| {
                let (name, value) = line.split_once(':')?;
                let hex = value.trim().strip_prefix('#')?.get(..6)?;
                Some((name.to_owned(), [0, 2, 4].map(|place| channel(hex, place))))
            })
            .collect()
    }

    fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
        let light = |[red, green, blue]: [f64; 3]| 0.2126 * red + 0.7152 * green + 0.0722 * blue;
        let (one, other) = (light(one) + 0.05, light(other) + 0.05);
        one.max(other) / one.min(other)
    }

    #[test]
    fn every_pair_of_colours_can_be_read_by_day_and_by_night() {
        let css = fs::read_to_string("style/tokens.css").expect("the tokens");
        let rules = [
            ":root {",
            ":root:not([data-theme=\"light\"]) {",
            ":root[data-theme=\"dark\"] {",
        ];
        for rule in rules {
            let colours = colours(&css, rule);
            for (text, ground, least) in PAIRS {
                let found = contrast(colours[text], colours[ground]);
                assert!(found >= least, "{rule} {text} on {ground}: {found:.2}");
            }
        }
    }

    #[test]
    fn shortening_keeps_what_counts() {
        let css = "/* a */\n.a > b { color: red; margin: 0 auto; }\n\n@media (min-width: 40em) { .c { width: calc(1px + 2px); } }";
        assert_eq!(
            shorten(css),
            ".a>b{color:red;margin:0 auto}@media (min-width:40em){.c{width:calc(1px + 2px)}}"
        );
    }
}
