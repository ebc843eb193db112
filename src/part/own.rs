//! A box for one's own words, kept on the device only if asked.

use crate::browser::dom;
use crate::markup::Markup;
use crate::part::block::blocks;
use crate::part::text::inline;
use crate::site::Site;
use domain::block::Block;
use domain::id::Id;
use domain::text::Inline;
use domain::worksheet::{Entry, LONGEST, entry_id};
use leptos::prelude::*;
use litemap::LiteMap;
use view::view;

/// The only blank of a box.
const BLANK: &str = "own";

/// The box.
pub fn own(site: &Site, id: &Id, task: &[Inline], inner: &'static [Block]) -> Markup {
    let words = site.words();
    let compare = (!inner.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{words.own_compare}</summary>
                <div class="flow">{blocks(site, inner)}</div>
            </details>
        }
    });
    let keeping = site.is_live().then(|| keeping(site, id));
    view! {
        <section class="own field">
            <label>
                <span class="own__task">{inline(site, task)}</span>
                <span class="hint">{words.own_note}</span>
                <textarea class="in" id=id.to_string() rows="3" dir="auto" autocomplete="off" spellcheck="false"></textarea>
            </label>
            {keeping}
            {compare}
        </section>
    }
}

/// The button that keeps what stands in the box, and the one that deletes it.
fn keeping(site: &Site, id: &Id) -> Markup {
    let words = site.words();
    let Some(entry) = entry_id(id, 1) else {
        return Markup::nothing();
    };
    let kept = {
        let (site, entry) = (site.clone(), entry.clone());
        move || {
            site.progress.with(|progress| {
                let kept = progress.kept.get(&entry)?;
                kept.value.values.values().next().cloned()
            })
        }
    };
    let box_id = id.to_string();
    if let Some(text) = untrack(&kept) {
        let box_id = box_id.clone();
        dom::soon(move || {
            if dom::value_of(&box_id).is_empty() {
                dom::set_value(&box_id, &text);
            }
        });
    }
    let status = RwSignal::new("");
    let put = {
        let site = site.clone();
        move |text: Option<String>, done: &'static str| {
            let mut values = LiteMap::new();
            if let (Some(text), Ok(blank)) = (text, Id::try_from(BLANK)) {
                values.insert(blank, text);
            }
            let day = site.today().map_or(0, domain::date::Day::number);
            let new = Entry {
                day: u32::try_from(day).unwrap_or(0),
                values,
            };
            site.change(|progress| progress.keep(&entry, new));
            status.set(site.outcome(done));
        }
    };
    let keep = {
        let (put, box_id) = (put.clone(), box_id.clone());
        move |_| {
            let text = dom::value_of(&box_id);
            match text.chars().count() {
                0 => status.set(words.sheet_empty),
                length if length > LONGEST => status.set(words.sheet_too_long),
                _ => put(Some(text), words.sheet_kept),
            }
        }
    };
    let delete = move || {
        kept().map(|_| {
            let (put, box_id) = (put.clone(), box_id.clone());
            let delete = move |_| {
                put(None, words.sheet_deleted);
                // The button is gone now.
                dom::focus(&box_id);
            };
            view! { <button class="btn btn--line" type="button" on:click=delete>{words.kept_delete}</button> }
        })
    };
    view! {
        <div class="btns">
            <button class="btn btn--line" type="button" on:click=keep>{words.sheet_keep}</button>
            {delete}
        </div>
        <p role="status">{move || status.get()}</p>
    }
}
