//! What a person does on a page, and what a test asks of it.

use crate::browser::Engine;
use hosting::{Host, Running};
use serde_json::Value;
use std::time::{Duration, Instant};
use thirtyfour::TypingData;
use thirtyfour::prelude::*;

/// How long a test waits for something to become true before it fails.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// Whether an element is there and a person sees it, in the page.
pub const SEEN: &str = "(found => found?.getClientRects().length \
    && found.checkVisibility({ opacityProperty: true, visibilityProperty: true }))";

/// A visit of the site in a browser of its own.
pub struct Visit {
    /// The browser.
    pub driver: WebDriver,
    engine: Engine,
    site: Option<Running>,
    host: Host,
    port: u16,
    address: String,
}

impl Visit {
    pub(crate) fn new(
        (engine, driver): (Engine, WebDriver),
        host: Host,
        port: u16,
        name: Option<&str>,
    ) -> Visit {
        let site = host.start(port).expect("a free port");
        let address = site.address();
        Visit {
            driver,
            engine,
            host,
            port: site.port(),
            address: name.map_or(address.clone(), |name| address.replace("127.0.0.1", name)),
            site: Some(site),
        }
    }

    /// Address of a page; the path is relative to the site's root.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// Opens a page by its address, as a link from elsewhere would.
    pub async fn open(&self, path: &str) -> WebDriverResult<()> {
        self.driver.goto(self.address(path)).await
    }

    /// Opens a page and waits until the program has taken over.
    pub async fn open_live(&self, path: &str) -> WebDriverResult<()> {
        self.open(path).await?;
        self.live().await
    }

    /// Goes to another page by a link, without the scripts and styles being read anew.
    pub async fn follow(&self, path: &str) -> WebDriverResult<()> {
        let to = Value::from(path);
        self.run(&format!(
            "const link = document.createElement('a'); link.href = {to}; const main = document.querySelector('main'); \
             main.dataset.left = ''; main.append(link); link.click()"
        ))
        .await?;
        let there = format!(
            "location.pathname.endsWith('/' + {to}) && document.querySelector('main:not([data-left]) h1')"
        );
        self.until(path, &there).await
    }

    /// Waits until the program has taken over.
    pub async fn live(&self) -> WebDriverResult<()> {
        self.until(
            "the program has taken over",
            "document.documentElement.hasAttribute('data-live')",
        )
        .await
    }

    /// Waits until the worker keeps every data file of a language that its own list names. Looks once at a time: a look
    /// asks for more than a hundred files.
    pub async fn kept(&self, language: &str) -> WebDriverResult<()> {
        let kept = format!(
            "window.looking ??= fetch('sw.js').then(answer => answer.text()).then(async text => {{ \
             const wanted = new Set(text.match(/data\\/{language}\\/[a-z0-9-]+\\.json/g)); \
             for (const name of await caches.keys()) {{ const cache = await caches.open(name); \
             const found = await Promise.all([...wanted].map(path => cache.match(new URL(path, document.baseURI)))); \
             if (wanted.size && found.every(Boolean)) window.kept = '{language}'; }} }})\
             .finally(() => {{ window.looking = null; }}), window.kept === '{language}'"
        );
        self.until("the pages are kept", &kept).await
    }

    /// Waits until an expression in the page is true. The page looks by itself, since every question from outside costs it
    /// time; with scripts off it cannot.
    ///
    /// # Panics
    /// If it does not become true in time; the message holds what the page shows.
    pub async fn until(&self, what: &str, expression: &str) -> WebDriverResult<()> {
        let wait = format!(
            "new Promise(answer => {{ let looks = 0; (function look() {{ let found; \
             try {{ found = Boolean(({expression})); }} catch (fault) {{ found = String(fault); }} \
             if (found === true || looks++ > 100) answer(found); else setTimeout(look, 10); }})(); }})"
        );
        let begin = Instant::now();
        loop {
            // A page that is just being left does not answer.
            let found = self.promised(&wait).await;
            if matches!(found, Ok(Value::Bool(true))) {
                return Ok(());
            }
            if begin.elapsed() > PATIENCE {
                let page = "location.href + ' ' + [...document.documentElement.attributes].map(one => one.name) \
                            + ' ' + document.body.innerText.slice(0, 300)";
                let page = self.value(page).await?;
                panic!("never became true: {what}; the page is {page}; the last answer {found:?}");
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }

    /// Value of an expression in the page.
    pub async fn value(&self, expression: &str) -> WebDriverResult<Value> {
        self.run(&format!("return {expression}")).await
    }

    /// Waits for a promise of the page, without asking it anything in the meantime, and gives its value.
    pub async fn promised(&self, promise: &str) -> WebDriverResult<Value> {
        match self.engine {
            Engine::Chromium => self.evaluated(promise).await,
            Engine::Firefox => {
                let script = format!("{promise}.then(arguments[arguments.length - 1])");
                let found = self.driver.execute_async(script, vec![]).await?;
                Ok(found.json().clone())
            }
        }
    }

    /// Waits until what the page shows now has been painted.
    pub async fn painted(&self) -> WebDriverResult<()> {
        let frames =
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";
        self.promised(frames).await.map(drop)
    }

    /// Runs statements in the page and gives what they return.
    pub async fn run(&self, statements: &str) -> WebDriverResult<Value> {
        match self.engine {
            Engine::Chromium => {
                self.evaluated(&format!("(() => {{ {statements} }})()"))
                    .await
            }
            Engine::Firefox => {
                let found = self.driver.execute(statements, vec![]).await?;
                Ok(found.json().clone())
            }
        }
    }

    /// Presses what a selector finds, as a thumb would: it must be there, in view and not covered.
    pub async fn press(&self, selector: &str) -> WebDriverResult<()> {
        let found = self.driver.find(By::Css(selector)).await?;
        let into_view = "arguments[0].scrollIntoView({ block: 'center' })";
        self.driver
            .execute(into_view, vec![found.to_json()?])
            .await?;
        found.click().await
    }

    /// Presses what a selector finds from inside the page: for the hundreds of answers in a table, of which a thumb is tried on
    /// a few.
    ///
    /// # Panics
    /// If it is not there to be seen.
    pub async fn press_inside(&self, selector: &str) -> WebDriverResult<()> {
        let selector = Value::from(selector);
        let press = format!(
            "const found = [document.querySelector({selector})].filter({SEEN})[0]; found?.click(); return Boolean(found)"
        );
        let found = self.run(&press).await?;
        assert_eq!(
            found,
            Value::Bool(true),
            "{selector} is not there to be seen"
        );
        Ok(())
    }

    /// Presses keys wherever the focus is.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> WebDriverResult<()> {
        let chain = self.driver.action_chain();
        chain.send_keys(keys).perform().await
    }

    /// The page as it would be printed: a PDF.
    pub async fn print(&self) -> WebDriverResult<Vec<u8>> {
        self.driver.print_page(Default::default()).await
    }

    /// The host is gone: nothing answers any more.
    pub fn cut_off(&mut self) {
        if let Some(site) = self.site.take() {
            site.stop();
        }
    }

    /// The host answers again, at the same address.
    ///
    /// # Panics
    /// If its port is not free again in time.
    pub async fn connect(&mut self) {
        let begin = Instant::now();
        while self.site.is_none() {
            // The host has a runtime of its own, which no runtime may start.
            let (host, port) = (self.host.clone(), self.port);
            let started = std::thread::spawn(move || host.start(port));
            match started.join().expect("the host starts or says why not") {
                Ok(site) => self.site = Some(site),
                Err(error) => assert!(begin.elapsed() < PATIENCE, "the host is not back: {error}"),
            }
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
    }
}
