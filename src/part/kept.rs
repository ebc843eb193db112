//! What was written and kept on this device: all of it on My data, and the plan that somebody wants to see in Help now.

use crate::markup::Markup;
use crate::part::text::inline;
use crate::part::tool::worksheet::lines;
use crate::site::Site;
use crate::words;
use domain::block::KeptLine;
use domain::id::Id;
use domain::progress::Progress;
use domain::worksheet::{Entry, Field, FieldKind, entries};
use leptos::prelude::*;
use view::view;

/// Everything that is kept, page by page, to read and to delete.
pub fn kept(site: &Site, pages: &'static [KeptLine]) -> Markup {
    if !site.is_live() {
        return Markup::nothing();
    }
    let site = site.clone();
    let all = move || {
        let progress = site.progress.get();
        let found: Vec<Markup> = pages
            .iter()
            .filter_map(|page| of_page(&site, &progress, page))
            .collect();
        match found.is_empty() {
            true => view! { <p>{site.words().kept_nothing}</p> },
            false => found.into_iter().collect(),
        }
    };
    view! { {all} }
}

fn of_page(site: &Site, progress: &Progress, page: &'static KeptLine) -> Option<Markup> {
    let words = site.words();
    let mut rows = Vec::new();
    for (place, fields) in &page.places {
        for (id, entry) in entries(&progress.kept, place) {
            let delete = {
                let (site, id) = (site.clone(), id.clone());
                move |_| site.change(|progress| progress.keep(&id, Entry::default()))
            };
            let body = match fields.is_empty() {
                true => {
                    let text = entry.values.values().next().cloned().unwrap_or_default();
                    view! { <p dir="auto" translate="no">{text}</p> }
                }
                false => lines(site, fields.iter(), entry),
            };
            let day = words::date(words, &entry.day().to_string());
            rows.push(view! {
                <details class="more">
                    <summary translate="no">{day}</summary>
                    {body}
                    <div class="btns">
                        <button class="btn btn--line" type="button" on:click=delete>{words.kept_delete}</button>
                    </div>
                </details>
            });
        }
    }
    let href = format!("{}/{}", site.language.code, page.address);
    (!rows.is_empty()).then(|| {
        view! {
            <h3><a href=href>{inline(site, &page.title)}</a></h3>
            {rows}
        }
    })
}

/// The latest entry of a worksheet whose last choice is its first option: that it is shown here.
pub fn shown(
    site: &Site,
    address: &'static str,
    id: &'static Id,
    fields: &'static [Field],
) -> Markup {
    if !site.is_live() {
        return Markup::nothing();
    }
    let site = site.clone();
    let card = move || {
        let progress = site.progress.get();
        let found = entries(&progress.kept, id);
        let (_, entry) = found.first()?;
        let choice = fields.iter().rev().find_map(|field| match &field.kind {
            FieldKind::One(options) => Some((field, &options.first()?.0)),
            _ => None,
        });
        let (asked, yes) = choice?;
        (entry.value(&asked.id) == yes.as_str()).then(|| {
            let words = site.words();
            let href = format!("{}/{address}", site.language.code);
            let others = fields.iter().filter(|field| field.id != asked.id);
            view! {
                <section class="card flow">
                    <h2>{words.shown_title}</h2>
                    {lines(&site, others, entry)}
                    <p class="no-print"><a href=href>{words.shown_change}</a></p>
                </section>
            }
        })
    };
    view! { {card} }
}
