//! A role-play. Live, one step at a time with what went before; without the program, all steps as sections linked to
//! one another.

// Each program holds only the form it shows: the browser's the live one, the maker of snapshots the still one.
#[cfg(not(feature = "ssr"))]
mod live;
#[cfg(feature = "ssr")]
mod still;

use crate::markup::Markup;
use crate::page::lesson::contents;
#[cfg(feature = "ssr")]
use crate::page::lesson::way_on;
use crate::page::plain::instead_note;
use crate::part::block::blocks;
use crate::part::icon::{self, Icon};
use crate::part::label::cover;
use crate::site::Site;
use domain::block::Block;
use domain::flow::{Effect, Flow};
use domain::unit::{Module, Part};
use view::view;

/// A role-play of a module.
pub fn role_play(
    site: &Site,
    module: &'static Module,
    part: &'static Part,
    flow: &'static Flow,
    after: &'static [Block],
) -> Markup {
    let words = site.words();
    #[cfg(feature = "ssr")]
    let play = view! { {still::still(site, flow, after)} {way_on(site, module, part)} };
    #[cfg(not(feature = "ssr"))]
    let play = live::live(site, module, part, flow, after);
    view! {
        {cover(site, &part.page, vec![])}
        <div class="wrap page lesson">
            <article class="prose flow" lang=part.page.instead.clone()>
                {instead_note(site, &part.page)}
                {blocks(site, &part.page.blocks)}
                <p class="small soft">{words.invented_note}</p>
                {play}
            </article>
            {contents(site, module, part)}
        </div>
    }
}

/// How a choice is marked for the coach's line: by shape and word, then by colour.
fn mark(site: &Site, effect: Effect) -> (Icon, &'static str) {
    match effect {
        Effect::Helpful => (icon::TICK, site.words().helped),
        Effect::Neutral => (icon::AGAIN, site.words().stalled),
        Effect::Harmful => (icon::STOP, site.words().could_hurt),
    }
}
