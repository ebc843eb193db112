//! The day, and one tick a second.

use super::dom::window;
use domain::date::Day;
use wasm_bindgen::prelude::*;

/// Calls back every second until [`stop`] is called; `None` outside a browser.
pub fn every_second(tick: impl FnMut() + 'static) -> Option<i32> {
    let window = window()?;
    let tick = Closure::<dyn FnMut()>::new(tick);
    let handle = window
        .set_interval_with_callback_and_timeout_and_arguments_0(
            tick.as_ref().unchecked_ref(),
            1_000,
        )
        .ok();
    // The browser holds it; a page has at most a few such clocks, so that leaving it there costs little.
    tick.forget();
    handle
}

/// Stops a clock.
pub fn stop(clock: Option<i32>) {
    if let (Some(window), Some(clock)) = (window(), clock) {
        window.clear_interval_with_handle(clock);
    }
}

/// A number by chance.
pub fn chance() -> u32 {
    // A number in JavaScript holds 32 bits whole.
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// The day of the visit, as the world's clock has it: near enough for telling how old a number is.
pub fn today() -> Option<Day> {
    let days = js_sys::Date::now() / 86_400_000.0;
    Some(Day::from_number(days as i32))
}
