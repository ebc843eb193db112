//! Compiles the content and tells all problems and counts.

use crate::Outcome;
use compiler::{Compiled, Counts, Problem};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

#[derive(Serialize)]
struct Report<'a> {
    problems: &'a [Problem],
    languages: BTreeMap<&'a str, &'a Counts>,
}

/// The task.
pub fn check(json: bool) -> Outcome {
    let compiled = compiler::compile(Path::new("content"));
    let languages = compiled
        .languages
        .iter()
        .map(|language| (language.code.as_str(), &language.counts))
        .collect();
    let report = Report {
        problems: &compiled.problems,
        languages,
    };
    if json {
        println!(
            "{}",
            serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?
        );
    } else {
        for problem in report.problems {
            println!("{problem}");
        }
        for (code, counts) in &report.languages {
            println!(
                "{code}: {} pages, {} modules, {} lessons, {} items, {} options, {} words",
                counts.pages,
                counts.modules,
                counts.lessons,
                counts.items,
                counts.options,
                counts.words
            );
        }
    }
    outcome(&compiled)
}

/// Compiles, prints what is wrong, and stops at errors.
pub fn compile() -> Result<Compiled, String> {
    let compiled = compiler::compile(Path::new("content"));
    for problem in &compiled.problems {
        eprintln!("{problem}");
    }
    outcome(&compiled).map(|()| compiled)
}

fn outcome(compiled: &Compiled) -> Outcome {
    match compiled.has_errors() {
        false => Ok(()),
        true => Err("the content has errors".into()),
    }
}

/// Says that translations are up to date: `en/pages/home.md`, `content/en/pages/home.md`, or all.
pub fn stamp(files: &[String]) -> Outcome {
    let content = Path::new("content");
    let all = files.iter().any(|file| file == "--all");
    let files: Vec<String> = match all {
        false => files
            .iter()
            .map(|file| file.trim_start_matches("content/").to_owned())
            .collect(),
        true => walkdir::WalkDir::new(content)
            .into_iter()
            .flatten()
            .filter(|entry| entry.file_type().is_file())
            .filter_map(|entry| {
                Some(
                    entry
                        .path()
                        .strip_prefix(content)
                        .ok()?
                        .to_string_lossy()
                        .into_owned(),
                )
            })
            .filter(|file| file.contains('/') && !file.starts_with("figures/"))
            .filter(|file| {
                let text = std::fs::read_to_string(content.join(file)).unwrap_or_default();
                let is_table = file.ends_with("language.toml") || file.ends_with("avoid.toml");
                !is_table && text.lines().any(|line| line.starts_with("translates = "))
            })
            .collect(),
    };
    for file in files {
        let mark = compiler::stamp(content, Path::new(&file))?;
        println!("{file}: {mark}");
    }
    Ok(())
}
