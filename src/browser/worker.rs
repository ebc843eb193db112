//! The service worker, as far as the program knows it: a new release waits, and keeping pages for later.

use super::dom::{document, listen, tell, window};

/// Calls back when a new release waits to be used.
pub fn on_waiting(mut then: impl FnMut() + 'static) {
    listen("sejawat:waiting", move |_: web_sys::Event| then());
}

/// Uses the release that waits; the loader reloads the page once.
pub fn update() {
    tell("sejawat:update");
}

/// Whether the person is to be asked before pages are kept, since the line counts every byte.
pub fn is_to_be_asked() -> bool {
    let root = document().and_then(|document| document.document_element());
    root.is_some_and(|root| root.has_attribute("data-ask"))
}

/// Keeps the pages for reading without internet, after the person said so.
pub fn keep_pages() {
    tell("sejawat:keep");
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
