//! What the browser tests stand on: the built site on a host of its own, and a browser that a driver steers.

use hosting::{Host, Running};
use serde_json::{Value, json};
use std::future::Future;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use thirtyfour::prelude::*;

/// How long a test waits for something to become true before it fails.
const PATIENCE: Duration = Duration::from_secs(20);

/// The built site, as `cargo xtask test` leaves it.
pub fn host(prefix: &str) -> Running {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    assert!(
        folder.join("sha256sums").is_file(),
        "build the site first: cargo xtask build"
    );
    let host = Host {
        prefix: prefix.to_owned(),
        ..Host::new(folder)
    };
    host.start(0).expect("a free port")
}

/// A browser with an empty profile, and the driver that steers it.
pub struct Browser {
    driver: WebDriver,
    process: Child,
}

/// Runs a test in a browser of its own; `setup` runs before the first page.
pub fn with_browser<F>(test: impl FnOnce(WebDriver) -> F)
where
    F: Future<Output = WebDriverResult<()>>,
{
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let mut browser = Browser::start().await;
        let outcome = test(browser.driver.clone()).await;
        let _ = browser.driver.clone().quit().await;
        let _ = browser.process.kill();
        let _ = browser.process.wait();
        outcome.expect("the test's own steps");
    });
}

impl Browser {
    async fn start() -> Browser {
        let port = TcpListener::bind("127.0.0.1:0")
            .and_then(|free| free.local_addr())
            .expect("a free port")
            .port();
        let process = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver; cargo xtask setup installs it");
        let mut capabilities = DesiredCapabilities::chrome();
        let arguments = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=360,740",
        ];
        for argument in arguments {
            capabilities.add_arg(argument).expect("an argument");
        }
        let begin = Instant::now();
        let driver = loop {
            match WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities.clone()).await {
                Ok(driver) => break driver,
                Err(error) => assert!(
                    begin.elapsed() < PATIENCE,
                    "the driver does not answer: {error}"
                ),
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        };
        Browser { driver, process }
    }
}

/// Waits until a script's result is true.
pub async fn until(driver: &WebDriver, what: &str, script: &str) -> WebDriverResult<()> {
    let begin = Instant::now();
    loop {
        let found = driver
            .execute(format!("return Boolean(({script}))"), vec![])
            .await?;
        if found.json() == &Value::Bool(true) {
            return Ok(());
        }
        if begin.elapsed() > PATIENCE {
            let page = "return location.href + ' ' + [...document.documentElement.attributes].map(one => one.name) + ' ' + document.body.innerText.slice(0, 300)";
            let page = driver.execute(page, vec![]).await?;
            panic!("never became true: {what}; the page is {}", page.json());
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}

/// Waits until the program has taken over.
pub async fn live(driver: &WebDriver) -> WebDriverResult<()> {
    until(
        driver,
        "the program has taken over",
        "document.documentElement.hasAttribute('data-live')",
    )
    .await
}

/// Value of an expression in the page.
pub async fn value(driver: &WebDriver, expression: &str) -> WebDriverResult<Value> {
    Ok(driver
        .execute(format!("return {expression}"), vec![])
        .await?
        .json()
        .clone())
}

/// Switches scripts of pages off or on.
pub async fn scripts(driver: &WebDriver, on: bool) -> WebDriverResult<()> {
    driver
        .cdp()
        .send_raw(
            "Emulation.setScriptExecutionDisabled",
            json!({ "value": !on }),
        )
        .await
        .map(drop)
}

/// Runs a script in every page before its own.
pub async fn before_each_page(driver: &WebDriver, script: &str) -> WebDriverResult<()> {
    driver
        .cdp()
        .send_raw(
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        )
        .await
        .map(drop)
}
