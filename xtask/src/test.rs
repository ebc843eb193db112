//! Every test, in the order in which a fault shows soonest; the runners' own closing lines come last.

use crate::command::{command, run};
use crate::{Outcome, budget, check, release, setup};

/// The task.
pub fn test(fast: bool) -> Outcome {
    run(command("cargo").args(["fmt", "--all", "--check"]))?;
    setup::site()?;
    let strict = ["--", "--deny", "warnings"];
    run(command("cargo")
        .args([
            "clippy",
            "--locked",
            "--workspace",
            "--features",
            "ssr",
            "--all-targets",
        ])
        .args(strict))?;
    let web = [
        "clippy",
        "--locked",
        "--features",
        "csr",
        "--target",
        "wasm32-unknown-unknown",
    ];
    run(command("cargo").args(web).args(strict))?;
    check::check(false)?;
    let native = [
        "test",
        "--locked",
        "--workspace",
        "--exclude",
        "browser-tests",
        "--features",
        "ssr",
    ];
    run(command("cargo").args(native))?;
    if fast {
        return Ok(());
    }
    release::build()?;
    budget::sizes()?;
    setup::browsers()?;
    run(command("cargo").args([
        "test",
        "--locked",
        "--package",
        "browser-tests",
        "--",
        "--test-threads=2",
    ]))
}
