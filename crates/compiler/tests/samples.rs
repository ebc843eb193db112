//! Every sample of `tests/samples` against what is expected of it; `tests/samples/README.md` says how they are built.

use compiler::{Compiled, compile, generate, stamp};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The folder of the project.
fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files below a folder, by their path inside it, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_owned()];
    while let Some(inside) = waiting.pop() {
        for entry in fs::read_dir(inside).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                waiting.push(path);
            } else if let Ok(path) = path.strip_prefix(folder) {
                found.push(path.to_owned());
            }
        }
    }
    found.sort();
    found
}

/// Lays a sample over the one below it.
fn lay(samples: &Path, name: &str, content: &Path) {
    let sample = samples.join(name);
    if name != "base" {
        let over = fs::read_to_string(sample.join("over")).unwrap_or_else(|_| "base".into());
        lay(samples, over.trim(), content);
    }
    let above = sample.join("content");
    for path in files(&above) {
        let text = fs::read(above.join(&path)).unwrap();
        let target = content.join(&path);
        if text.is_empty() {
            fs::remove_file(&target)
                .unwrap_or_else(|_| panic!("{name}: nothing to take away at {}", path.display()));
        } else {
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::write(&target, text).unwrap();
        }
    }
}

/// A folder for a test that is not there yet.
fn fresh(test: &str, name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test).join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}

/// Lays a sample over those below it and compiles it.
fn compiled(samples: &Path, name: &str, content: PathBuf) -> Compiled {
    lay(samples, name, &content);
    for path in files(&content) {
        let text = fs::read(content.join(&path)).unwrap();
        if String::from_utf8_lossy(&text).contains("translates = \"fresh\"") {
            stamp(&content, &path).unwrap();
        }
    }
    compile(&content)
}

/// What differs between two texts, line by line from the first difference on.
fn difference(expected: &str, found: &str) -> String {
    let (mut expected, mut found) = (
        expected.lines().collect::<Vec<_>>(),
        found.lines().collect::<Vec<_>>(),
    );
    while expected.last().is_some() && expected.last() == found.last() {
        expected.pop();
        found.pop();
    }
    let same = expected
        .iter()
        .zip(&found)
        .take_while(|(one, two)| one == two);
    let same = same.count();
    let mut said = format!("from line {} on:\n", same + 1);
    for line in &expected[same..] {
        let _ = writeln!(said, "  - {line}");
    }
    for line in &found[same..] {
        let _ = writeln!(said, "  + {line}");
    }
    said
}

/// Compares a text with a file, or writes the file when that is wanted.
fn expect(file: &Path, found: &str, differences: &mut String) {
    let expected = fs::read_to_string(file).unwrap_or_default();
    if expected == found {
        return;
    }
    if env::var_os("SEJAWAT_REWRITE").is_some() {
        fs::write(file, found).unwrap();
        return;
    }
    let name = file.strip_prefix(project()).unwrap_or(file).display();
    let _ = writeln!(
        differences,
        "\n{name} differs {}",
        difference(&expected, found)
    );
}

/// Every place in the sources of the compiler that notes a problem, as `file:line:column` of the word `error` or `warning`.
fn places() -> BTreeSet<String> {
    let mut places = BTreeSet::new();
    for path in files(&project().join("crates/compiler/src")) {
        // What notes them is no place of its own.
        if path == Path::new("problem.rs") {
            continue;
        }
        let text = fs::read_to_string(project().join("crates/compiler/src").join(&path)).unwrap();
        for (number, line) in text.lines().enumerate() {
            for word in [".error(", ".warning("] {
                if let Some(at) = line.find(word) {
                    let path = path.display();
                    places.insert(format!("{path}:{}:{}", number + 1, at + 2));
                }
            }
        }
    }
    places
}

/// Every unit is read from its JSON as it was.
fn reads_back(sample: &str, compiled: &Compiled) {
    for language in &compiled.languages {
        for (name, unit) in &language.units {
            let read = domain::read::json(&serde_json::to_string(unit).unwrap());
            let code = &language.code;
            assert!(read.as_ref() == Ok(unit), "{sample}: {code}/{name}");
        }
    }
}

#[test]
fn samples_say_what_is_expected_and_every_problem_has_a_sample() {
    let samples = project().join("tests/samples");
    let mut differences = String::new();
    let mut unseen = places();
    assert!(unseen.len() > 80, "the places are not found: {unseen:?}");
    let mut count = 0;
    for entry in fs::read_dir(&samples).unwrap().flatten() {
        if !entry.path().is_dir() {
            continue;
        }
        count += 1;
        let name = entry.file_name().to_string_lossy().into_owned();
        let compiled = compiled(&samples, &name, fresh("samples", &name));
        let mut problems = String::new();
        for problem in &compiled.problems {
            let _ = writeln!(problems, "{problem}");
            let noted = problem.noted;
            let file = noted.file().replace('\\', "/");
            let file = file
                .rsplit_once("compiler/src/")
                .map_or("", |(_, file)| file);
            unseen.remove(&format!("{file}:{}:{}", noted.line(), noted.column()));
        }
        reads_back(&name, &compiled);
        expect(
            &samples.join(&name).join("expected.txt"),
            &problems,
            &mut differences,
        );
        let expected = samples.join(&name).join("expected");
        for path in files(&expected) {
            let code = path.parent().unwrap().to_string_lossy().into_owned();
            let unit = path.file_stem().unwrap().to_string_lossy().into_owned();
            let language = compiled
                .languages
                .iter()
                .find(|language| language.code == code);
            let unit = language
                .and_then(|language| language.units.get(&unit))
                .unwrap_or_else(|| panic!("{name} has no {}", path.display()));
            let json = serde_json::to_string_pretty(unit).unwrap() + "\n";
            expect(&expected.join(&path), &json, &mut differences);
        }
    }
    assert!(count > 1, "no samples in {}", samples.display());
    assert!(
        differences.is_empty(),
        "{differences}\nIf this is meant, run with SEJAWAT_REWRITE=1 and read what changes."
    );
    assert!(
        unseen.is_empty(),
        "no sample shows what these places of crates/compiler/src note: {unseen:#?}"
    );
}

#[test]
fn generated_content_has_every_module_so_many_times_and_no_problems() {
    let samples = project().join("tests/samples");
    let content = fresh("generate", "content");
    let one = compiled(&samples, "translated", content.clone());
    let out = fresh("generate", "out");
    generate(&content, &out, 12).unwrap();
    let many = compile(&out);
    assert_eq!(many.problems, []);
    for (one, many) in one.languages.iter().zip(&many.languages) {
        assert_eq!(many.counts.modules, 12 * one.counts.modules);
        assert_eq!(many.counts.lessons, 12 * one.counts.lessons);
        assert!(many.units.contains_key("m111"));
    }
    let again = generate(&content, &out, 2);
    assert!(again.is_err(), "nothing is written over");
}
