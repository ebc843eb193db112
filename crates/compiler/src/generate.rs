//! Content of any size from the real one, to measure how the compiler and the site grow.

use crate::stamp::{stamp, stamped};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The first module that is made has the number after this in its id, which is beyond any that is written.
const FIRST: usize = 100;

/// The block of the final assessment.
const ASSESSMENT: &str = "\n:::assessment\n:::\n";

/// A module's text files: path inside the module's folder, and text.
type Module = Vec<(String, String)>;

/// Copies the content in `root` to `out`, a folder that is not there yet, and makes every training module so often that
/// it is there `times` times: `m101`, `m102` and so on, in every language, with their ids and links renamed and their
/// translations stamped.
///
/// # Errors
/// What the file system says; or that `out` is there, or that there would be more modules than can be numbered.
pub fn generate(root: &Path, out: &Path, times: usize) -> io::Result<()> {
    if out.exists() {
        let what = format!("{} is already there", out.display());
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, what));
    }
    copy(root, out)?;
    let languages = fs::read_dir(out)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|folder| folder.join("language.toml").is_file())
        .collect::<Vec<PathBuf>>();
    // A translation can be stamped once its source is there, so all are made first.
    let mut translations = Vec::new();
    for folder in languages {
        let about = fs::read_to_string(folder.join("language.toml"))?;
        let mut made = multiply(&folder.join("training"), times)?;
        made.extend(without_assessment(&folder)?);
        if stamped(&about).is_some() {
            translations.extend(made);
        }
    }
    for file in translations {
        let file = file.strip_prefix(out).unwrap_or(&file);
        stamp(out, file).map_err(io::Error::other)?;
    }
    Ok(())
}

/// Takes the final assessment out: a course that ends in one may say nothing twice, and copies do. Gives the files.
fn without_assessment(language: &Path) -> io::Result<Vec<PathBuf>> {
    let mut changed = Vec::new();
    let Ok(pages) = fs::read_dir(language.join("pages/training")) else {
        return Ok(changed);
    };
    for page in pages.flatten() {
        let text = fs::read_to_string(page.path())?;
        if text.contains(ASSESSMENT) {
            fs::write(page.path(), text.replace(ASSESSMENT, "\n"))?;
            changed.push(page.path());
        }
    }
    Ok(changed)
}

/// Makes the copies of all modules of a language; gives the files.
fn multiply(training: &Path, times: usize) -> io::Result<Vec<PathBuf>> {
    let modules = modules(training)?;
    let mut made = Vec::new();
    for copy in 1..times {
        for (place, (id, files)) in modules.iter().enumerate() {
            let number = (copy * modules.len()) + place + 1;
            let number = u8::try_from(number).map_err(|_| {
                io::Error::other(format!("there is no number {number} for a module"))
            })?;
            let new = format!("m{}", FIRST + (copy - 1) * modules.len() + place + 1);
            let folder = training.join(&new);
            fs::create_dir_all(&folder)?;
            for (name, text) in files {
                let text = renamed(text, id, &new);
                let text = match name.as_str() {
                    "module.toml" => numbered(&text, number),
                    _ => text,
                };
                let file = folder.join(name);
                fs::write(&file, text)?;
                made.push(file);
            }
        }
    }
    Ok(made)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// The modules of a language by id.
fn modules(training: &Path) -> io::Result<BTreeMap<String, Module>> {
    let mut modules = BTreeMap::new();
    for folder in fs::read_dir(training)?.flatten() {
        if !folder.path().join("module.toml").is_file() {
            continue;
        }
        let mut files = Module::new();
        for file in fs::read_dir(folder.path())?.flatten() {
            let name = file.file_name().to_string_lossy().into_owned();
            files.push((name, fs::read_to_string(file.path())?));
        }
        modules.insert(folder.file_name().to_string_lossy().into_owned(), files);
    }
    Ok(modules)
}

/// The text with an id replaced wherever it stands whole or begins a longer one: `m1`, `m1-l2`, but not `m12`.
fn renamed(text: &str, old: &str, new: &str) -> String {
    let is_word = |sign: char| sign.is_alphanumeric();
    let mut renamed = String::with_capacity(text.len() + text.len() / 16);
    let mut done = 0;
    for (at, _) in text.match_indices(old) {
        let end = at + old.len();
        let is_part = text[..at].chars().next_back().is_some_and(is_word)
            || text[end..].chars().next().is_some_and(is_word);
        if !is_part {
            renamed.push_str(&text[done..at]);
            renamed.push_str(new);
            done = end;
        }
    }
    renamed + &text[done..]
}

/// The head of a module with another number.
fn numbered(text: &str, number: u8) -> String {
    let lines = text
        .lines()
        .map(|line| match line.starts_with("number = ") {
            true => format!("number = {number}\n"),
            false => format!("{line}\n"),
        });
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_renamed_where_it_stands_whole() {
        assert_eq!(
            renamed("id = \"m1-l1\" to:m1, m12, am1, m1", "m1", "m101"),
            "id = \"m101-l1\" to:m101, m12, am1, m101"
        );
    }
}
