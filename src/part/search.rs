//! Search: a field, and what it finds while one writes. The question is kept nowhere.

use crate::browser::{dom, fetch};
use crate::markup::{IntoMarkup, Markup};
use crate::site::Site;
use crate::words::fill;
use domain::route::Place;
use domain::search::{Index, Section};
use leptos::prelude::*;
use std::sync::Arc;
use view::view;

/// Results that are in view at once. More than fit above the keys of a phone, and few enough to be laid out between two
/// letters; the others are folded.
const FIRST: usize = 3;

/// How far the index is.
#[derive(Clone)]
enum State {
    Coming,
    There(Arc<Index>),
    Failed,
}

/// The search. Its index is fetched when this page is opened, and by no other.
pub fn search(site: &Site) -> Markup {
    let words = site.words();
    if !site.is_live() {
        return view! { <p class="note">{words.search_needs_program}</p> };
    }
    let state = RwSignal::new(State::Coming);
    let asked = RwSignal::new(String::new());
    let path = format!("data/{}/index.json", site.language.code);
    let on_input = move |event: leptos::ev::Event| asked.set(dom::typed(&event));
    let site = site.clone();
    let looking = site.clone();
    leptos::task::spawn_local(async move {
        let index = fetch::text(&path).await;
        let index = index.and_then(|text| domain::read::json::<Index>(&text).ok());
        if let Some(index) = &index {
            // A browser compiles a program piece by piece, each at its first use: better now than at the first letter.
            let found = index.find("a", looking.language.code);
            drop(rows(&looking, shown(&found).0, 1));
        }
        state.set(index.map_or(State::Failed, |index| State::There(Arc::new(index))));
    });
    let results = move || asked.with(|asked| results(&site, &state.get(), asked));
    view! {
        <div class="field">
            <label for="q">{words.search_label}</label>
            <p class="hint" id="q-hint">{words.search_hint}</p>
            <input class="in" id="q" type="search" aria-describedby="q-hint" autocomplete="off" autocapitalize="none"
                spellcheck="false" enterkeyhint="search" on:input=on_input />
        </div>
        <div class="flow">{results}</div>
    }
}

fn results(site: &Site, state: &State, asked: &str) -> Markup {
    let words = site.words();
    let status = |text: String| view! { <p role="status" id="found">{text}</p> };
    let index = match state {
        _ if asked.trim().is_empty() => return status(String::new()),
        State::Coming => return status(words.search_coming.to_owned()),
        State::Failed => return status(words.load_failed.to_owned()),
        State::There(index) => index,
    };
    let found = index.find(asked, site.language.code);
    if found.is_empty() {
        return view! {
            {status(words.search_none.to_owned())}
            <p><a href=site.place(Place::Help)>{words.help_now}</a></p>
        };
    }
    let count = fill(words.search_found, &[("n", &found.len().to_string())]);
    let (first, others) = shown(&found);
    view! {
        {status(count)}
        {rows(site, first, 1)}
        {others_folded(site, others)}
    }
}

/// What is in view at once, and the others.
fn shown<'a>(found: &'a [&'a Section]) -> (&'a [&'a Section], &'a [&'a Section]) {
    found.split_at(FIRST.min(found.len()))
}

/// The results that are not in view at once. They are made when somebody unfolds them.
fn others_folded(site: &Site, others: &[&Section]) -> Markup {
    if others.is_empty() {
        return Markup::nothing();
    }
    let count = [("n", &*others.len().to_string())];
    let summary = fill(site.words().search_others, &count);
    let is_open = RwSignal::new(false);
    let (site, others) = (site.clone(), others.iter().map(|other| (*other).clone()));
    let others: Vec<Section> = others.collect();
    let list = move || {
        let others: Vec<&Section> = others.iter().collect();
        is_open.get().then(|| rows(&site, &others, FIRST + 1))
    };
    view! {
        <details class="more" on:toggle=move |_| is_open.set(true)>
            <summary>{summary}</summary>
            {list}
        </details>
    }
}

/// Rows, numbered from `start`.
fn rows(site: &Site, sections: &[&Section], start: usize) -> Markup {
    let rows = sections.iter().map(|section| row(site, section));
    view! { <ol class="toc hits" start=start.to_string()>{rows.collect::<Markup>()}</ol> }
}

fn row(site: &Site, section: &Section) -> Markup {
    let mut href = format!("{}/{}", site.language.code, section.page);
    if let Some(heading) = &section.heading {
        href = format!("{href}#{heading}");
    }
    let (head, under) = match section.name.is_empty() {
        true => (section.title.clone(), None),
        false => (section.name.clone(), Some(section.title.clone())),
    };
    let under = under.map(|under| view! { <p class="small soft">{under}</p> });
    view! {
        <li>
            <div class="toc__h"><h2 class="toc__t"><a href=href>{head}</a></h2></div>
            <div class="toc__p">{under} <p>{section.begin.clone()}</p></div>
        </li>
    }
    .into_markup()
}
