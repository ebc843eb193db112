//! The program's files: the glue of wasm-bindgen and our loader become one script, so that one request starts it.

use crate::style::name_hash;
use std::fs;
use std::path::{Path, PathBuf};

/// Names of the program's files.
pub struct Program {
    /// The one script.
    pub script: String,
    /// The WebAssembly.
    pub wasm: String,
}

impl Program {
    /// The program of a folder: made ready once, then as it is.
    pub fn of(folder: &Path) -> Result<Program, String> {
        let Ok(script) = find(folder, "app-", ".js") else {
            return Program::bundle(folder);
        };
        let wasm = find(folder, "sejawat-", ".wasm")?;
        Ok(Program {
            script: name(&script),
            wasm: name(&wasm),
        })
    }

    /// Joins glue and loader into one file, which names the WebAssembly, and removes both. Each is named by its hash.
    fn bundle(folder: &Path) -> Result<Program, String> {
        let wasm = find(folder, "sejawat-", ".wasm")?;
        let glue = find(folder, "sejawat-", ".js")?;
        let loader = folder.join("boot.js");
        let read = |file: &Path| {
            fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
        };
        let bytes = fs::read(&wasm).map_err(|error| format!("{}: {error}", wasm.display()))?;
        let (bytes, names) = delivered(&bytes)?;
        let wasm_name = format!("sejawat-{}.wasm", name_hash(&bytes));
        fs::write(folder.join(&wasm_name), &bytes)
            .map_err(|error| format!("{wasm_name}: {error}"))?;
        let script = format!(
            "{}\nconst PROGRAM = \"{wasm_name}\";\n{}",
            renamed(shorten(&read(&glue)?), &names)?,
            shorten(&read(&loader)?)
        );
        let script_name = format!("app-{}.js", name_hash(script.as_bytes()));
        fs::write(folder.join(&script_name), script)
            .map_err(|error| format!("{script_name}: {error}"))?;
        for old in [glue, loader, wasm] {
            fs::remove_file(&old).map_err(|error| format!("{}: {error}", old.display()))?;
        }
        Ok(Program {
            script: script_name,
            wasm: wasm_name,
        })
    }
}

/// Name of a file without its folder.
fn name(file: &Path) -> String {
    file.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The one file of the program with this beginning and ending.
fn find(folder: &Path, beginning: &str, ending: &str) -> Result<PathBuf, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let is_ours = |file: &PathBuf| {
        let name = name(file);
        name.starts_with(beginning) && name.ends_with(ending)
    };
    let found: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(is_ours)
        .collect();
    match found.as_slice() {
        [one] => Ok(one.clone()),
        _ => Err(format!(
            "expected one file {beginning}…{ending}, found {}",
            found.len()
        )),
    }
}

/// What a function that the glue lends to the program was called, and what it is called now.
type Renamed = (String, String);

/// The program as it is delivered, and what it calls each function that the glue lends it: old name and new. Names of functions,
/// more than a third of the file, are for a debugger only. Leptos brings streams along (`wasm-streams`) that its server functions
/// need and nothing here does; being offered to scripts they would stay.
fn delivered(program: &[u8]) -> Result<(Vec<u8>, Vec<Renamed>), String> {
    let mut module = walrus::ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse(program)
        .map_err(|error| format!("the program is not WebAssembly: {error}"))?;
    let is_of_streams = |name: &str| name.contains("intounderlying");
    let exports = module.exports.iter();
    let unused = exports.filter(|export| is_of_streams(&export.name));
    for export in unused.map(|export| export.id()).collect::<Vec<_>>() {
        module.exports.delete(export);
    }
    let customs: Vec<_> = module.customs.iter().map(|(id, _)| id).collect();
    for custom in customs {
        module.customs.delete(custom);
    }
    walrus::passes::gc::run(&mut module);
    let mut names = Vec::new();
    for (place, import) in module.imports.iter_mut().enumerate() {
        let short = format!("i{place}");
        names.push((std::mem::replace(&mut import.name, short.clone()), short));
    }
    Ok((module.emit_wasm(), names))
}

/// The glue with the names that the program uses. wasm-bindgen ends its names with a hash, which no packing makes smaller: here
/// and in the program that is 4 kB of 200.
fn renamed(mut glue: String, names: &[Renamed]) -> Result<String, String> {
    for (old, new) in names {
        let lent = |name: &str| format!("\n{name}: function(");
        if glue.matches(&lent(old)).count() != 1 {
            return Err(format!("the glue does not lend {old} to the program once"));
        }
        glue = glue.replace(&lent(old), &lent(new));
    }
    Ok(glue)
}

/// Drops comment lines and the blanks at the beginning of lines: safe without understanding the script.
fn shorten(script: &str) -> String {
    let mut short = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        if line.starts_with("/*") {
            in_comment = true;
        }
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            short.push_str(line);
            short.push('\n');
        }
        if in_comment && line.ends_with("*/") {
            in_comment = false;
        }
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_has_the_same_name_where_it_is_lent_and_where_it_is_used() {
        let names = [("__wbg_now_12ab".to_owned(), "i0".to_owned())];
        let glue = "const import0 = {\n__wbg_now_12ab: function() {\n},\n__wbg_now_12abc: function() {\n},\n};";
        let short = glue.replace("__wbg_now_12ab:", "i0:");
        assert_eq!(renamed(glue.to_owned(), &names), Ok(short));
        let not_lent = renamed("const import0 = {};".to_owned(), &names);
        assert!(not_lent.is_err_and(|what| what.contains("__wbg_now_12ab")));
    }
}
