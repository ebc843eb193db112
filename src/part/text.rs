//! Running text.

use crate::site::Site;
use crate::words::fill;
use domain::route::Place;
use domain::text::{Inline, Target};
use leptos::prelude::*;

/// Running text as views.
pub fn inline(site: &Site, text: &[Inline]) -> Vec<AnyView> {
    text.iter().map(|piece| one(site, piece)).collect()
}

fn one(site: &Site, piece: &Inline) -> AnyView {
    match piece {
        Inline::Text(words) => words.clone().into_any(),
        Inline::Strong(inner) => view! { <strong>{inline(site, inner)}</strong> }.into_any(),
        Inline::Emphasis(inner) => view! { <em>{inline(site, inner)}</em> }.into_any(),
        Inline::Term(words, _) => view! { <dfn class="term">{words.clone()}</dfn> }.into_any(),
        Inline::Blank => view! { <span class="blank"></span> }.into_any(),
        Inline::Source(id) => {
            let href = format!("{}#{id}", site.place(Place::About));
            let name = fill(site.words().source_title, &[("id", id)]);
            view! { " " <a class="mark" href=href aria-label=name>{id.clone()}</a> }.into_any()
        }
        Inline::Link(target, words) => {
            let words = inline(site, words);
            match target {
                Target::Outside(address) => {
                    let note = fill(site.words().outside_link, &[("site", site_name(address))]);
                    view! {
                        <a href=address.clone() rel="noreferrer noopener">{words}</a>
                        <span class="small soft">" (" {note} ")"</span>
                    }
                    .into_any()
                }
                Target::Call(_) => {
                    view! { <a class="num" href=href(site, target)>{words}</a> }.into_any()
                }
                Target::Page(..) => view! { <a href=href(site, target)>{words}</a> }.into_any(),
            }
        }
    }
}

/// Address of a link.
pub fn href(site: &Site, target: &Target) -> String {
    match target {
        Target::Page(path, None) => format!("{}/{path}", site.language.code),
        Target::Page(path, Some(anchor)) => format!("{}/{path}#{anchor}", site.language.code),
        Target::Outside(address) => address.clone(),
        Target::Call(number) => format!("tel:{number}"),
    }
}

/// The name of a site in a web address, for telling where a link leads.
pub fn site_name(address: &str) -> &str {
    let rest = address.strip_prefix("https://").unwrap_or(address);
    rest.split('/').next().unwrap_or(rest)
}

/// The explanations of the terms in a text, as notes for the margin.
pub fn term_notes(site: &Site, text: &[Inline]) -> Vec<AnyView> {
    let label = site.words().term_label;
    text.iter()
        .filter_map(|piece| match piece {
            Inline::Term(words, meaning) => Some(
                view! {
                    <aside class="aside" aria-label=format!("{label}: {words}")>
                        <b>{format!("{label}: {words}")}</b>
                        {meaning.clone()}
                    </aside>
                }
                .into_any(),
            ),
            _ => None,
        })
        .collect()
}
