//! Small things asked of the document.

use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
pub use web_sys::Event;
use web_sys::{
    Blob, BlobPropertyBag, Document, Element, HtmlAnchorElement, HtmlDetailsElement, HtmlElement,
    HtmlInputElement, HtmlSelectElement, Url, Window,
};

/// The window. `None` outside a browser.
pub fn window() -> Option<Window> {
    if cfg!(target_arch = "wasm32") {
        web_sys::window()
    } else {
        None
    }
}

/// The document. `None` outside a browser.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// All elements that a selector finds below a place.
pub fn all(below: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = below.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|place| found.get(place)?.dyn_into().ok())
        .collect()
}

/// When the fold of a quiz item has just been opened: the values of what is chosen beside it.
pub fn chosen_when_opened(event: &Event) -> Option<Vec<String>> {
    let fold: HtmlDetailsElement = event.current_target()?.dyn_into().ok()?;
    let beside = fold.parent_element()?;
    let value = |control: Element| match control.dyn_into::<HtmlInputElement>() {
        Ok(input) => Some(input.value()),
        Err(other) => Some(other.dyn_into::<HtmlSelectElement>().ok()?.value()),
    };
    let controls = all(&beside, "input:checked, select").into_iter();
    fold.open().then(|| controls.filter_map(value).collect())
}

/// The fold of the quiz item that a control belongs to.
fn fold_beside(event: &Event) -> Option<HtmlDetailsElement> {
    let control: Element = event.current_target()?.dyn_into().ok()?;
    let beside = control.closest(".opts").ok()??;
    let fold = beside.query_selector("details.check").ok()??;
    fold.dyn_into().ok()
}

/// Closes the fold of a quiz item because the answer has changed; whether it was open.
pub fn close_fold_beside(event: &Event) -> bool {
    let fold = fold_beside(event).filter(HtmlDetailsElement::open);
    if let Some(fold) = &fold {
        fold.set_open(false);
    }
    fold.is_some()
}

/// Closes the fold of a quiz item from within, and puts the focus on what opens it.
pub fn try_again(event: &Event) {
    let Some(fold) = fold_beside(event) else {
        return;
    };
    fold.set_open(false);
    let summary = fold.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
        let _ = summary.focus();
    }
}

thread_local! {
    static ORDERS: RefCell<Vec<(String, Vec<String>)>> = const { RefCell::new(Vec::new()) };
}

/// Keeps the order of options that the reader saw before the program took over, by item.
pub fn keep_orders(orders: Vec<(String, Vec<String>)>) {
    ORDERS.with(|kept| *kept.borrow_mut() = orders);
}

/// The order of an item's options that the reader has seen; empty if none was.
pub fn shown_order(item: &str) -> Vec<String> {
    ORDERS.with(|kept| {
        let kept = kept.borrow();
        let found = kept.iter().find(|(name, _)| name == item);
        found.map(|(_, order)| order.clone()).unwrap_or_default()
    })
}

/// Whether the control that an event is about is chosen.
pub fn is_checked(event: &Event) -> bool {
    let control = event.target();
    let control = control.and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    control.is_some_and(|input| input.checked())
}

/// What stands in the field that an event is about.
pub fn typed(event: &Event) -> String {
    event
        .target()
        .map_or_else(String::new, |field| value(&field))
}

/// The value of a control of any kind.
fn value(control: &JsValue) -> String {
    let value = js_sys::Reflect::get(control, &"value".into()).ok();
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

/// Name of the control that an event is about.
pub fn name_of(event: &Event) -> String {
    let control = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    control
        .and_then(|control| control.get_attribute("name"))
        .unwrap_or_default()
}

/// Takes a tick back.
pub fn untick(event: &Event) {
    let control = event.target();
    if let Some(input) = control.and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
        input.set_checked(false);
    }
}

/// All controls with a name below an element.
fn named_below(section: &str) -> Vec<Element> {
    let section = document().and_then(|document| document.get_element_by_id(section));
    section.map_or_else(Vec::new, |section| all(&section, "[name]"))
}

/// A control as a box to tick, if it is one.
fn box_to_tick(control: &Element) -> Option<&HtmlInputElement> {
    control
        .dyn_ref::<HtmlInputElement>()
        .filter(|input| matches!(input.type_().as_str(), "radio" | "checkbox"))
}

/// What is filled in below an element: the name of each control and its value, of boxes to tick only those ticked.
pub fn filled_in(section: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for control in named_below(section) {
        let value = value(&control);
        if box_to_tick(&control).is_none_or(HtmlInputElement::checked) && !value.trim().is_empty() {
            found.push((control.get_attribute("name").unwrap_or_default(), value));
        }
    }
    found
}

/// Fills in all controls below an element: those named with their values, the others with nothing.
pub fn fill_in(section: &str, values: &[(String, String)]) {
    for control in named_below(section) {
        let name = control.get_attribute("name").unwrap_or_default();
        let mut named = values.iter().filter(|(known, _)| *known == name);
        match box_to_tick(&control) {
            Some(input) => {
                let own = input.value();
                input.set_checked(named.any(|(_, value)| *value == own));
            }
            None => {
                let value = named.next().map_or("", |(_, value)| value);
                let _ = js_sys::Reflect::set(&control, &"value".into(), &value.into());
            }
        }
    }
}

fn control<C: JsCast>(id: &str) -> Option<C> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Whether a control is chosen now.
pub fn is_checked_now(id: &str) -> bool {
    control::<HtmlInputElement>(id).is_some_and(|input| input.checked())
}

/// Chooses a control, or not.
pub fn set_checked(id: &str, on: bool) {
    if let Some(input) = control::<HtmlInputElement>(id) {
        input.set_checked(on);
    }
}

/// What stands in a box; empty if there is none.
pub fn value_of(id: &str) -> String {
    control::<web_sys::HtmlTextAreaElement>(id).map_or_else(String::new, |written| written.value())
}

/// Writes into a box.
pub fn set_value(id: &str, text: &str) {
    if let Some(written) = control::<web_sys::HtmlTextAreaElement>(id) {
        written.set_value(text);
    }
}

/// What was entered in the fields of a section.
pub fn entries(section: &str) -> Vec<String> {
    let Some(section) = document().and_then(|document| document.get_element_by_id(section)) else {
        return Vec::new();
    };
    all(&section, "textarea")
        .iter()
        .map(|field| value(field))
        .collect()
}

/// Prints one part of the page on paper of its form. Until that is over the part and the root carry the form as `data-print`,
/// and everything between them `around`.
pub fn print_only(id: &str, form: &str) {
    let (Some(window), Some(document)) = (window(), document()) else {
        return;
    };
    let part = document.get_element_by_id(id);
    let marked: Vec<Element> =
        std::iter::successors(part, |element| element.parent_element()).collect();
    let last = marked.len().saturating_sub(1);
    for (place, element) in marked.iter().enumerate() {
        let is_end = place == 0 || place == last;
        let _ = element.set_attribute("data-print", if is_end { form } else { "around" });
    }
    let over = Closure::once_into_js(move || {
        for element in marked {
            let _ = element.remove_attribute("data-print");
        }
    });
    let options = web_sys::AddEventListenerOptions::new();
    options.set_once(true);
    let _ = window.add_event_listener_with_callback_and_add_event_listener_options(
        "afterprint",
        over.unchecked_ref(),
        &options,
    );
    let _ = window.print();
}

/// Copies a text and tells whether that worked. On hosts without https it never does.
pub fn copy(text: &str, then: impl FnOnce(bool) + 'static) {
    let clipboard = window()
        .map(|window| window.navigator())
        .and_then(|navigator| js_sys::Reflect::get(&navigator, &"clipboard".into()).ok())
        .filter(|clipboard| !clipboard.is_undefined());
    let promise = clipboard.and_then(|clipboard| {
        let write = js_sys::Reflect::get(&clipboard, &"writeText".into()).ok()?;
        let write: js_sys::Function = write.dyn_into().ok()?;
        write
            .call1(&clipboard, &text.into())
            .ok()?
            .dyn_into::<js_sys::Promise>()
            .ok()
    });
    match promise {
        None => then(false),
        Some(promise) => wasm_bindgen_futures::spawn_local(async move {
            then(wasm_bindgen_futures::JsFuture::from(promise).await.is_ok());
        }),
    }
}

/// Offers a text as a file of a kind to keep.
pub fn download(name: &str, kind: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options).ok()?;
    let address = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&address).ok()
}

/// Reads the file chosen in an input and hands its text on; `None` if it cannot be read.
pub fn chosen_file(event: &Event, then: impl FnOnce(Option<String>) + 'static) {
    let input = event
        .target()
        .and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
    let Some(input) = input else { return };
    let Some(file) = input.files().and_then(|files| files.get(0)) else {
        return;
    };
    wasm_bindgen_futures::spawn_local(async move {
        let text = wasm_bindgen_futures::JsFuture::from(file.text()).await;
        input.set_value("");
        then(text.ok().and_then(|text| text.as_string()));
    });
}

/// Moves the focus to the heading of the page.
pub fn focus_heading() {
    let heading = document().and_then(|document| document.query_selector("main h1").ok().flatten());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        let _ = heading.focus();
    }
}

/// Moves the focus to an element.
pub fn focus(id: &str) {
    if let Some(found) = control::<HtmlElement>(id) {
        let _ = found.focus();
    }
}

/// Moves the focus to an element once the page shows it.
pub fn focus_soon(id: &'static str) {
    soon(move || focus(id));
}

/// Calls back before the browser next paints, when what changed now is in the page.
pub fn soon(then: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let then = Closure::once_into_js(then);
        let _ = window.request_animation_frame(then.unchecked_ref());
    }
}

/// Calls back when what changed now has been painted.
pub fn once_painted(then: impl FnOnce() + 'static) {
    soon(move || soon(then));
}

/// Sets title, language and look of the document.
pub fn dress(title: &str, language: &str) {
    let Some(document) = document() else { return };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", language);
    }
}

/// Sets or clears an attribute of the document's root.
pub fn mark_root(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Calls back at every event of a kind on the window, for as long as the page lives.
pub fn listen<E: JsCast + 'static>(kind: &str, mut heard: impl FnMut(E) + 'static) {
    let Some(window) = window() else { return };
    let heard = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
        if let Ok(event) = event.dyn_into() {
            heard(event);
        }
    });
    let _ = window.add_event_listener_with_callback(kind, heard.as_ref().unchecked_ref());
    heard.forget();
}

/// Tells the loader something by an event on the window.
pub fn tell(kind: &str) {
    if let (Some(window), Ok(event)) = (window(), web_sys::CustomEvent::new(kind)) {
        let _ = window.dispatch_event(&event);
    }
}
