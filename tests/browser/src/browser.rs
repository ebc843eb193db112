//! How a visit begins, and what is asked of the browser for it.

use crate::driven::{Driven, free_port, runtime};
use crate::visit::Visit;
use hosting::Host;
use serde_json::{Map, Value, json};
use std::fs::Permissions;
use std::future::Future;
use std::os::unix::fs::PermissionsExt;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use thirtyfour::common::capabilities::chrome::ChromeCapabilities;
use thirtyfour::common::capabilities::firefox::FirefoxCapabilities;
use thirtyfour::prelude::*;

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, steered by chromedriver. Only this one can be throttled, cut off and made to print.
    Chromium,
    /// Firefox, steered by geckodriver.
    Firefox,
}

/// How a visit begins: which browser, which window, where the site stands.
#[derive(Clone, Debug)]
pub struct Setup {
    engine: Engine,
    host: Host,
    size: (u32, u32),
    preferences: Map<String, Value>,
    name: Option<&'static str>,
    port: u16,
    profile: Option<PathBuf>,
    /// The browser may have served other visits before.
    may_be_used: bool,
    worker: bool,
    whole: bool,
}

impl Setup {
    /// The built site at the root of its host, in a window as small as a cheap phone's. The browser may have shown other sites
    /// before; this one is new to it. It knows no worker: keeping a whole language is more work than most journeys.
    pub fn new(engine: Engine) -> Setup {
        Setup {
            worker: false,
            ..Setup::keeping(engine)
        }
    }

    /// The same with the worker, which keeps the pages of the language.
    pub fn keeping(engine: Engine) -> Setup {
        Setup {
            may_be_used: true,
            ..Setup::of(engine, Host::new(crate::release()))
        }
    }

    /// Another folder or host, with the worker, in a browser that is started for it.
    pub fn of(engine: Engine, host: Host) -> Setup {
        Setup {
            engine,
            host,
            size: PHONE,
            preferences: Map::new(),
            name: None,
            port: 0,
            profile: None,
            may_be_used: false,
            worker: true,
            whole: false,
        }
    }

    /// The program begins with a script of the test; the name is that of the test.
    pub fn beginning_with(mut self, name: &str, script: &str) -> Setup {
        let name = format!("{name}-{:?}", self.engine);
        self.host.folder = crate::release_beginning_with(&name, script);
        self
    }

    /// The site stands under this path; begins and ends with a slash.
    pub fn under(mut self, prefix: &str) -> Setup {
        self.host.prefix = prefix.to_owned();
        self
    }

    /// The window has this size in CSS pixels.
    pub fn sized(mut self, width: u32, height: u32) -> Setup {
        self.size = (width, height);
        self
    }

    /// The host has this name, without https, as a school's own server in its network. Chromium only.
    pub fn named(mut self, name: &'static str) -> Setup {
        self.name = Some(name);
        self
    }

    /// The whole Chromium, as people have it, not its engine alone: for measuring. Started for this setup.
    pub fn whole(mut self) -> Setup {
        self.whole = true;
        self.may_be_used = false;
        self
    }

    /// A setting of Firefox.
    pub fn preference(mut self, name: &str, value: impl Into<Value>) -> Setup {
        self.preferences.insert(name.to_owned(), value.into());
        self
    }

    /// Runs a journey, closes the browser, and runs another one in a browser that is started anew on the same device: with what
    /// the first one stored, and with the host at the same address.
    ///
    /// # Panics
    /// As [`Setup::run`].
    pub fn run_and_come_back<F, G>(
        self,
        journey: impl FnOnce(Visit) -> F,
        again: impl FnOnce(Visit) -> G,
    ) where
        F: Future<Output = WebDriverResult<()>>,
        G: Future<Output = WebDriverResult<()>>,
    {
        self.on_one_device(|setup| {
            setup.clone().run(journey);
            setup.run(again);
        });
    }

    /// Runs so many journeys one after another on the same device, each in a browser that is started anew.
    ///
    /// # Panics
    /// As [`Setup::run`].
    pub fn run_each_anew<F>(self, count: usize, journey: impl Fn(usize, Visit) -> F)
    where
        F: Future<Output = WebDriverResult<()>>,
    {
        self.on_one_device(|setup| {
            for number in 0..count {
                setup.clone().run(|visit| journey(number, visit));
            }
        });
    }

    /// The port of the host and the profile of the browser stay the same.
    fn on_one_device(mut self, sessions: impl FnOnce(Setup)) {
        self.port = free_port();
        let profile = std::env::temp_dir().join(format!("sejawat-profile-{}", self.port));
        std::fs::create_dir_all(&profile).expect("a folder for the profile");
        self.profile = Some(profile.clone());
        sessions(self);
        let _ = std::fs::remove_dir_all(profile);
    }

    /// Runs a journey and ends the browser, however the journey ended.
    ///
    /// # Panics
    /// If a step of the journey fails, or the browser cannot be started.
    pub fn run<F>(self, journey: impl FnOnce(Visit) -> F)
    where
        F: Future<Output = WebDriverResult<()>>,
    {
        let runtime = runtime();
        let browser = runtime.block_on(Driven::of(&self));
        let port = match self.port {
            0 => free_port(),
            port => port,
        };
        let driven = (self.engine, browser.driver.clone());
        let visit = Visit::new(driven, self.host.clone(), port, self.name);
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            runtime.block_on(async {
                if self.engine == Engine::Chromium && !self.worker {
                    visit.before_each_page(WORKERLESS).await?;
                }
                journey(visit).await
            })
        }));
        match &outcome {
            Ok(Ok(())) if self.is_plain() => runtime.block_on(browser.rest(&self)),
            _ => runtime.block_on(browser.end()),
        }
        match outcome {
            Ok(outcome) => outcome.expect("the steps of the journey"),
            Err(panic) => resume_unwind(panic),
        }
    }

    /// The browser, its window included, is like that of any other plain setup of the engine.
    pub(crate) fn is_plain(&self) -> bool {
        let is_as_started = self.profile.is_none() && self.name.is_none();
        self.may_be_used && is_as_started && self.preferences.is_empty() && self.size == PHONE
    }

    /// The engine that is wanted, and whether it knows workers.
    pub(crate) fn kind(&self) -> (Engine, bool) {
        (self.engine, self.worker)
    }

    /// Starts the browser through a driver that listens at an address.
    pub(crate) async fn through(&self, driver: &str) -> WebDriverResult<WebDriver> {
        match self.engine {
            Engine::Chromium => WebDriver::new(driver, chromium(self)).await,
            Engine::Firefox => WebDriver::new(driver, firefox(self)).await,
        }
    }
}

/// A window as small as a cheap phone's.
const PHONE: (u32, u32) = (360, 740);
/// Makes a page of Chromium one of a browser without workers; Firefox has a setting for it.
const WORKERLESS: &str = "delete Navigator.prototype.serviceWorker";

/// Where the system keeps Chromium without the window around it: the same engine, with a quarter less work for the processors.
/// The whole browser serves where it is not installed.
fn engine_alone() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let mut places =
        std::env::split_paths(&folders).map(|folder| folder.join("chromium-headless-shell"));
    places.find(|place| place.is_file())
}

/// A script in a profile that starts the program with a page. With a profile that is not its own the driver asks for none, and the
/// engine alone, other than the whole browser, opens none by itself.
fn opening_a_page(program: &Path, profile: &Path) -> PathBuf {
    let script = profile.join("open.sh");
    let text = format!("#!/bin/sh\nexec '{}' \"$@\" data:,\n", program.display());
    let is_written = std::fs::write(&script, text)
        .and_then(|()| std::fs::set_permissions(&script, Permissions::from_mode(0o700)));
    is_written.expect("a script in the profile");
    script
}

fn chromium(setup: &Setup) -> ChromeCapabilities {
    let mut capabilities = DesiredCapabilities::chrome();
    let size = format!("--window-size={},{}", setup.size.0, setup.size.1);
    if let Some(mut program) = engine_alone().filter(|_| !setup.whole) {
        if let Some(profile) = &setup.profile {
            program = opening_a_page(&program, profile);
        }
        let program = program.display().to_string();
        capabilities.set_binary(&program).expect("a path");
    }
    let arguments = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        &size,
    ];
    for argument in arguments {
        capabilities.add_arg(argument).expect("an argument");
    }
    if let Some(profile) = &setup.profile {
        let folder = format!("--user-data-dir={}", profile.display());
        capabilities.add_arg(&folder).expect("an argument");
    }
    if let Some(name) = setup.name {
        let rule = format!("--host-resolver-rules=MAP {name} 127.0.0.1");
        capabilities.add_arg(&rule).expect("an argument");
    }
    capabilities
}

fn firefox(setup: &Setup) -> FirefoxCapabilities {
    let mut capabilities = DesiredCapabilities::firefox();
    let width = format!("--width={}", setup.size.0);
    let height = format!("--height={}", setup.size.1);
    for argument in ["-headless", &width, &height] {
        capabilities.add_arg(argument).expect("an argument");
    }
    if let Some(profile) = &setup.profile {
        for argument in ["-profile", &profile.display().to_string()] {
            capabilities.add_arg(argument).expect("an argument");
        }
    }
    let mut preferences = setup.preferences.clone();
    preferences.insert("dom.serviceWorkers.enabled".into(), json!(setup.worker));
    // Nothing but the site itself is asked for anything.
    preferences.insert(
        "network.captive-portal-service.enabled".into(),
        json!(false),
    );
    capabilities
        .set_browser_option("prefs", &preferences)
        .expect("preferences");
    capabilities
}
