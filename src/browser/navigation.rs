//! Where the reader is: links inside the site, Back and Forward, scroll position.

use super::dom::{all, document, listen, window};
use super::fetch::root;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, HtmlAnchorElement, HtmlElement, MouseEvent, PopStateEvent, ScrollRestoration,
};

/// The pieces of a text, in the snapshot as in the live page.
const PIECES: &str = ".flow > *";

thread_local! {
    /// Scroll position of every entry of the history in this visit.
    static POSITIONS: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
    static ENTRY: RefCell<usize> = const { RefCell::new(0) };
}

/// The address of the page relative to the site's root.
pub fn here() -> String {
    let path = window()
        .and_then(|window| window.location().pathname().ok())
        .unwrap_or_default();
    path.strip_prefix(root().as_str())
        .unwrap_or_default()
        .to_owned()
}

/// Calls back with the address of every link inside the site that is pressed plainly, relative to the root; when it
/// answers yes, the browser does not follow the link itself.
pub fn on_link(mut pressed: impl FnMut(&str, &str) -> bool + 'static) {
    listen("click", move |event: MouseEvent| {
        let plain = !event.default_prevented()
            && event.button() == 0
            && !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key());
        let link = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|target| target.closest("a[href]").ok().flatten())
            .and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        let (true, Some(link)) = (plain, link) else {
            return;
        };
        let ours = window().and_then(|window| window.location().origin().ok());
        if Some(link.origin()) != ours
            || !link.target().is_empty()
            || link.has_attribute("download")
        {
            return;
        }
        let path = link.pathname();
        let Some(path) = path.strip_prefix(root().as_str()) else {
            return;
        };
        let anchor = link.hash();
        if pressed(path, anchor.trim_start_matches('#')) {
            event.prevent_default();
        }
    });
}

/// Calls back after Back or Forward.
pub fn on_back(mut moved: impl FnMut() + 'static) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        let _ = history.replace_state_with_url(&JsValue::from(0), "", None);
    }
    listen("scroll", move |_: web_sys::Event| keep_position());
    // Leaving the site: whoever comes back by the browser's own means is served by the browser's own memory.
    listen("pagehide", move |_: web_sys::Event| {
        if let Some(history) = window().and_then(|window| window.history().ok()) {
            let _ = history.set_scroll_restoration(ScrollRestoration::Auto);
        }
    });
    listen("popstate", move |event: PopStateEvent| {
        ENTRY.with(|entry| *entry.borrow_mut() = event.state().as_f64().unwrap_or(0.0) as usize);
        moved();
    });
}

fn keep_position() {
    let Some(y) = window().and_then(|window| window.scroll_y().ok()) else {
        return;
    };
    let entry = ENTRY.with(|entry| *entry.borrow());
    POSITIONS.with(|positions| {
        let mut positions = positions.borrow_mut();
        if positions.len() <= entry {
            positions.resize(entry + 1, 0.0);
        }
        positions[entry] = y;
    });
}

/// Adds an entry to the history, in the same turn as the press that asked for it.
pub fn push(path: &str, anchor: &str) {
    keep_position();
    let entry = ENTRY.with(|entry| {
        *entry.borrow_mut() += 1;
        *entry.borrow()
    });
    // What lay ahead of the new entry cannot be reached any more.
    POSITIONS.with(|positions| positions.borrow_mut().truncate(entry));
    let anchor = if anchor.is_empty() {
        String::new()
    } else {
        format!("#{anchor}")
    };
    let address = format!("{}{path}{anchor}", root());
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        let _ = history.push_state_with_url(&JsValue::from(entry as u32), "", Some(&address));
    }
}

/// Scrolls to where the reader was on this entry of the history.
pub fn restore_position() {
    let entry = ENTRY.with(|entry| *entry.borrow());
    let y = POSITIONS.with(|positions| positions.borrow().get(entry).copied().unwrap_or(0.0));
    scroll_to(y);
}

/// Scrolls to a heading and puts the focus there, or to the top.
pub fn show(anchor: &str) {
    let target = document().and_then(|document| document.get_element_by_id(anchor));
    match target {
        Some(target) if !anchor.is_empty() => {
            if !target.has_attribute("tabindex") {
                let _ = target.set_attribute("tabindex", "-1");
            }
            target.scroll_into_view();
            if let Ok(target) = target.dyn_into::<HtmlElement>() {
                let _ = target.focus();
            }
        }
        _ => scroll_to(0.0),
    }
}

/// What is being read: the first piece of a text in sight, by its number, and how far it stands from the top of the window.
/// `None` for a reader who has not read on.
pub fn being_read(body: &Element) -> Option<(usize, f64)> {
    let y = window()?.scroll_y().ok()?;
    if y == 0.0 {
        return None;
    }
    let mut pieces = all(body, PIECES).into_iter().enumerate();
    pieces.find_map(|(number, piece)| {
        let place = piece.get_bounding_client_rect();
        (place.bottom() > 0.0).then(|| (number, place.top()))
    })
}

/// Brings back what was being read to where it stood: the live page may be higher before it, and what the snapshot had left for
/// later is laid out now.
pub fn keep_in_place(body: &Element, (number, top): (usize, f64)) {
    let y = window().and_then(|window| window.scroll_y().ok());
    if let (Some(y), Some(piece)) = (y, all(body, PIECES).get(number)) {
        scroll_to(y + piece.get_bounding_client_rect().top() - top);
    }
}

fn scroll_to(y: f64) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, y);
    }
}

/// Leaves at once: the page behind takes this one's place in the history of the tab.
pub fn leave(path: &str) {
    let Some(window) = window() else { return };
    if let Ok(Some(session)) = window.session_storage() {
        let _ = session.set_item("left", "1");
    }
    let _ = window.location().replace(&format!("{}{path}", root()));
}
