//! Running other programs, said plainly.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the pinned tools are installed: never beside other versions of them.
pub fn tools() -> PathBuf {
    let target =
        env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let target = env::current_dir().map_or(target.clone(), |here| here.join(&target));
    target.join("tools")
}

/// The search path with our tools first.
fn path() -> OsString {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(tools().join("bin")).chain(env::split_paths(&old));
    env::join_paths(all).unwrap_or(old)
}

/// A program with our tools on its path.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(which(program).unwrap_or_else(|| PathBuf::from(program)));
    // What cargo tells a task about itself must not leak into the builds it starts.
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("CARGO_PKG_")
            || name.starts_with("CARGO_MANIFEST")
            || name == "RUSTUP_TOOLCHAIN"
        {
            command.env_remove(name);
        }
    }
    command.env("PATH", path());
    command
}

/// Where a program is, if it is anywhere.
pub fn which(program: &str) -> Option<PathBuf> {
    env::split_paths(&path())
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// Runs a program to its end; what it prints is shown.
///
/// # Errors
/// A sentence, if it cannot be started or fails.
pub fn run(command: &mut Command) -> Result<(), String> {
    let name = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let status = command
        .status()
        .map_err(|error| format!("{name} cannot be started: {error}"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{name} failed ({status})"))
    }
}

/// First line a program prints; nothing if it cannot be started.
pub fn first_line(command: &mut Command) -> String {
    let output = command
        .output()
        .map(|output| output.stdout)
        .unwrap_or_default();
    String::from_utf8_lossy(&output)
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned()
}
