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
    let has = |flag: &str| rest.iter().any(|argument| argument == flag);
    let outcome = match task {
        "help" | "--help" | "-h" => usage(),
        _ if has("--help") || has("-h") => usage(),
        "serve" => port(rest).and_then(serve::serve),
        "dev" => port(rest).and_then(serve::dev),
        "test" => only(rest, &["--fast"]).and_then(|()| test::test(has("--fast"))),
        "bench" => only(rest, &[]).and_then(|()| bench::bench()),
        "build" => only(rest, &[]).and_then(|()| release::build()),
        "check" => only(rest, &["--json", "--scale"]).and_then(|()| match has("--scale") {
            true => check::scale(),
            false => check::check(has("--json")),
        }),
        "guide" => guide::guide(rest),
        "stamp" => check::stamp(rest),
        "setup" => only(rest, &[])
            .and_then(|()| setup::site())
            .and_then(|()| setup::browsers()),
        "pages" => pages::hook(),
        other => Err(format!("there is no task {other}\n{USAGE}")),
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

fn usage() -> Outcome {
    println!("{USAGE}");
    Ok(())
}

/// Refuses what a task does not know: a slip of the keyboard must not start half an hour of tests.
fn only(arguments: &[String], known: &[&str]) -> Outcome {
    let mut arguments = arguments.iter();
    match arguments.find(|argument| !known.contains(&argument.as_str())) {
        None => Ok(()),
        Some(other) => Err(format!(
            "this task has no option {other}; cargo xtask help shows what there is"
        )),
    }
}

/// The port to serve at.
fn port(arguments: &[String]) -> Result<u16, String> {
    match arguments {
        [] => Ok(8080),
        [flag, port] if flag == "--port" => port
            .parse()
            .map_err(|_| format!("{port} is no port; ports are numbers from 0 to 65535")),
        [other, ..] => Err(format!(
            "{other}: only --port with a number can be said here"
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_task_does_not_know_is_refused_before_anything_starts() {
        let said =
            |words: &[&str]| -> Vec<String> { words.iter().map(|&word| word.into()).collect() };
        assert_eq!(only(&said(&["--fast"]), &["--fast"]), Ok(()));
        assert_eq!(
            only(&said(&["--fsat"]), &["--fast"]),
            Err("this task has no option --fsat; cargo xtask help shows what there is".into())
        );
        assert_eq!(port(&[]), Ok(8080));
        assert_eq!(port(&said(&["--port", "9000"])), Ok(9000));
        let refused = "70000 is no port; ports are numbers from 0 to 65535";
        assert_eq!(port(&said(&["--port", "70000"])), Err(refused.into()));
        assert!(port(&said(&["--port"])).is_err());
    }
}
