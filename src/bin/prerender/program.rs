//! The program's files: the glue of wasm-bindgen and our loader become one script, so that one request starts it.

use crate::style::{hash, name_hash};
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

    /// Joins glue and loader into one file named by its hash, and removes both. It names the WebAssembly and its hash, which
    /// would stand in every page otherwise.
    fn bundle(folder: &Path) -> Result<Program, String> {
        let wasm = find(folder, "sejawat-", ".wasm")?;
        let glue = find(folder, "sejawat-", ".js")?;
        let loader = folder.join("boot.js");
        let read = |file: &Path| {
            fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
        };
        let bytes = fs::read(&wasm).map_err(|error| format!("{}: {error}", wasm.display()))?;
        let bytes = without_names(&bytes).ok_or("the program is not WebAssembly")?;
        fs::write(&wasm, &bytes).map_err(|error| format!("{}: {error}", wasm.display()))?;
        let (wasm, integrity) = (name(&wasm), hash(&bytes));
        let script = format!(
            "{}\nconst PROGRAM = {{ wasm: \"{wasm}\", integrity: \"{integrity}\" }};\n{}",
            shorten(&read(&glue)?),
            shorten(&read(&loader)?)
        );
        let script_name = format!("app-{}.js", name_hash(script.as_bytes()));
        fs::write(folder.join(&script_name), script)
            .map_err(|error| format!("{script_name}: {error}"))?;
        for old in [glue, loader] {
            fs::remove_file(&old).map_err(|error| format!("{}: {error}", old.display()))?;
        }
        Ok(Program {
            script: script_name,
            wasm,
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

/// A WebAssembly module without its custom sections: names of functions, more than a third of the file, which only a
/// debugger reads. Format: <https://webassembly.github.io/spec/core/binary/modules.html>.
fn without_names(module: &[u8]) -> Option<Vec<u8>> {
    const HEADER: usize = 8;
    const CUSTOM: u8 = 0;
    let mut kept = module.get(..HEADER)?.to_vec();
    let mut place = HEADER;
    while let Some(kind) = module.get(place) {
        let (mut size, mut digit, mut after) = (0usize, 0, place + 1);
        loop {
            let byte = *module.get(after)?;
            size |= usize::from(byte & 0x7f) << digit;
            (digit, after) = (digit + 7, after + 1);
            if byte < 0x80 {
                break;
            }
        }
        let section = module.get(place..after + size)?;
        if *kind != CUSTOM {
            kept.extend_from_slice(section);
        }
        place = after + size;
    }
    Some(kept)
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
