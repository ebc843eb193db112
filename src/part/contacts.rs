//! Whom to call: the nationwide lines and the host's own contacts, and what to do if nobody answers.

use crate::markup::{IntoMarkup, Markup};
use crate::part::icon;
use crate::part::text::{inline, site_name};
use crate::site::Site;
use crate::words::{self, Messages, fill};
use domain::host::{Contact, LONGEST_TEXT, MOST_CONTACTS, Rule, Wrong};
use domain::line::{Line, Speed};
use domain::read;
use domain::text::Inline;
use leptos::prelude::*;
use view::view;

/// Lines and the host's contacts for a speed. Within minutes the nationwide lines stand first, otherwise the host's.
pub fn contacts(site: &Site, speed: Speed, lines: &[Line]) -> Markup {
    let first = speed == Speed::Now;
    let borrowed = lines.iter().any(|line| line.instead.is_some());
    let borrowed = borrowed.then(|| view! { <p class="bar">{site.words().instead_note}</p> });
    let lines = lines
        .iter()
        .enumerate()
        .map(|(position, found)| line(site, found, first && position == 0))
        .collect::<Markup>();
    let lines = view! { {borrowed} <ul class="calls">{lines}</ul> };
    let own = host(site, speed);
    match first {
        true => view! { <div class="contacts">{lines} {own}</div> },
        false => view! { <div class="contacts">{own} {lines}</div> },
    }
}

fn line(site: &Site, line: &Line, is_first: bool) -> Markup {
    let words = site.words();
    let mut buttons: Vec<Markup> = line
        .call
        .iter()
        .map(|number| call_button(site, number, is_first))
        .collect();
    buttons.extend(
        line.whatsapp
            .iter()
            .map(|number| whatsapp_button(site, number)),
    );
    if !line.web.is_empty() {
        buttons.push(site_button(site, &line.web));
    }
    let chat = line.chat_only.then(|| view! { <p>{words.chat_only}</p> });
    let cost =
        (!line.cost.is_empty()).then(|| view! { <p>{words.cost} ": " {line.cost.clone()}</p> });
    let class = match is_first {
        true => "call call--first",
        false => "call",
    };
    view! {
        <li class=class lang=line.instead.clone()>
            <div>
                <h3>{line.name.clone()}</h3>
                <p class="call__what">{line.what.clone()}</p>
                <p>{line.happens.clone()}</p>
                {chat}
                <p>{words.hours} ": " {line.hours.clone()}</p>
                {cost}
                <p>{line.status.clone()}</p>
            </div>
            <div class="call__buttons">{buttons}</div>
        </li>
    }
}

/// A number to call. Filled at the contact to begin with, outlined at the others: one thing to do at a time.
pub fn call_button(site: &Site, number: &str, is_first: bool) -> Markup {
    let label = with_number(site.words().call_number, in_fours(number));
    let class = match is_first {
        true => "btn btn--call",
        false => "btn btn--line btn--call",
    };
    view! { <a class=class href=format!("tel:{number}")>{icon::PHONE.view()} {label}</a> }
}

/// Words with a number that stays in one line.
fn with_number(words: &'static str, number: String) -> Markup {
    let (before, after) = words.split_once("{number}").unwrap_or((words, ""));
    view! { <span>{before} <span class="num">{number}</span> {after}</span> }
}

fn whatsapp_button(site: &Site, number: &str) -> Markup {
    let digits = number.trim_start_matches('+');
    let label = with_number(site.words().whatsapp_number, grouped(digits));
    view! {
        <a class="btn btn--line" href=format!("https://wa.me/{digits}") rel="noreferrer noopener">{label}</a>
    }
}

/// A free or mobile number as people read it: `0800-1500-119`. Others stay as they are written.
pub fn in_fours(number: &str) -> String {
    let is_long = number.starts_with("08") && number.bytes().all(|sign| sign.is_ascii_digit());
    match (number.get(..4), number.get(4..8), number.get(8..)) {
        (Some(first), Some(second), Some(rest)) if is_long && !rest.is_empty() => {
            format!("{first}-{second}-{rest}")
        }
        _ => number.to_owned(),
    }
}

/// An international number as people read it: `+62 811-1129-129`.
fn grouped(digits: &str) -> String {
    match (digits.get(..2), digits.get(2..5), digits.get(5..9)) {
        (Some("62"), Some(first), Some(second)) => {
            format!("+62 {first}-{second}-{}", &digits[9..])
        }
        _ => format!("+{digits}"),
    }
}

fn site_button(site: &Site, address: &str) -> Markup {
    let label = fill(site.words().open_site, &[("site", site_name(address))]);
    view! {
        <a class="btn btn--line" href=address.to_owned() rel="noreferrer noopener">{label}</a>
    }
}

/// What is wrong with the host's file, for whoever looks after it.
fn wrong(words: &Messages, wrong: &Wrong) -> String {
    match wrong {
        Wrong::File(read::Wrong::Syntax(_)) => words.host_syntax.to_owned(),
        Wrong::File(read::Wrong::Kind(..)) => words.host_kind.to_owned(),
        Wrong::File(read::Wrong::Form(text)) => fill(words.host_form, &[("what", text)]),
        Wrong::File(read::Wrong::Missing(name)) => fill(words.host_missing, &[("what", name)]),
        Wrong::File(read::Wrong::Unknown(name, names)) => {
            fill(words.host_unknown, &[("what", name), ("names", names)])
        }
        Wrong::TooMany => fill(words.host_many, &[("n", &MOST_CONTACTS.to_string())]),
        Wrong::Contact(id, rule) => {
            let longest = LONGEST_TEXT.to_string();
            let (form, what) = match rule {
                Rule::Named => (words.host_named, ""),
                Rule::Number(number) => (words.host_number, number.as_str()),
                Rule::Web => (words.host_web, ""),
                Rule::Short => (words.host_short, longest.as_str()),
                Rule::Speeds => (words.host_speeds, ""),
                Rule::Way => (words.host_way, ""),
            };
            fill(form, &[("id", id.as_str()), ("what", what)])
        }
    }
}

/// The host's contacts, or an honest gap where they are missing.
fn host(site: &Site, speed: Speed) -> Markup {
    let words = site.words();
    if !site.is_live() {
        return slot(words.school_slot, words.school_slot_script);
    }
    let site = site.clone();
    let found = site.host;
    (move || match found.get() {
        Err(fault) => {
            let what = fault.map(|fault| {
                let line = match fault.line {
                    0 => String::new(),
                    line => fill(words.school_broken_line, &[("line", &line.to_string())]),
                };
                let wrong = wrong(words, &fault.wrong);
                let what = [("line", line.as_str()), ("what", wrong.as_str())];
                view! { <p class="small soft">{fill(words.school_broken, &what)}</p> }
            });
            view! { {slot(words.school_unloaded, words.school_unloaded_text)} {what} }
        }
        Ok(host) => {
            let contacts: Vec<Markup> = host
                .contacts_for(speed)
                .enumerate()
                .map(|(place, entry)| contact(&site, entry, speed != Speed::Now && place == 0))
                .collect();
            if contacts.is_empty() {
                return slot(words.school_slot, words.school_slot_text);
            }
            let gap = (!host.contacts_for(speed).any(|entry| entry.after_hours)).then(|| {
                let text = fill(words.no_after_hours, &[("name", &host.name)]);
                view! { <p class="bar">{text}</p> }
            });
            let is_stale =
                |entry: &Contact| site.today().is_some_and(|today| entry.is_stale(today));
            let stale = host.contacts_for(speed).any(is_stale).then(|| {
                let text = fill(words.contacts_stale, &[("name", &host.name)]);
                view! { <p class="bar">{text}</p> }
            });
            view! {
                <h3 class="kind">{fill(words.school_contacts, &[("name", &host.name)])}</h3>
                {gap}
                {stale}
                <ul class="calls">{contacts}</ul>
            }
        }
    })
    .into_markup()
}

fn slot(what: &'static str, text: &'static str) -> Markup {
    view! { <p class="slot"><b>{what}</b> " " {text}</p> }
}

fn contact(site: &Site, contact: &Contact, is_first: bool) -> Markup {
    let words = site.words();
    let mut buttons: Vec<Markup> = contact
        .phones
        .iter()
        .map(|number| call_button(site, number, is_first))
        .collect();
    buttons.extend(
        contact
            .whatsapp
            .iter()
            .map(|number| whatsapp_button(site, number)),
    );
    if !contact.web.is_empty() {
        buttons.push(site_button(site, &contact.web));
    }
    let row = |name: &'static str, value: &str| {
        (!value.is_empty()).then(|| view! { <p>{format!("{name}: {value}")}</p> })
    };
    let date = words::date(words, &contact.last_checked.to_string());
    let checked = match site.today().is_some_and(|today| contact.is_stale(today)) {
        true => fill(words.contact_stale, &[("date", &date)]),
        false => fill(words.contact_checked, &[("date", &date)]),
    };
    let after_hours = contact
        .after_hours
        .then(|| view! { <p>{words.after_hours_yes}</p> });
    view! {
        <li class="call">
            <div>
                <h3>{contact.name.clone()}</h3>
                <p class="call__what">{contact.role.clone()}</p>
                {row(words.place, &contact.place)}
                {row(words.hours, &contact.hours)}
                {after_hours}
                {row(words.cost, &contact.cost)}
                {row(words.access, &contact.access)}
                {row(words.note, &contact.note)}
                <p>{checked}</p>
            </div>
            <div class="call__buttons">{buttons}</div>
        </li>
    }
}

/// What to do when nobody answers, step by step, ending at a place with people.
pub fn wait(site: &Site, steps: &[(Vec<Inline>, Vec<Inline>)]) -> Markup {
    let steps = steps
        .iter()
        .map(|(when, what)| view! { <li><b>{inline(site, when)}</b> {inline(site, what)}</li> })
        .collect::<Markup>();
    view! { <h3>{site.words().if_no_answer}</h3> <ol class="wait">{steps}</ol> }
}
