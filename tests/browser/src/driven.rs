//! Running browsers, and the programs that steer them. Starting a browser takes longer than most journeys, so one that was not
//! changed in a lasting way waits for the next journey. Every visit has a host at a port of its own, so it finds nothing that
//! another one stored.

use crate::browser::{Engine, Setup};
use crate::visit::PATIENCE;
use std::collections::BTreeSet;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, OnceLock};
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;
use tokio::runtime::Runtime;

/// A running browser and the program that steers it.
pub(crate) struct Driven {
    pub(crate) driver: WebDriver,
    process: Child,
}

/// Browsers that wait, each with the kind of setup it is for.
static WAITING: Mutex<Vec<((Engine, bool), Driven)>> = Mutex::new(Vec::new());

/// What every journey runs on: connections to a browser outlive the journey that opened them.
pub(crate) fn runtime() -> &'static Runtime {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    RUNTIME.get_or_init(|| Runtime::new().expect("a runtime"))
}

/// A port that is free, and that no visit had before.
pub(crate) fn free_port() -> u16 {
    static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    loop {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
        let port = free.expect("a free port").port();
        if GIVEN.lock().expect("the ports").insert(port) {
            return port;
        }
    }
}

impl Driven {
    /// A browser for a setup: one that waits, or a new one.
    pub(crate) async fn of(setup: &Setup) -> Driven {
        let waiting = setup.is_plain().then(|| {
            let mut waiting = WAITING.lock().expect("the browsers that wait");
            let place = waiting.iter().position(|(kind, _)| *kind == setup.kind())?;
            Some(waiting.swap_remove(place).1)
        });
        match waiting.flatten() {
            Some(driven) => driven,
            None => Driven::start(setup).await,
        }
    }

    async fn start(setup: &Setup) -> Driven {
        let port = free_port().to_string();
        let (program, arguments) = match setup.kind().0 {
            Engine::Chromium => ("chromedriver", vec![format!("--port={port}")]),
            Engine::Firefox => ("geckodriver", vec!["--port".to_owned(), port.clone()]),
        };
        // The driver and its browser are a group of processes that ends when nobody holds the other end of the pipe: also when
        // the tests are over, or were stopped.
        let process = Command::new("sh")
            .process_group(0)
            .args([
                "-c",
                "\"$0\" \"$@\" < /dev/null & read -r _; kill -TERM 0",
                program,
            ])
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("a shell");
        let begin = Instant::now();
        let driver = loop {
            match setup.through(&format!("http://127.0.0.1:{port}")).await {
                Ok(driver) => break driver,
                Err(error) => assert!(
                    begin.elapsed() < PATIENCE,
                    "the driver does not answer; cargo xtask setup installs it: {error}"
                ),
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        };
        Driven { driver, process }
    }

    /// Waits for the next journey behind an empty tab: what was set for the old one goes with it.
    pub(crate) async fn rest(self, setup: &Setup) {
        match self.begin_anew().await {
            Ok(()) => {
                let mut waiting = WAITING.lock().expect("the browsers that wait");
                waiting.push((setup.kind(), self));
            }
            Err(_) => self.end().await,
        }
    }

    async fn begin_anew(&self) -> WebDriverResult<()> {
        let old = self.driver.windows().await?;
        let new = self.driver.new_tab().await?;
        for tab in old {
            self.driver.switch_to_window(tab).await?;
            self.driver.close_window().await?;
        }
        self.driver.switch_to_window(new).await
    }

    /// Ends the browser.
    pub(crate) async fn end(mut self) {
        let _ = self.driver.clone().quit().await;
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}
