//! The page that says there is no such page.

use crate::frame::name;
use crate::markup::Markup;
use crate::site::Site;
use domain::route::Place;
use view::view;

/// The page.
pub fn lost(site: &Site) -> Markup {
    let words = site.words();
    let places = [
        Place::Help,
        Place::Home,
        Place::SelfHelp,
        Place::Training,
        Place::Refer,
    ];
    let links =
        places.map(|place| view! { <li><a href=site.place(place)>{name(words, place)}</a></li> });
    view! {
        <div class="wrap page">
            <article class="prose flow">
                <h1 tabindex="-1">{words.lost_title}</h1>
                <p>{words.lost_text}</p>
                <ul>{links}</ul>
                <p>{words.shell_help}</p>
            </article>
        </div>
    }
}
