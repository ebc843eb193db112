//! Sets up what is missing: the wasm target, Trunk, wasm-bindgen, browsers and drivers. Every version is pinned here.

use crate::Outcome;
use crate::command::{command, first_line, run, tools, which};

/// Must equal the version in `Cargo.toml` and `Trunk.toml`: the glue and the program are made for each other.
const WASM_BINDGEN: &str = "0.2.130";
const TRUNK: &str = "0.21.14";
const GECKODRIVER: &str = "0.37.1";
/// Debian packages for the browser tests, with the programs that show they are there.
const PACKAGES: [(&str, &str); 5] = [
    ("chromium", "chromium"),
    ("chromium-headless-shell", "chromium-headless-shell"),
    ("chromium-driver", "chromedriver"),
    ("firefox-esr", "firefox-esr"),
    ("poppler-utils", "pdftotext"),
];

/// What building the site needs.
pub fn site() -> Outcome {
    let installed = command("rustup")
        .args(["target", "list", "--installed"])
        .output();
    let installed = installed
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    if !installed.contains("wasm32-unknown-unknown") {
        println!("Setting up: the WebAssembly target of Rust.");
        run(command("rustup").args(["target", "add", "wasm32-unknown-unknown"]))?;
    }
    // Trunk must never download anything by itself, so everything is fetched before it runs.
    run(command("cargo").args(["fetch", "--quiet", "--locked"]))?;
    tool("trunk", TRUNK, "trunk", true)?;
    // Its own lock file cannot be satisfied any more, so this one is resolved anew.
    tool("wasm-bindgen", WASM_BINDGEN, "wasm-bindgen-cli", false)
}

/// What the browser tests need.
pub fn browsers() -> Outcome {
    let missing: Vec<&str> = PACKAGES
        .iter()
        .filter(|(_, program)| which(program).is_none())
        .map(|(package, _)| *package)
        .collect();
    if !missing.is_empty() {
        packages(&missing)?;
    }
    tool("geckodriver", GECKODRIVER, "geckodriver", true)
}

fn tool(program: &str, version: &str, package: &str, locked: bool) -> Outcome {
    let has = |line: String| line.split_whitespace().any(|word| word == version);
    if has(first_line(command(program).arg("--version"))) {
        return Ok(());
    }
    println!("Setting up: {package} {version}, built from source once. This takes a few minutes.");
    let mut install = command("cargo");
    install
        .args(["install", package, "--version", version, "--root"])
        .arg(tools());
    if locked {
        install.arg("--locked");
    }
    run(&mut install)
}

fn packages(missing: &[&str]) -> Outcome {
    let line = format!("apt-get update && apt-get install -y {}", missing.join(" "));
    let is_root = first_line(command("id").arg("-u")) == "0";
    if which("apt-get").is_none() || !is_root {
        return Err(format!(
            "the browser tests need {}; on Debian run as root: {line}",
            missing.join(", ")
        ));
    }
    println!(
        "Setting up: {} from the system's packages.",
        missing.join(", ")
    );
    run(command("sh")
        .args(["-c", &line])
        .env("DEBIAN_FRONTEND", "noninteractive"))
}
