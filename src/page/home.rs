//! Home: what do you need now, and where you left off.

use crate::frame::name;
use crate::live;
use crate::markup::Markup;
use crate::part::block::blocks;
use crate::part::picture;
use crate::part::review::due_line;
use crate::part::text::inline;
use crate::site::Site;
use domain::route::{Address, Place, Route};
use domain::unit::Page;
use leptos::prelude::*;
use view::view;

/// The page.
pub fn home(site: &Site, page: &'static Page) -> Markup {
    let kind = page.kind.clone();
    view! {
        <div class="cover cover--home">
            <div class="wrap">
                <div class="label">
                    <p class="label__kind">{kind}</p>
                    <h1 tabindex="-1">{inline(site, &page.title)}</h1>
                    <p class="label__lead lead">{inline(site, &page.lead)}</p>
                </div>
                {picture::shelf()}
            </div>
        </div>
        <div class="wrap page side">
            <div class="flow">{blocks(site, &page.blocks)}</div>
            <div class="grid">{resume(site)} {due_line(site)}</div>
        </div>
    }
}

/// The page one was at last; only where the program runs and something was begun.
fn resume(site: &Site) -> Option<Markup> {
    let words = site.words();
    let last = site
        .live
        .then(|| site.progress.get_untracked().last)
        .flatten()?;
    // Earlier versions kept pages of self-help as well; those are nobody else's business.
    let route = Route::parse(&last.value).filter(|route| route.place() == Place::Training)?;
    let href = site.link(&route);
    let title = RwSignal::new(String::new());
    let place = name(words, route.place());
    live::title_of(
        site.at(&Address {
            language: site.language.code.to_owned(),
            route,
        }),
        title,
    );
    Some(view! {
        <section class="card card--mark" aria-labelledby="resume">
            <p class="kind">{words.continue_kind}</p>
            <h2 id="resume">{place} {move || title.get()}</h2>
            <a class="btn btn--wide" href=href>{words.continue_button}</a>
        </section>
    })
}
