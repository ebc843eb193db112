//! Makes a typed table of the words in `content/<language>/messages.toml`: a missing or unknown key stops the build
//! and is named. A further language is a further folder.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, process};

/// One language's folder.
struct Language {
    code: String,
    name: String,
    is_source: bool,
    messages: BTreeMap<String, String>,
}

fn main() {
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=build.rs");
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets the folder of the package");
    let mut languages = read(&Path::new(&root).join("content"));
    languages.sort_by_key(|language| (!language.is_source, language.code.clone()));
    let Some(source) = languages.first() else {
        stop("content holds no language: a folder with language.toml and messages.toml");
    };
    for language in &languages {
        compare(source, language);
    }
    let out =
        Path::new(&env::var("OUT_DIR").expect("cargo sets the output folder")).join("messages.rs");
    fs::write(out, table(source, &languages)).expect("the output folder can be written");
}

fn stop(what: &str) -> ! {
    println!("cargo::error={what}");
    process::exit(1)
}

fn read(content: &Path) -> Vec<Language> {
    let Ok(folders) = fs::read_dir(content) else {
        stop("the folder content is missing")
    };
    let mut languages = Vec::new();
    for folder in folders.flatten() {
        let code = folder.file_name().to_string_lossy().into_owned();
        let Ok(about) = fs::read_to_string(folder.path().join("language.toml")) else {
            continue;
        };
        let about: toml::Table = parse(&about, &format!("content/{code}/language.toml"));
        let file = format!("content/{code}/messages.toml");
        let Ok(text) = fs::read_to_string(folder.path().join("messages.toml")) else {
            stop(&format!("{file} is missing"));
        };
        let mut messages: BTreeMap<String, String> = parse(&text, &file);
        messages.remove("translates");
        languages.push(Language {
            name: about
                .get("name")
                .and_then(toml::Value::as_str)
                .unwrap_or(&code)
                .to_owned(),
            is_source: !about.contains_key("translates"),
            code,
            messages,
        });
    }
    languages
}

fn parse<T: serde::de::DeserializeOwned>(text: &str, file: &str) -> T {
    match toml::from_str(text) {
        Ok(table) => table,
        Err(error) => stop(&format!("{file}: {}", error.message())),
    }
}

fn compare(source: &Language, language: &Language) {
    let file = format!("content/{}/messages.toml", language.code);
    for key in source.messages.keys() {
        if !language.messages.contains_key(key) {
            stop(&format!("{file} lacks the key `{key}`"));
        }
    }
    for key in language.messages.keys() {
        if !source.messages.contains_key(key) {
            stop(&format!(
                "{file} has the key `{key}`, which content/{}/messages.toml does not",
                source.code
            ));
        }
    }
}

fn table(source: &Language, languages: &[Language]) -> String {
    let mut code =
        String::from("/// The words of the interface in one language.\npub struct Messages {\n");
    for (key, text) in &source.messages {
        let _ = writeln!(code, "    /// {text:?}\n    pub {key}: &'static str,");
    }
    code.push_str("}\n\n/// All languages, the source language first.\npub static LANGUAGES: &[Language] = &[\n");
    for language in languages {
        let _ = writeln!(
            code,
            "    Language {{ code: {:?}, name: {:?}, messages: Messages {{",
            language.code, language.name
        );
        for (key, text) in &language.messages {
            let _ = writeln!(code, "        {key}: {text:?},");
        }
        code.push_str("    } },\n");
    }
    code.push_str("];\n");
    code
}
