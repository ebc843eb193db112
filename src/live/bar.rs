//! The line at the top of the page: what a person should know now, one thing at a time.

use crate::browser::worker;
use crate::markup::Markup;
use crate::site::{Site, Storage};
use domain::route::Place;
use leptos::prelude::*;
use view::view;

/// A line at the top of the page; one at a time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// Nothing but what may be wrong with storing.
    Nothing,
    /// The device has no internet.
    Offline,
    /// A new release waits.
    Update,
    /// The guide was left without a result.
    Unfinished,
    /// A page could not be had.
    Failed,
    /// Whether the pages are to be kept on a line that counts every byte.
    Keep,
}

/// The line at the top of the page.
pub fn bars(site: &Site, shown: RwSignal<Bar>) -> Markup {
    let words = site.words();
    let storage = site.storage;
    let site = site.clone();
    let bar = move || match shown.get() {
        Bar::Nothing => match storage.get() {
            Storage::Saving | Storage::Off => None,
            trouble => Some(view! { <p>{site.storage_line(trouble)}</p> }),
        },
        Bar::Offline => Some(view! { <p>{words.offline_bar}</p> }),
        Bar::Unfinished => Some(view! {
            <p>{words.guide_unfinished}</p>
            <a class="btn btn--line btn--mini" href=site.place(Place::Help)>{words.help_now}</a>
        }),
        Bar::Failed => Some(view! { <p>{words.load_failed}</p> }),
        Bar::Update => Some(view! {
            <p>{words.update_bar}</p>
            <button class="btn btn--line btn--mini" type="button" on:click=move |_| worker::update()>
                {words.update_button}
            </button>
        }),
        Bar::Keep => {
            let keep = move |_| {
                worker::keep_pages();
                shown.set(Bar::Nothing);
            };
            Some(view! {
                <p>{words.keep_bar}</p>
                <button class="btn btn--line btn--mini" type="button" id="keep-offline" on:click=keep>
                    {words.keep_button}
                </button>
                <button class="btn btn--plain btn--mini" type="button" on:click=move |_| shown.set(Bar::Nothing)>
                    {words.keep_later}
                </button>
            })
        }
    };
    view! {
        <div class="wrap bars" role="status">
            {move || bar().map(|line| view! { <div class="bar">{line}</div> })}
        </div>
    }
}
