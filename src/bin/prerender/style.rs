//! The one stylesheet: read from its parts, without comments and needless blanks, with its hash for the policy.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// The stylesheet as it stands in every page.
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

impl Style {
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
        let text = shorten(&text);
        Ok(Style {
            hash: hash(text.as_bytes()),
            text,
        })
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
        .replace(" > ", ">")
}
