//! The guide "when to refer". Live, one question a page; without the program, every sign as a tick in one list whose level
//! style sheets show. Both are made from the same rules and the same words.

// Each program holds only the form it shows: the browser's the live one, the maker of snapshots the still one.
#[cfg(not(feature = "ssr"))]
mod answers;
#[cfg(not(feature = "ssr"))]
mod handover;
#[cfg(not(feature = "ssr"))]
mod live;
#[cfg(not(feature = "ssr"))]
mod result;
#[cfg(feature = "ssr")]
mod still;

use crate::markup::{IntoMarkup, Markup};
use crate::part::block::blocks;
use crate::part::text::inline;
use crate::part::{contacts, icon};
use crate::site::Site;
use crate::words::{self, fill};
use domain::block::Block;
use domain::guide::{Guide, Level, Question};
use domain::unit::Page;
use leptos::prelude::*;
use view::view;

/// The guide on its page.
pub fn guide(site: &Site, guide: &'static Guide) -> Markup {
    #[cfg(feature = "ssr")]
    let shown = still::still(site, guide);
    #[cfg(not(feature = "ssr"))]
    let shown = live::live(site, guide);
    shown
}

/// Id of a control: of a tick, or of an answer to a whole question such as `age-unsure`.
fn control(id: &str) -> String {
    format!("g-{id}")
}

/// Id of the answer "I don't know" to a question.
fn unsure_id(question: &Question) -> String {
    control(&format!("{}-unsure", question.id))
}

/// Number of a level for style sheets, 1 the most serious.
pub fn number(level: Level) -> usize {
    let place = Level::ALL.iter().position(|other| *other == level);
    place.map_or(1, |place| place + 1)
}

/// In an emergency the first number of the page is one press away.
fn first_call(site: &Site, level: Level, page: &Page) -> Option<Markup> {
    let number = page.blocks.iter().find_map(|block| match block {
        Block::Contacts(_, lines) => lines.first()?.call.first(),
        _ => None,
    });
    let number = number.filter(|_| level == Level::Emergency)?;
    Some(view! { <div class="level__do">{contacts::call_button(site, number, true)}</div> })
}

/// The head of a result: shape, clock, word, and one sentence; told apart by word, icon and edge, not by colour alone.
fn level_head(site: &Site, level: Level, page: &Page, id: String) -> Markup {
    let class = format!("level level--{}", number(level));
    view! {
        <div class=class>
            <div class="level__i">{icon::LEVELS[number(level) - 1].view()}</div>
            <div>
                <p class="level__t">{page.kind.clone()}</p>
                <h2 class="level__w" id=id tabindex="-1">{inline(site, &page.title)}</h2>
            </div>
            <p class="level__lead">{inline(site, &page.lead)}</p>
            {first_call(site, level, page)}
        </div>
    }
}

/// How to ask about suicide, folded.
fn how_to_ask(site: &Site, guide: &'static Guide) -> Option<Markup> {
    let page = guide.page("asked")?;
    Some(view! {
        <details class="more">
            <summary>{site.words().guide_how_ask}</summary>
            <div class="flow">{blocks(site, &page.blocks)}</div>
        </details>
    })
}

/// Whether a clinician has signed this very version; without a word of it, that nobody has.
pub fn reviewed(site: &Site, version: &'static str) -> Markup {
    let site = site.clone();
    (move || {
        let words = site.words();
        let host = site.host.get();
        let review = host
            .as_ref()
            .ok()
            .and_then(|host| host.reviews.iter().find(|review| review.version == version));
        match review {
            Some(review) => {
                let values = [
                    ("who", review.who.as_str()),
                    ("date", &words::date(words, &review.date.to_string())),
                ];
                let line = fill(words.guide_reviewed, &values);
                view! { <p class="review small soft">{line}</p> }
            }
            None => view! { <p class="review bar">{words.guide_not_reviewed}</p> },
        }
    })
    .into_markup()
}
