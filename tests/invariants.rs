//! What `docs/architecture.md` promises of the sources and no crate boundary holds.

use std::fs;
use std::path::{Path, PathBuf};

/// Every source of the program, its path and its text without comments.
fn sources() -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let text = fs::read_to_string(&path).expect("a source");
                    let code = text
                        .lines()
                        .filter(|line| !line.trim_start().starts_with("//"));
                    found.push((path, code.collect::<Vec<_>>().join("\n")));
                }
            }
        }
    }
    assert!(found.len() > 40, "the sources are there");
    found
}

/// Sources that hold a text, but for those under some folders.
fn holding(text: &str, allowed: &[&str]) -> Vec<PathBuf> {
    let is_allowed = |path: &Path| allowed.iter().any(|folder| path.starts_with(folder));
    sources()
        .into_iter()
        .filter(|(path, code)| code.contains(text) && !is_allowed(path))
        .map(|(path, _)| path)
        .collect()
}

#[test]
fn the_browser_is_named_in_one_place() {
    for interface in ["web_sys", "js_sys", "wasm_bindgen::"] {
        let elsewhere = holding(interface, &["src/browser", "src/markup", "src/bin"]);
        assert!(elsewhere.is_empty(), "{interface} in {elsewhere:?}");
    }
}

#[test]
fn no_html_is_injected_and_no_style_stands_in_an_element() {
    for way in [
        "inner_html",
        "set_outer_html",
        "insert_adjacent_html",
        " style=",
    ] {
        let used = holding(way, &["src/bin"]);
        assert!(used.is_empty(), "{way} in {used:?}");
    }
}

/// In views as they are and in texts with a stroke before the mark. What pages are made with names their base by itself.
#[test]
fn no_address_begins_with_a_slash_and_the_base_of_a_page_is_relative() {
    for way in [
        r#"href="/"#,
        r#"href=\"/"#,
        r#"src="/"#,
        r#"src=\"/"#,
        r#"fetch::text("/"#,
        r#"base: "/"#,
        r#"html("/"#,
    ] {
        let used = holding(way, &[]);
        assert!(used.is_empty(), "{way} in {used:?}");
    }
}

/// A sentence in the sources would be read in one language only. Names of classes and files are not sentences: they
/// have no capital at their beginning or no blank.
#[test]
fn no_sentence_stands_in_the_sources() {
    let mut sentences = Vec::new();
    for (path, code) in sources() {
        if !(path.starts_with("src/page")
            || path.starts_with("src/part")
            || path.ends_with("frame.rs"))
        {
            continue;
        }
        for literal in code.split('"').skip(1).step_by(2) {
            let begins = literal.chars().next().is_some_and(char::is_uppercase);
            let words = literal
                .split(' ')
                .filter(|word| word.len() > 1 && word.chars().all(char::is_alphabetic));
            if begins && words.count() > 1 {
                sentences.push(format!("{}: {literal}", path.display()));
            }
        }
    }
    assert!(sentences.is_empty(), "{sentences:?}");
}

#[test]
fn the_domain_knows_no_browser_and_the_program_no_compiler() {
    let domain = fs::read_to_string("crates/domain/Cargo.toml").expect("the domain");
    let (_, needs) = domain.split_once("[dependencies]").expect("what it needs");
    let (needs, _) = needs.split_once("\n[").unwrap_or((needs, ""));
    let is_pure = |line: &str| {
        ["serde = ", "litemap = "]
            .iter()
            .any(|name| line.starts_with(name))
    };
    for line in needs.lines().filter(|line| line.contains('=')) {
        assert!(is_pure(line), "the domain needs {line}");
    }
    let program = fs::read_to_string("Cargo.toml").expect("the program");
    let (_, needs) = program
        .split_once("\n[dependencies]")
        .expect("what it needs");
    let (needs, _) = needs.split_once("\n[").unwrap_or((needs, ""));
    assert!(
        !needs.contains("compiler"),
        "the program needs the compiler"
    );
}
