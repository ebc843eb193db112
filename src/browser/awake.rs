//! Keeping the screen on while something runs. Where a browser cannot or will not, nothing is missed.

use super::dom::window;
use js_sys::{Function, Promise, Reflect};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The lock that keeps the screen on, if there is one. Copies are the same.
#[derive(Clone, Default)]
pub struct Awake(Rc<RefCell<Option<JsValue>>>);

impl Awake {
    /// Asks for it, unless it is there. When the browser answers, it may no longer be wanted.
    pub fn ask(&self, is_wanted: impl Fn() -> bool + 'static) {
        if self.0.borrow().is_some() {
            return;
        }
        let Some(asked) = request() else { return };
        let held = self.0.clone();
        wasm_bindgen_futures::spawn_local(async move {
            if let Ok(lock) = JsFuture::from(asked).await {
                match is_wanted() && held.borrow().is_none() {
                    true => *held.borrow_mut() = Some(lock),
                    false => release(&lock),
                }
            }
        });
    }

    /// A browser lets the screen go dark once the page is hidden: when it is seen again, this asks again.
    pub fn look(&self, is_wanted: impl Fn() -> bool + 'static) {
        let is_hidden = || {
            let document = window().and_then(|window| window.document());
            document.is_some_and(|document| document.hidden())
        };
        let is_lost = |lock: &JsValue| {
            Reflect::get(lock, &"released".into()).is_ok_and(|released| released.is_truthy())
        };
        if self.0.borrow().as_ref().is_some_and(is_lost) && !is_hidden() {
            self.end();
            self.ask(is_wanted);
        }
    }

    /// Lets the screen go dark again.
    pub fn end(&self) {
        if let Some(lock) = self.0.borrow_mut().take() {
            release(&lock);
        }
    }
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

fn release(lock: &JsValue) {
    let release = Reflect::get(lock, &"release".into()).ok();
    if let Some(release) = release.and_then(|release| release.dyn_into::<Function>().ok()) {
        let _ = release.call0(lock);
    }
}
