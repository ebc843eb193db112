//! Keeping the screen on while something runs. Where a browser cannot or will not, nothing is missed.

use super::dom::window;
use js_sys::{Function, Promise, Reflect};
use std::cell::{Cell, RefCell};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// How many exercises run.
    static RUNNING: Cell<u32> = const { Cell::new(0) };
    /// What keeps the screen on.
    static LOCK: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// An exercise begins to run.
pub fn begin() {
    RUNNING.set(RUNNING.get() + 1);
    ask();
}

/// An exercise no longer runs; after the last one the screen may go dark again.
pub fn end() {
    RUNNING.set(RUNNING.get().saturating_sub(1));
    if RUNNING.get() == 0 {
        release(LOCK.take());
    }
}

/// A browser lets the screen go dark once the page is hidden: when it is seen again, this asks again.
pub fn look() {
    let is_hidden = || {
        let document = window().and_then(|window| window.document());
        document.is_some_and(|document| document.hidden())
    };
    let is_lost = |lock: &JsValue| {
        Reflect::get(lock, &"released".into()).is_ok_and(|released| released.is_truthy())
    };
    if LOCK.with_borrow(|lock| lock.as_ref().is_some_and(is_lost)) && !is_hidden() {
        LOCK.take();
        ask();
    }
}

/// Asks for the lock, unless it is there. When the browser answers, it may no longer be wanted.
fn ask() {
    if LOCK.with_borrow(Option::is_some) {
        return;
    }
    let Some(asked) = request() else { return };
    wasm_bindgen_futures::spawn_local(async move {
        if let Ok(lock) = JsFuture::from(asked).await {
            match RUNNING.get() > 0 && LOCK.with_borrow(Option::is_none) {
                true => LOCK.set(Some(lock)),
                false => release(Some(lock)),
            }
        }
    });
}

fn request() -> Option<Promise> {
    let navigator = window()?.navigator();
    let lock = Reflect::get(&navigator, &"wakeLock".into()).ok()?;
    let request: Function = Reflect::get(&lock, &"request".into())
        .ok()?
        .dyn_into()
        .ok()?;
    let promise = request.call1(&lock, &"screen".into()).ok()?;
    promise.dyn_into().ok()
}

fn release(lock: Option<JsValue>) {
    let Some(lock) = lock else { return };
    let release = Reflect::get(&lock, &"release".into()).ok();
    if let Some(release) = release.and_then(|release| release.dyn_into::<Function>().ok()) {
        let _ = release.call0(&lock);
    }
}
