//! Running text.

use crate::markup::{IntoMarkup, Markup};
use crate::site::Site;
use crate::words::fill;
use domain::route::Place;
use domain::text::{Inline, Target};
use view::view;

/// Running text as views.
pub fn inline(site: &Site, text: &[Inline]) -> Vec<Markup> {
    text.iter()
        .enumerate()
        .map(|(place, piece)| one(site, piece, place == 0))
        .collect()
}

fn one(site: &Site, piece: &Inline, is_first: bool) -> Markup {
    match piece {
        Inline::Text(words) => words.clone().into_markup(),
        Inline::Strong(inner) => view! { <strong>{inline(site, inner)}</strong> },
        Inline::Emphasis(inner) => view! { <em>{inline(site, inner)}</em> },
        Inline::Term(words, _) => view! { <dfn class="term">{words.clone()}</dfn> },
        Inline::Blank => view! { <span class="blank"></span> },
        Inline::Source(id) => {
            let href = format!("{}#{id}", site.place(Place::About));
            let name = fill(site.words().source_title, &[("id", id)]);
            // A mark stays with the word it belongs to: alone on a line it belongs to nothing.
            let gap = (!is_first).then_some("\u{a0}");
            view! { {gap} <a class="mark" href=href aria-label=name>{id.clone()}</a> }
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
                }
                Target::Call(_) => {
                    view! { <a class="num" href=href(site, target)>{words}</a> }
                }
                Target::Page(..) => view! { <a href=href(site, target)>{words}</a> },
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
pub fn term_notes(site: &Site, text: &[Inline]) -> Vec<Markup> {
    let label = site.words().term_label;
    text.iter()
        .filter_map(|piece| match piece {
            Inline::Term(words, meaning) => Some(view! {
                <aside class="aside" aria-label=format!("{label}: {words}")>
                    <b>{format!("{label}: {words}")}</b>
                    {meaning.clone()}
                </aside>
            }),
            _ => None,
        })
        .collect()
}
