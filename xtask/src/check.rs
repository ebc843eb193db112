//! Compiles the content and tells all problems and counts.

use crate::{Outcome, command};
use compiler::{Compiled, Counts, Figures, Language, Problem};
use domain::unit::Unit;
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::Instant;

#[derive(Serialize)]
struct Report<'a> {
    problems: &'a [Problem],
    languages: BTreeMap<&'a str, Numbers<'a>>,
}

/// What can be counted of a language.
#[derive(Serialize)]
struct Numbers<'a> {
    #[serde(flatten)]
    counts: &'a Counts,
    #[serde(flatten)]
    figures: &'a Figures,
}

/// The task.
pub fn check(json: bool) -> Outcome {
    let compiled = compiler::compile(Path::new("content"));
    let languages = compiled
        .languages
        .iter()
        .map(|language| {
            let numbers = Numbers {
                counts: &language.counts,
                figures: &language.figures,
            };
            (language.code.as_str(), numbers)
        })
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
        for (code, Numbers { counts, figures }) in &report.languages {
            println!(
                "{code}: {} pages, {} modules, {} lessons, {} items, {} options, {} words",
                counts.pages,
                counts.modules,
                counts.lessons,
                counts.items,
                counts.options,
                counts.words
            );
            let minutes = figures.lesson_minutes.values();
            println!(
                "{code}: the right option is the longest in {} % of items and stands at places {:?}, sentences of {} words in the middle, {} safety-critical items, {} for the final assessment, lessons of {} to {} minutes",
                figures.items_right_longest,
                figures.right_positions,
                figures.median_sentence_words,
                figures.safety_critical_items,
                figures.assessment_pool,
                minutes.clone().min().unwrap_or(&0),
                minutes.max().unwrap_or(&0)
            );
        }
    }
    outcome(&compiled)
}

/// Compiles, prints what is wrong, and stops at errors.
pub fn compile(content: &Path) -> Result<Compiled, String> {
    let compiled = compiler::compile(content);
    for problem in &compiled.problems {
        eprintln!("{problem}");
    }
    outcome(&compiled).map(|()| compiled)
}

/// Measures how compiling grows: about 100 pages in every language, then ten times as many. The best of five runs
/// counts, since whatever else the machine does only adds to it.
pub fn scale() -> Outcome {
    let content = Path::new("content");
    let real = compiler::compile(content);
    outcome(&real)?;
    let source = real.languages.first().ok_or("there is no language")?;
    let in_modules = parts(source).max(1);
    let beside = source.counts.pages - parts(source);
    let mut measured = Vec::new();
    for wanted in [100_usize, 1000] {
        let times = wanted.saturating_sub(beside).div_ceil(in_modules);
        let folder = command::tools()
            .with_file_name("scale")
            .join(wanted.to_string());
        let said = |error: std::io::Error| format!("{}: {error}", folder.display());
        if folder.exists() {
            std::fs::remove_dir_all(&folder).map_err(said)?;
        }
        compiler::generate(content, &folder, times).map_err(said)?;
        let mut best = f64::INFINITY;
        let mut pages = 0;
        for _ in 0..5 {
            let start = Instant::now();
            let compiled = compiler::compile(&folder);
            best = best.min(start.elapsed().as_secs_f64() * 1000.0);
            outcome(&compiled)?;
            pages = compiled
                .languages
                .iter()
                .map(|language| language.counts.pages)
                .sum();
        }
        println!(
            "{pages} pages in {} languages: {best:.0} ms",
            real.languages.len()
        );
        measured.push((pages as f64, best));
    }
    if let [(few, short), (many, long)] = measured[..] {
        println!(
            "{:.1} times the pages take {:.1} times as long",
            many / few,
            long / short
        );
    }
    Ok(())
}

/// How many lessons and role-plays a language has.
fn parts(language: &Language) -> usize {
    let units = language.units.values();
    units.filter(|unit| matches!(unit, Unit::Part(..))).count()
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
