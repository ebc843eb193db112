//! Myths with their facts, words to avoid and to use, the list of sources.

use crate::markup::Markup;
use crate::part::icon;
use crate::part::text::inline;
use crate::site::Site;
use crate::words::{self, fill};
use domain::block::{Myth, SourceLine, Swap};
use view::view;

/// A myth in soft ink, the fact large beside its line.
pub fn myth(site: &Site, myth: &Myth) -> Markup {
    let words = site.words();
    let more = (!myth.more.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{words.myth_more}</summary>
                <div><p>{inline(site, &myth.more)}</p></div>
            </details>
        }
    });
    view! {
        <section class="myth" id=myth.id.to_string()>
            <p class="myth__m"><b>{words.myth_says}</b> {inline(site, &myth.myth)}</p>
            <p class="myth__f"><b>{words.fact_says}</b> {inline(site, &myth.fact)}</p>
            <p><b>{words.myth_reply}</b> ": " {inline(site, &myth.reply)}</p>
            {more}
        </section>
    }
}

/// Words to avoid and to use, in pairs.
pub fn swaps(site: &Site, swaps: &[Swap]) -> Markup {
    let words = site.words();
    let rows = swaps
        .iter()
        .map(|swap| {
            let why = (!swap.why.is_empty()).then(|| view! { <p class="swap__why small soft">{inline(site, &swap.why)}</p> });
            view! {
                <div>
                    <dt>{icon::CROSS.view()} <span><span class="vh">{words.avoid} ": "</span> {inline(site, &swap.avoid)}</span></dt>
                    <dd>{icon::TICK.view()} <span><span class="vh">{words.say} ": "</span> {inline(site, &swap.say)} {why}</span></dd>
                </div>
            }
        })
        .collect::<Markup>();
    view! { <dl class="swap swap--words">{rows}</dl> }
}

/// All sources; each can be linked to by its mark.
pub fn sources(site: &Site, sources: &[SourceLine]) -> Markup {
    let rows = sources
        .iter()
        .map(|source| {
            let checked = fill(
                site.words().source_checked,
                &[("date", &words::date(site.words(), &source.checked))],
            );
            let extra = [&source.population, &source.note]
                .into_iter()
                .filter(|text| !text.is_empty())
                .map(|text| format!(" {text}."))
                .collect::<String>();
            view! {
                <li id=source.id.clone()>
                    <b>{source.id.clone()}</b>
                    {format!(" {}. {} ({}).{extra} ", source.who, source.what, source.year)}
                    <span class="soft">{format!("{} · ", source.address)} <span class="num">{checked}</span></span>
                </li>
            }
        })
        .collect::<Markup>();
    view! { <ul class="sources small">{rows}</ul> }
}
