//! Pages that are their text: with a cover where one comes to read or choose, without where it matters to be quick.

use crate::browser::fetch;
use crate::markup::Markup;
use crate::part::block::blocks;
use crate::part::label::cover;
use crate::part::sheet::print_page_button;
use crate::part::text::inline;
use crate::site::Site;
use crate::words::fill;
use domain::route::Place;
use domain::unit::Page;
use leptos::prelude::*;
use view::view;

/// A note that the text is shown in its original language.
pub fn instead_note(site: &Site, page: &Page) -> Option<Markup> {
    page.instead.is_some().then(|| {
        view! { <p class="bar" lang=site.language.code>{site.words().instead_note}</p> }
    })
}

/// A page with a cover.
pub fn page(site: &Site, page: &'static Page) -> Markup {
    page_with(site, page, Markup::nothing())
}

/// A page with a cover, and what stands below its text.
fn page_with(site: &Site, page: &'static Page, end: Markup) -> Markup {
    view! {
        {cover(site, page, vec![])}
        <div class="wrap page">
            <article class="prose flow" lang=page.instead.clone()>
                {instead_note(site, page)}
                {blocks(site, &page.blocks)}
            </article>
            {end}
        </div>
    }
}

/// A page without a cover: less to scroll when it matters.
pub fn bare(site: &Site, page: &'static Page) -> Markup {
    let lead =
        (!page.lead.is_empty()).then(|| view! { <p class="lead">{inline(site, &page.lead)}</p> });
    view! {
        <div class="wrap page">
            <article class="prose prose--wide flow" lang=page.instead.clone()>
                {instead_note(site, page)}
                <h1 tabindex="-1">{inline(site, &page.title)}</h1>
                {lead}
                {blocks(site, &page.blocks)}
            </article>
        </div>
    }
}

/// About: a page that ends with the version in use.
pub fn about(site: &Site, found: &'static Page) -> Markup {
    let words = site.words();
    let version = env!("CARGO_PKG_VERSION");
    let line = RwSignal::new(fill(words.version_only, &[("version", version)]));
    if site.is_live() {
        leptos::task::spawn_local(async move {
            if let Some(release) = fetch::release().await {
                let values = [("version", version), ("release", &release)];
                line.set(fill(words.version_label, &values));
            }
        });
    }
    let end = view! { <p class="small soft stack-top" id="version">{move || line.get()}</p> };
    page_with(site, found, end)
}

/// A page of self-help. It leaves no trace: whoever opens this device next sees nothing of what was read.
pub fn self_help(site: &Site, found: &'static Page) -> Markup {
    let (all, label) = (site.place(Place::SelfHelp), site.words().all_self_help);
    let end = view! {
        <div class="btns stack-top">
            <a class="btn btn--line" href=all>{label}</a>
            {print_page_button(site)}
        </div>
    };
    page_with(site, found, end)
}
