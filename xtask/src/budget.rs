//! Size budgets of the built site, as a table; a hard limit that is passed stops the tests.

use crate::Outcome;
use crate::pages::paths;
use crate::release::{DIST, brotli, zip_name};
use std::fs;
use std::path::Path;

/// One row: what, bytes, aim, hard limit.
struct Row {
    name: &'static str,
    bytes: usize,
    aim: usize,
    limit: usize,
}

const KB: usize = 1000;

/// The number of the self-help tool whose data this is.
fn tool(path: &str) -> Option<usize> {
    let name = path.strip_prefix("data/id/a")?.strip_suffix(".json")?;
    name.parse().ok()
}

/// Whether this is the data of a part of the training, or of the contents of a module.
fn is_training(path: &str) -> bool {
    let name = path
        .strip_prefix("data/")
        .and_then(|path| path.split_once("/m"));
    name.is_some_and(|(_, name)| {
        name.ends_with(".json") && name.starts_with(|first: char| first.is_ascii_digit())
    })
}

/// Measures and prints.
pub fn sizes() -> Outcome {
    let folder = Path::new(DIST);
    let files = paths(folder);
    let packed = |path: &String| brotli(&fs::read(folder.join(path)).unwrap_or_default()).len();
    let sum = |wanted: &dyn Fn(&str) -> bool| {
        files
            .iter()
            .filter(|path| wanted(path))
            .map(packed)
            .sum::<usize>()
    };
    let is_packed = |path: &str| path.ends_with(".br") || path.ends_with(".gz");
    let lessons = files.iter().filter(|path| {
        path.contains("/modul/m") && path.contains("-l") && path.ends_with("index.html")
    });
    let program = |path: &str| path.starts_with("app-") && path.ends_with(".js");
    let kept = |path: &str| {
        !is_packed(path)
            && (path.starts_with("data/")
                || program(path)
                || path.ends_with(".css")
                || path.ends_with(".wasm")
                || path.ends_with("shell.html"))
    };
    let one_language = |path: &str| kept(path) && !path.starts_with("data/en/");
    // What the question on metered lines promises: one language, from a host that compresses nothing.
    let asked_for = files
        .iter()
        .filter(|path| one_language(path))
        .filter_map(|path| fs::metadata(folder.join(path)).ok())
        .map(|file| file.len() as usize)
        .sum();
    let mut tools: Vec<(usize, usize)> = files
        .iter()
        .filter_map(|path| Some((tool(path)?, packed(path))))
        .collect();
    tools.sort_unstable();
    let largest_tool = tools.iter().map(|(_, bytes)| *bytes).max().unwrap_or(0);
    let training = files.iter().filter(|path| is_training(path));
    let zip = fs::metadata(zip_name())
        .map(|file| file.len() as usize)
        .unwrap_or(usize::MAX);
    let rows = [
        Row {
            name: "largest lesson, HTML and CSS, brotli",
            bytes: lessons.map(packed).max().unwrap_or(0),
            aim: 14 * KB,
            limit: 20 * KB,
        },
        Row {
            name: "WASM, brotli",
            bytes: sum(&|path| path.ends_with(".wasm")),
            aim: 195 * KB,
            limit: 195 * KB,
        },
        Row {
            name: "JS, brotli",
            bytes: sum(&program),
            aim: 6 * KB,
            limit: 10 * KB,
        },
        Row {
            name: "data of the guide, brotli",
            bytes: packed(&"data/id/refer.json".to_owned()),
            aim: 30 * KB,
            limit: 30 * KB,
        },
        Row {
            name: "data of the training, its largest file",
            bytes: training.map(packed).max().unwrap_or(0),
            aim: 30 * KB,
            limit: 30 * KB,
        },
        Row {
            name: "data of one tool, the largest, brotli",
            bytes: largest_tool,
            aim: 4 * KB,
            limit: 8 * KB,
        },
        Row {
            name: "kept of one language, brotli",
            bytes: sum(&one_language),
            aim: 800 * KB,
            limit: 1_200 * KB,
        },
        Row {
            name: "kept of one language, not packed",
            bytes: asked_for,
            aim: 3_000 * KB,
            limit: 4_000 * KB,
        },
        Row {
            name: "zip",
            bytes: zip,
            aim: 5_000 * KB,
            limit: 5_000 * KB,
        },
    ];
    println!(
        "{:<40} {:>9} {:>9} {:>9}",
        "size in bytes", "is", "aim", "limit"
    );
    for row in &rows {
        println!(
            "{:<40} {:>9} {:>9} {:>9}",
            row.name, row.bytes, row.aim, row.limit
        );
    }
    for (number, bytes) in tools {
        println!("{:<40} {bytes:>9}", format!("  tool a{number}, brotli"));
    }
    match rows.iter().find(|row| row.bytes > row.limit) {
        None => Ok(()),
        Some(row) => Err(format!(
            "{} is over its limit of {} bytes",
            row.name, row.limit
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_of_tools_and_of_the_training_is_told_from_the_rest() {
        assert_eq!(tool("data/id/a18.json"), Some(18));
        for other in [
            "data/id/about.json",
            "data/id/a18.json.br",
            "data/en/a1.json",
        ] {
            assert_eq!(tool(other), None, "{other}");
        }
        for part in ["data/id/m1.json", "data/en/m12-r1.json"] {
            assert!(is_training(part), "{part}");
        }
        for other in [
            "data/id/menu.json",
            "data/id/m1-l1.json.gz",
            "id/modul/m1/index.html",
        ] {
            assert!(!is_training(other), "{other}");
        }
    }
}
