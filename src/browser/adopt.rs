//! Taking over a page that was already in use: what was chosen, entered and opened is carried into the live page.
//!
//! The live page has the same controls under the same ids, so each is set and told so by the events a person's hand
//! would have caused; the parts then record what they hear.

use super::dom::{all, document, keep_orders};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventInit, HtmlDetailsElement, HtmlElement, HtmlInputElement,
    HtmlSelectElement, HtmlTextAreaElement,
};

/// What a reader had done before the program took over.
pub struct Adopted {
    chosen: Vec<String>,
    touched: Vec<String>,
    typed: Vec<(String, String)>,
    written: Vec<String>,
    open: Vec<(String, String)>,
    focus: Option<String>,
}

fn inputs(below: &Element) -> impl Iterator<Item = HtmlInputElement> {
    all(below, "main input")
        .into_iter()
        .filter_map(|input| input.dyn_into().ok())
}

fn boxes(below: &Element) -> Vec<HtmlTextAreaElement> {
    all(below, "main textarea")
        .into_iter()
        .filter_map(|written| written.dyn_into().ok())
        .collect()
}

fn selects(below: &Element) -> Vec<HtmlSelectElement> {
    all(below, "main select")
        .into_iter()
        .filter_map(|select| select.dyn_into().ok())
        .collect()
}

fn folds(below: &Element) -> Vec<HtmlDetailsElement> {
    all(below, "main details")
        .into_iter()
        .filter_map(|fold| fold.dyn_into().ok())
        .collect()
}

/// What a fold is known by in both pages, since the live one may have more of them: what it stands in, and its words.
fn named(fold: &HtmlDetailsElement) -> (String, String) {
    let around = fold.closest("[id]").ok().flatten();
    let words = fold.query_selector("summary").ok().flatten();
    (
        around.map_or_else(String::new, |around| around.id()),
        words
            .and_then(|words| words.text_content())
            .unwrap_or_default(),
    )
}

thread_local! {
    static TICKED: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
}

/// Ids of what was chosen before the program took over. Told once: a page that is shown later begins without it.
pub fn ticked_before() -> Vec<String> {
    TICKED.with(RefCell::take)
}

/// Whether the control with an id was chosen before the program took over.
pub fn was_ticked(id: &str) -> bool {
    TICKED.with(|ticked| ticked.borrow().iter().any(|ticked| ticked == id))
}

/// Reads what the reader has done on the page as it stands.
pub fn read(body: &Element) -> Adopted {
    let mut adopted = Adopted {
        chosen: vec![],
        touched: vec![],
        typed: vec![],
        written: vec![],
        open: vec![],
        focus: None,
    };
    let mut orders: Vec<(String, Vec<String>)> = Vec::new();
    for input in inputs(body) {
        let is_choice = matches!(input.type_().as_str(), "radio" | "checkbox");
        if is_choice && !input.name().is_empty() {
            match orders.last_mut() {
                Some((name, order)) if *name == input.name() => order.push(input.value()),
                _ => orders.push((input.name(), vec![input.value()])),
            }
        }
        if is_choice && input.checked() {
            adopted.touched.push(input.name());
            adopted.chosen.push(input.id());
        } else if !is_choice && !input.value().is_empty() {
            adopted.typed.push((input.id(), input.value()));
        }
    }
    for select in selects(body) {
        if !select.value().is_empty() {
            adopted.typed.push((select.id(), select.value()));
        }
    }
    adopted.written = boxes(body).iter().map(HtmlTextAreaElement::value).collect();
    let open = folds(body);
    adopted.open = open.iter().filter(|fold| fold.open()).map(named).collect();
    adopted.focus = document()
        .and_then(|document| document.active_element())
        .map(|focused| focused.id())
        .filter(|id| !id.is_empty());
    keep_orders(orders);
    TICKED.with(|ticked| ticked.borrow_mut().clone_from(&adopted.chosen));
    adopted
}

impl Adopted {
    /// Gives it to the live page.
    pub fn give(self, body: &Element) {
        for input in inputs(body) {
            let id = input.id();
            if !input.name().is_empty() && self.touched.contains(&input.name()) {
                input.set_checked(false);
            }
            if self.chosen.contains(&id) {
                input.set_checked(true);
                announce(&input, "change");
            } else if let Some((_, text)) = self.typed.iter().find(|(typed, _)| *typed == id) {
                input.set_value(text);
            }
        }
        for select in selects(body) {
            let id = select.id();
            if let Some((_, value)) = self.typed.iter().find(|(chosen, _)| *chosen == id) {
                select.set_value(value);
            }
        }
        for (written, text) in boxes(body).iter().zip(&self.written) {
            written.set_value(text);
        }
        for fold in folds(body) {
            if self.open.contains(&named(&fold)) {
                fold.set_open(true);
            }
        }
        let focused = self.focus.and_then(|id| document()?.get_element_by_id(&id));
        if let Some(focused) = focused.and_then(|focused| focused.dyn_into::<HtmlElement>().ok()) {
            let _ = focused.focus();
        }
    }
}

fn announce(input: &HtmlInputElement, kind: &str) {
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    if let Ok(event) = Event::new_with_event_init_dict(kind, &bubbling) {
        let _ = input.dispatch_event(&event);
    }
}
