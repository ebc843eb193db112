//! The day, the clocks, and ticks.

use super::dom::window;
use domain::date::Day;
use domain::timer::Reading;
use js_sys::Date;
use wasm_bindgen::prelude::*;

/// Calls back every so many milliseconds until [`stop`] is called; `None` outside a browser.
pub fn every(milliseconds: i32, tick: impl FnMut() + 'static) -> Option<i32> {
    let window = window()?;
    let tick = Closure::<dyn FnMut()>::new(tick);
    let handle = window
        .set_interval_with_callback_and_timeout_and_arguments_0(
            tick.as_ref().unchecked_ref(),
            milliseconds,
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

/// Both clocks of the device; at rest outside a browser.
pub fn reading() -> Reading {
    let steady = window().and_then(|window| window.performance());
    Reading {
        wall: if cfg!(target_arch = "wasm32") {
            Date::now() as i64
        } else {
            0
        },
        steady: steady.map_or(0, |steady| steady.now() as i64),
    }
}

/// A number by chance.
pub fn chance() -> u32 {
    // A number in JavaScript holds 32 bits whole.
    (js_sys::Math::random() * f64::from(u32::MAX)) as u32
}

/// The day that the device shows.
pub fn today() -> Option<Day> {
    let now = Date::now();
    let behind = Date::new(&JsValue::from_f64(now)).get_timezone_offset();
    Some(Day::on_clock(now as i64, behind as i32))
}
