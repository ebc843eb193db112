//! The frame of every page: skip link, the two tools that are always there, header, navigation, footer.

use crate::browser::dom::Event;
use crate::browser::navigation;
use crate::markup::Markup;
use crate::part::{icon, picture};
use crate::site::Site;
use crate::words::{LANGUAGES, Messages};
use domain::route::{Address, Place};
use leptos::prelude::*;
use view::view;

/// Address of the neutral page that *Tutup cepat* leads to.
pub const NEUTRAL: &str = "jadwal/";

/// The places of the header's row of links.
const WIDE: [Place; 7] = [
    Place::SelfHelp,
    Place::Training,
    Place::Refer,
    Place::Stigma,
    Place::Programme,
    Place::Data,
    Place::Search,
];

/// Name of a place in the navigation.
pub fn name(words: &'static Messages, place: Place) -> &'static str {
    match place {
        Place::Home => words.home,
        Place::Help => words.help_now,
        Place::SelfHelp => words.selfhelp,
        Place::Training => words.training,
        Place::Refer => words.refer,
        Place::Stigma => words.stigma,
        Place::Programme => words.programme,
        Place::Data => words.data,
        Place::About => words.about,
        Place::Search => words.search,
    }
}

/// A whole page: frame and content.
pub fn frame(site: &Site, content: Markup) -> Markup {
    let skip = format!("{}#isi", site.link(&site.route));
    view! {
        <a class="skip" href=skip>{site.words().skip}</a>
        {header(site)}
        <main id="isi" tabindex="-1">{content}</main>
        {footer(site)}
    }
}

fn header(site: &Site) -> Markup {
    let words = site.words();
    let leave = move |event: Event| {
        event.prevent_default();
        navigation::leave(NEUTRAL);
    };
    let wide = WIDE.map(|place| nav_link(site, place));
    let all = [Place::Home].into_iter().chain(WIDE).chain([Place::About]);
    let all = all.map(|place| nav_link(site, place)).collect::<Markup>();
    view! {
        <header class="top">
            <div class="tools">
                <a class="tool tool--exit" href=NEUTRAL rel="nofollow noreferrer" on:click=leave>
                    {icon::EXIT.view()} {words.exit}
                </a>
                <a class="tool tool--help" href=site.place(Place::Help)>{icon::PHONE.view()} {words.help_now}</a>
            </div>
            <div class="top__in">
                <a class="brand" href=site.place(Place::Home)>{picture::mark()} {words.brand}</a>
                <nav class="nav-wide" aria-label=words.main_nav>
                    <ul class="list">{wide}</ul>
                </nav>
                <details class="menu">
                    <summary>{icon::MENU.view()} {words.menu}</summary>
                    <nav aria-label=words.menu>
                        <ul class="list">{all} {languages(site)}</ul>
                    </nav>
                </details>
            </div>
        </header>
    }
}

fn nav_link(site: &Site, place: Place) -> Markup {
    let current = (site.route.place() == place).then_some("page");
    view! { <li><a href=site.place(place) aria-current=current>{name(site.words(), place)}</a></li> }
}

/// Links to this same page in the other languages.
fn languages(site: &Site) -> Vec<Markup> {
    LANGUAGES
        .iter()
        .filter(|language| language.code != site.language.code)
        .map(|language| {
            let address = Address { language: language.code.to_owned(), route: site.route.clone() };
            view! {
                <li><a href=address.to_string() lang=language.code hreflang=language.code>{language.name}</a></li>
            }
        })
        .collect()
}

fn footer(site: &Site) -> Markup {
    let words = site.words();
    view! {
        <footer class="foot">
            <div class="wrap">
                <p>{words.foot_promise}</p>
                <p class="failed-note">{words.failed_note}</p>
                <ul class="list">
                    <li><a href=site.place(Place::Help)>{words.help_now}</a></li>
                    <li><a href=site.place(Place::Search)>{words.search}</a></li>
                    <li><a href=site.place(Place::About)>{words.about}</a></li>
                    <li><a href=format!("{}#isi", site.link(&site.route))>{words.to_top}</a></li>
                    {languages(site)}
                </ul>
            </div>
        </footer>
    }
}

/// Title of the browser's tab: where one is, never the topic.
pub fn title(site: &Site, outside: &str) -> String {
    let host = site
        .host
        .get_untracked()
        .map(|host| host.outside_name)
        .unwrap_or_default();
    let name = if host.is_empty() {
        site.words().outside_name.to_owned()
    } else {
        host
    };
    format!("{outside} – {name}")
}
