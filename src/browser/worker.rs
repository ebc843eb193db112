//! The service worker, as far as the program knows it: a new release waits, and keeping pages for later.

use super::dom::{listen, tell, window};

/// Calls back when a new release waits to be used.
pub fn on_waiting(mut then: impl FnMut() + 'static) {
    listen("sejawat:waiting", move |_: web_sys::Event| then());
}

/// Uses the release that waits; the loader reloads the page once.
pub fn update() {
    tell("sejawat:update");
}

/// Asks the worker to keep the pages of a language, once that language was chosen.
pub fn keep(language: &str) {
    let worker = window().map(|window| window.navigator().service_worker());
    if let Some(worker) = worker
        .filter(|worker| !worker.is_undefined())
        .and_then(|worker| worker.controller())
    {
        let message = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&message, &"keep".into(), &language.into());
        let _ = worker.post_message(&message);
    }
}

/// Whether the device says it has no internet.
pub fn is_offline() -> bool {
    window().is_some_and(|window| !window.navigator().on_line())
}
