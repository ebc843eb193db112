//! The four levels of the guide to print: a card of two sides and a poster. Each is printed alone.

use crate::markup::{IntoMarkup, Markup};
use crate::part::contacts::in_fours;
use crate::part::guide::{number, reviewed};
use crate::part::icon;
use crate::part::sheet::print_button;
use crate::part::text::inline;
use crate::site::Site;
use crate::words::{self, fill};
use domain::block::{LevelRow, Levels};
use domain::host::Contact;
use domain::line::Speed;
use leptos::prelude::*;
use view::view;

/// At most so many of the host's contacts find room.
const CONTACTS: usize = 3;

/// The card and the poster.
pub fn levels(site: &Site, levels: &'static Levels) -> Markup {
    let heading =
        |id: &str, words: &'static [_]| view! { <h2 id=id.to_owned()>{inline(site, words)}</h2> };
    let (card, poster) = (
        format!("{}-card", levels.id),
        format!("{}-poster", levels.id),
    );
    let say = levels
        .say
        .iter()
        .map(|words| view! { <li>{inline(site, words)}</li> })
        .collect::<Markup>();
    let rows = |with_signs: bool| {
        let rows = levels.rows.iter().map(|found| row(site, found, with_signs));
        rows.collect::<Markup>()
    };
    view! {
        <section class="paper" id=card.clone()>
            {heading(&levels.id.to_string(), &levels.card)}
            <div class="leaves">
                <div class="leaf">
                    <h3>{inline(site, &levels.title)}</h3>
                    <ul class="lvs">{rows(false)}</ul>
                    {checked(site, levels)}
                </div>
                <div class="leaf">
                    <h3>{inline(site, &levels.back)}</h3>
                    <ul class="leaf__say">{say}</ul>
                    {numbers(site, levels)}
                </div>
            </div>
            <div class="btns">{print_button(site, card, "card")}</div>
        </section>
        <section class="paper paper--a4" id=poster.clone()>
            {heading(&format!("{}-2", levels.id), &levels.poster)}
            <div class="leaf">
                <h3>{inline(site, &levels.title)}</h3>
                <ul class="lvs">{rows(true)}</ul>
                {numbers(site, levels)}
                {checked(site, levels)}
            </div>
            <div class="btns">{print_button(site, poster, "poster")}</div>
        </section>
    }
}

fn row(site: &Site, row: &'static LevelRow, with_signs: bool) -> Markup {
    let number = number(row.level);
    let signs = with_signs.then(|| view! { <p>{inline(site, &row.signs)}</p> });
    view! {
        <li class=format!("lv lv--{number}")>
            {icon::LEVELS[number - 1].view()}
            <div>
                <h4>{inline(site, &row.name)}</h4>
                {signs}
                <p><b>{inline(site, &row.first)}</b></p>
                <p>{inline(site, &row.words)}</p>
            </div>
        </li>
    }
}

/// Whom to call.
fn numbers(site: &Site, levels: &'static Levels) -> Markup {
    let lines = levels
        .lines
        .iter()
        .filter(|line| !line.call.is_empty())
        .map(|line| entry(line.call.join(", "), line.what.clone()))
        .collect::<Markup>();
    view! { <ul class="nums">{lines} {host(site)}</ul> }
}

/// When the numbers were checked, and whether a clinician has signed what the levels are taken from.
fn checked(site: &Site, levels: &'static Levels) -> Markup {
    let words = site.words();
    let oldest = levels.lines.iter().map(|line| line.checked.as_str()).min();
    let date = words::date(words, oldest.unwrap_or_default());
    let checked = fill(words.levels_checked, &[("date", &date)]);
    view! {
        <p class="small soft">{checked}</p>
        {reviewed(site, levels.version.as_str())}
    }
}

fn entry(number: String, what: String) -> Markup {
    view! { <li><b>{number}</b> <span>{what}</span></li> }
}

/// The host's first contacts for the same day, or a line to write on.
fn host(site: &Site) -> Markup {
    let site = site.clone();
    (move || {
        let words = site.words();
        let host = site.host.get().unwrap_or_default();
        let named = |contact: &Contact| {
            entry(
                contact
                    .phones
                    .iter()
                    .map(|number| in_fours(number))
                    .collect::<Vec<_>>()
                    .join(", "),
                format!("{}, {}", contact.name, contact.role),
            )
        };
        let contacts: Vec<Markup> = host
            .contacts_for(Speed::Today)
            .filter(|contact| !contact.phones.is_empty())
            .take(CONTACTS)
            .map(named)
            .collect();
        match contacts.is_empty() {
            true => {
                view! { <li><b class="blank">"\u{a0}"</b> <span>{words.levels_school}</span></li> }
            }
            false => contacts.into_markup(),
        }
    })
    .into_markup()
}
