//! Home: what do you need now, and where you left off.

use crate::frame::name;
use crate::live;
use crate::markup::{IntoMarkup, Markup};
use crate::part::block::blocks;
use crate::part::item::heading_of;
use crate::part::picture;
use crate::part::review::due_line;
use crate::part::text::inline;
use crate::site::Site;
use domain::route::{Address, Place, Route};
use domain::unit::{Page, Unit};
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
            <div class="grid">{resume(site)} {due(site)}</div>
        </div>
    }
}

/// The page one was at last; only where the program runs and something was begun.
fn resume(site: &Site) -> Option<Markup> {
    let words = site.words();
    let (path, item) = site.is_live().then(|| {
        site.progress.with_untracked(|progress| {
            let item = progress.last_item().map(str::to_owned);
            Some((progress.last_page()?.to_owned(), item))
        })
    })??;
    // Earlier versions kept pages of self-help as well; those are nobody else's business.
    let route = Route::parse(&path).filter(|route| route.place() == Place::Training)?;
    let mut href = site.link(&route);
    if let Some(item) = item {
        href += &format!("#{}", heading_of(&item));
    }
    let title = RwSignal::new(Some(String::new()));
    let place = name(words, route.place());
    live::title_of(
        site.at(&Address {
            language: site.language.code.to_owned(),
            route,
        }),
        title,
    );
    let card = move || {
        let title = title.get()?;
        Some(view! {
            <section class="card card--mark" aria-labelledby="resume">
                <p class="kind">{words.continue_kind}</p>
                <h2 id="resume">{place} {title}</h2>
                <a class="btn btn--wide" href=href.clone()>{words.continue_button}</a>
            </section>
        })
    };
    Some(card.into_markup())
}

/// What is due of the lessons there are. Their list is fetched only if something comes back at all.
fn due(site: &Site) -> Option<Markup> {
    let today = site.today()?;
    let is_due = site.progress.with_untracked(|progress| {
        let mut reviews = progress.reviews.values();
        reviews.any(|review| review.value.is_due(today))
    });
    let training = Address {
        language: site.language.code.to_owned(),
        route: Route::Place(Place::Training),
    };
    let modules = RwSignal::new(None);
    if is_due {
        leptos::task::spawn_local(async move {
            if let Some(Unit::Page(_, found)) = live::unit(&training).await {
                modules.set(Some(found.as_slice()));
            }
        });
    }
    let site = site.clone();
    is_due.then(|| (move || due_line(&site, modules.get()?)).into_markup())
}
