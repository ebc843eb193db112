//! A small plan with blanks: printed or copied, never stored.

use super::writing::{Length, writing};
use crate::browser::dom;
use crate::markup::Markup;
use crate::part::sheet::print_button;
use crate::part::text::inline;
use crate::site::Site;
use domain::id::Id;
use domain::text::{Inline, plain};
use leptos::prelude::*;
use view::view;

/// Blanks of a plan, an example, and buttons to take it along.
pub fn plan(
    site: &Site,
    id: &Id,
    blanks: &[(Vec<Inline>, Vec<Inline>)],
    example: &[Inline],
) -> Markup {
    let words = site.words();
    let fields = blanks
        .iter()
        .enumerate()
        .map(|(number, (label, hint))| {
            let id = format!("{id}-{number}");
            let hint_id = format!("{id}-hint");
            let hint = (!hint.is_empty())
                .then(|| view! { <p class="hint" id=hint_id.clone()>{inline(site, hint)}</p> });
            let described = hint.is_some().then_some(hint_id);
            view! {
                <div class="field">
                    <label for=id.clone()>{inline(site, label)}</label>
                    {hint}
                    {writing(&id, None, Length::Line, described)}
                </div>
            }
        })
        .collect::<Markup>();
    let status = RwSignal::new("");
    let labels: Vec<String> = blanks.iter().map(|(label, _)| plain(label)).collect();
    let section = id.to_string();
    let copy = {
        let section = section.clone();
        move |_| {
            let entries = dom::entries(&section);
            let lines: Vec<String> = labels
                .iter()
                .zip(entries)
                .map(|(label, entry)| format!("{label}: {entry}"))
                .collect();
            dom::copy(&lines.join("\n"), move |done| {
                status.set(if done {
                    words.copied
                } else {
                    words.copy_failed
                });
            });
        }
    };
    let buttons = site.is_live().then(|| {
        view! {
            <div class="btns">
                <button class="btn btn--line" type="button" on:click=copy>{words.copy}</button>
                {print_button(site, section.clone(), "tool")}
            </div>
            <p role="status">{move || status.get()}</p>
        }
    });
    let example = (!example.is_empty()).then(
        || view! { <p class="small soft">{words.plan_example} ": " {inline(site, example)}</p> },
    );
    view! {
        <section class="card plan" id=section>
            {fields}
            {example}
            <p class="small soft">{words.plan_note}</p>
            {buttons}
        </section>
    }
}
