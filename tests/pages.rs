//! Every page of every language as a text, made of the real content by the views the browser runs: what holds of all of them
//! without a browser.

#![cfg(feature = "ssr")]

use compiler::{Compiled, compile};
use domain::block::items;
use domain::quiz::{Item, Task};
use domain::route::{Address, Place, Route};
use domain::unit::Unit;
use leptos::prelude::*;
use sejawat::frame::frame;
use sejawat::page::show;
use sejawat::site::Site;
use sejawat::words::LANGUAGES;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// A page as it was made.
struct Page {
    address: String,
    unit: &'static Unit,
    html: String,
}

static PAGES: LazyLock<Vec<Page>> = LazyLock::new(|| {
    let compiled: &'static Compiled = Box::leak(Box::new(compile("content".as_ref())));
    any_spawner::Executor::init_futures_executor().expect("an executor");
    let pages: Vec<Page> = LANGUAGES
        .iter()
        .flat_map(|language| pages(compiled, language))
        .collect();
    assert!(pages.len() > 250, "only {} pages", pages.len());
    pages
});

fn pages(compiled: &'static Compiled, language: &'static sejawat::words::Language) -> Vec<Page> {
    let found = compiled
        .languages
        .iter()
        .find(|found| found.code == language.code);
    let found = found.expect("content of every language");
    let routes = found
        .inventory
        .pages
        .iter()
        .filter_map(|path| Route::parse(path));
    routes
        .map(|route| {
            let unit = &found.units[&route.unit()];
            let used = unit.used().into_iter().filter_map(Route::parse);
            let others = used.map(|used| found.units[&used.unit()].clone()).collect();
            let mut unit = unit.clone();
            unit.take_over(others);
            let unit: &'static Unit = Box::leak(Box::new(unit));
            let address = Address {
                language: language.code.to_owned(),
                route: route.clone(),
            };
            let html = Owner::new_root(None).with(|| {
                let site = Site::snapshot(language, route);
                let shown = show(&site, unit).unwrap_or_else(|| panic!("{address} has no page"));
                frame(&site, shown.view).to_html()
            });
            Page {
                address: address.to_string(),
                unit,
                html,
            }
        })
        .collect()
}

/// The values of an attribute, in their order.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let before = format!(" {attribute}=\"");
    let rest = html.split(&before).skip(1);
    rest.filter_map(|rest| rest.split('"').next()).collect()
}

fn count(html: &str, tag: &str) -> usize {
    let before = format!("<{tag}");
    let tags = html.split(&before).skip(1);
    tags.filter(|rest| rest.starts_with([' ', '>'])).count()
}

/// Every fault on every page is named, not only the first.
fn none_of(faults: Vec<String>) {
    assert!(
        faults.is_empty(),
        "{} faults:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

#[test]
fn every_page_has_one_heading_of_its_own_and_one_main_part() {
    let faults = PAGES.iter().filter_map(|page| {
        let found = (count(&page.html, "h1"), count(&page.html, "main"));
        (found != (1, 1)).then(|| format!("{}: {found:?}", page.address))
    });
    none_of(faults.collect());
}

#[test]
fn no_heading_skips_a_level() {
    let mut faults = Vec::new();
    for page in PAGES.iter() {
        let mut before = 1;
        for rest in page.html.split("<h").skip(1) {
            let Some(level) = rest.chars().next().and_then(|sign| sign.to_digit(10)) else {
                continue;
            };
            if level > before + 1 {
                let words: String = rest.chars().take(60).collect();
                faults.push(format!("{}: h{before}, then <h{words}", page.address));
            }
            before = level;
        }
    }
    none_of(faults);
}

#[test]
fn ids_stand_once_and_whatever_names_one_finds_it() {
    let mut faults = Vec::new();
    for page in PAGES.iter() {
        let all = values(&page.html, "id");
        let ids: BTreeSet<&str> = all.iter().copied().collect();
        if ids.len() != all.len() {
            let mut seen = BTreeSet::new();
            let twice = all.iter().filter(|id| !seen.insert(**id));
            faults.push(format!(
                "{}: twice {:?}",
                page.address,
                twice.collect::<Vec<_>>()
            ));
        }
        for attribute in [
            "for",
            "aria-labelledby",
            "aria-describedby",
            "aria-controls",
        ] {
            let names = values(&page.html, attribute);
            let names = names.into_iter().flat_map(str::split_whitespace);
            faults.extend(
                names
                    .filter(|name| !ids.contains(name))
                    .map(|name| format!("{}: {attribute} names {name}", page.address)),
            );
        }
    }
    none_of(faults);
}

#[test]
fn every_link_leads_to_a_page_there_is_and_to_a_place_on_it() {
    let ids: BTreeMap<&str, BTreeSet<&str>> = PAGES
        .iter()
        .map(|page| {
            (
                page.address.as_str(),
                values(&page.html, "id").into_iter().collect(),
            )
        })
        .collect();
    let mut faults = Vec::new();
    for page in PAGES.iter() {
        for href in values(&page.html, "href") {
            let outside = ["https://", "tel:", "sms:", "mailto:"]
                .iter()
                .any(|scheme| href.starts_with(scheme));
            let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
            let is_neutral = path.starts_with(sejawat::frame::NEUTRAL);
            let path = if path.is_empty() {
                page.address.as_str()
            } else {
                path
            };
            let there = match outside || is_neutral {
                true => continue,
                false => ids.get(path),
            };
            match there {
                None => faults.push(format!("{}: {href} is no page", page.address)),
                // What the program alone shows is not in the text: the tool one was at, the item checked last.
                Some(there) if !anchor.is_empty() && !there.contains(anchor) => {
                    faults.push(format!("{}: {href} has no such place", page.address));
                }
                Some(_) => {}
            }
        }
    }
    none_of(faults);
}

/// The items of a page.
fn items_of(page: &Page) -> Vec<&'static Item> {
    match page.unit {
        Unit::Part(_, part) => items(&part.page.blocks),
        Unit::Page(page, _) => items(&page.blocks),
        Unit::Module(_) => vec![],
    }
}

#[test]
fn every_option_of_every_item_has_its_control_and_its_own_feedback() {
    let mut asked = 0;
    let mut faults = Vec::new();
    for page in PAGES.iter() {
        // Of the final assessment and the review nothing is shown without the program.
        let items = items_of(page).into_iter();
        for item in items.filter(|item| page.html.contains(&format!("id=\"{}-h\"", item.id))) {
            asked += 1;
            let (Task::Single(options) | Task::Multiple(options)) = &item.task else {
                continue;
            };
            let begin = page
                .html
                .find(&format!("id=\"{}-h\"", item.id))
                .unwrap_or(0);
            let html = &page.html[begin..];
            let html = html.split("</section>").next().unwrap_or(html);
            for (number, option) in (1..).zip(options) {
                let control = format!("id=\"{}-{}\"", item.id, option.id);
                let feedback = [format!("fb{number} "), format!("fbm{number} ")];
                let has_feedback = feedback.iter().any(|class| html.contains(class.as_str()));
                if !html.contains(&control) || !has_feedback {
                    faults.push(format!("{}: {} {}", page.address, item.id, option.id));
                }
            }
        }
    }
    assert!(asked > 700, "only {asked} items are shown");
    none_of(faults);
}

#[test]
fn no_word_is_left_unfilled_and_no_text_is_code() {
    let mut faults = Vec::new();
    for page in PAGES.iter() {
        // `{n}` is filled when it is said; `:::`, `](` and `**` are the author's marks.
        for mark in ["{n}", "{all}", "{date}", "{what}", ":::", "](", "**", "[F"] {
            let text = page.html.replace("[F]", "");
            if let Some((before, _)) = text.split_once(mark) {
                let words: String = before
                    .chars()
                    .rev()
                    .take(40)
                    .collect::<Vec<_>>()
                    .into_iter()
                    .rev()
                    .collect();
                faults.push(format!("{}: {words}{mark}", page.address));
            }
        }
    }
    none_of(faults);
}

#[test]
fn help_is_one_link_away_from_everywhere() {
    let faults = PAGES.iter().filter_map(|page| {
        let language = page.address.split('/').next().unwrap_or_default();
        let help = Address {
            language: language.to_owned(),
            route: Route::Place(Place::Help),
        };
        let links = values(&page.html, "href");
        let is_there = links.contains(&help.to_string().as_str());
        (!is_there).then(|| page.address.clone())
    });
    none_of(faults.collect());
}
