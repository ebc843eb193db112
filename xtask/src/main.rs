//! Tasks of the project: `cargo xtask <task>`. One place for everything that is done to the sources.

mod bench;
mod budget;
mod check;
mod command;
mod guide;
mod pages;
mod release;
mod serve;
mod setup;
mod test;

use std::env;
use std::path::PathBuf;
use std::process::ExitCode;

/// A task's end: done, or one sentence why not.
type Outcome = Result<(), String>;

const USAGE: &str = "\
cargo xtask serve [--port 8080]   set up what is missing, build the release site, serve it
cargo xtask test [--fast]         every test; --fast leaves the site and the browsers out
cargo xtask build                 the release folder dist/ and sejawat-<version>.zip
cargo xtask check [--json]        compile the content; all problems and counts
cargo xtask check --scale         how long 100 and 1000 pages take to compile
cargo xtask bench                 sizes and speed beside a plain page; fails at a hard limit
cargo xtask guide --ticks A1,S6 [--modifiers minor] [--unsure age]
                                  the level of these answers and why
cargo xtask guide --table|--graph every rule for a reviewer, or the questions as SVG; --language en
cargo xtask stamp FILE…|--all     say that translations are up to date
cargo xtask setup                 only set up what is missing
cargo xtask dev [--port 8080]     build for development, serve, rebuild on change";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let (task, rest) = arguments
        .split_first()
        .map_or(("help", &[][..]), |(task, rest)| (task, rest));
    if let Err(error) = env::set_current_dir(root()) {
        eprintln!("xtask: {error}");
        return ExitCode::FAILURE;
    }
    let outcome = match task {
        "serve" => serve::serve(port(rest)),
        "dev" => serve::dev(port(rest)),
        "test" => test::test(rest.iter().any(|argument| argument == "--fast")),
        "bench" => bench::bench(),
        "build" => release::build(),
        "check" if rest.iter().any(|argument| argument == "--scale") => check::scale(),
        "check" => check::check(rest.iter().any(|argument| argument == "--json")),
        "guide" => guide::guide(rest),
        "stamp" => check::stamp(rest),
        "setup" => setup::site().and_then(|()| setup::browsers()),
        "pages" => pages::hook(),
        _ => {
            println!("{USAGE}");
            Ok(())
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(what) => {
            eprintln!("xtask: {what}");
            ExitCode::FAILURE
        }
    }
}

/// The folder of the project, wherever the task is called from.
fn root() -> PathBuf {
    let here = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    here.and_then(|here| here.parent().map(PathBuf::from))
        .unwrap_or_else(|| PathBuf::from("."))
}

fn port(arguments: &[String]) -> u16 {
    let place = arguments.iter().position(|argument| argument == "--port");
    place
        .and_then(|place| arguments.get(place + 1)?.parse().ok())
        .unwrap_or(8080)
}
