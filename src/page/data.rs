//! My data: what is stored, back-up and restore, look, wipe.

mod controls;

use crate::markup::Markup;
use crate::page::plain::instead_note;
use crate::part::block::blocks;
use crate::part::label::cover;
use crate::site::Site;
use domain::unit::Page;
use view::view;

/// The page.
pub fn data(site: &Site, page: &'static Page) -> Markup {
    let words = site.words();
    let controls = match site.is_live() {
        true => controls::controls(site),
        false => view! { <p class="bar">{words.needs_script}</p> },
    };
    view! {
        {cover(site, page, vec![])}
        <div class="wrap page">
            <article class="prose flow" lang=page.instead.clone()>
                {instead_note(site, page)}
                {blocks(site, &page.blocks)}
                {controls}
            </article>
        </div>
    }
}
