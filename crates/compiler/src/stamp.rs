//! Fingerprints: whether a translation is older than its source.

use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// First 12 hexadecimal digits of the SHA-256 of a file's text, without blanks at line ends and without its own
/// `translates` line.
pub fn fingerprint(text: &str) -> String {
    let mut digest = Sha256::new();
    for line in text
        .lines()
        .filter(|line| !line.starts_with("translates = "))
    {
        digest.update(line.trim_end());
        digest.update("\n");
    }
    digest
        .finalize()
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The fingerprint that a translation says it was made from.
pub(crate) fn stamped(text: &str) -> Option<&str> {
    text.lines()
        .find_map(|line| line.strip_prefix("translates = "))
        .map(|value| value.trim().trim_matches('"'))
}

/// Writes the fingerprint of its source into a translation: its translator says that it is up to date.
///
/// `root` is the folder `content`, `file` a path below it such as `en/pages/home.md`.
///
/// # Errors
/// A sentence, if there is no such translation or it has no `translates` line.
pub fn stamp(root: &Path, file: &Path) -> Result<String, String> {
    let inside: std::path::PathBuf = file.iter().skip(1).collect();
    let said = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let language = file
        .iter()
        .next()
        .map(|code| root.join(code).join("language.toml"));
    let about =
        language.map(|about| fs::read_to_string(&about).map_err(|error| said(&about, error)));
    let about = about.unwrap_or_else(|| Err("name a file below content/".into()))?;
    let source =
        stamped(&about).ok_or_else(|| format!("{} is in the source language", file.display()))?;
    let source = root.join(source).join(inside);
    let mark = fingerprint(&fs::read_to_string(&source).map_err(|error| said(&source, error))?);
    let target = root.join(file);
    let text = fs::read_to_string(&target).map_err(|error| said(&target, error))?;
    let old = stamped(&text)
        .ok_or_else(|| format!("{} has no line `translates = \"\"`", file.display()))?;
    let text = text.replacen(
        &format!("translates = \"{old}\""),
        &format!("translates = \"{mark}\""),
        1,
    );
    fs::write(&target, text).map_err(|error| said(&target, error))?;
    Ok(mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_read_changes_a_fingerprint() {
        let mark = fingerprint("+++\ntitle = \"A\"\n+++\nText.\n");
        assert_eq!(mark.len(), 12);
        assert_eq!(
            mark,
            fingerprint("+++\ntranslates = \"x\"\ntitle = \"A\"  \n+++\nText.\n")
        );
        assert_ne!(mark, fingerprint("+++\ntitle = \"A\"\n+++\nText!\n"));
    }
}
