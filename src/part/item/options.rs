//! Options to choose from. Style sheets show the feedback of what is chosen, so it answers without the program; the
//! program records what was checked.

use super::{Asked, verdict_word};
use crate::browser::{adopt, dom};
use crate::markup::Markup;
use crate::part::icon;
use crate::part::later::due;
use crate::part::text::inline;
use crate::site::Site;
use domain::id::Id;
use domain::quiz::{Choice, Item, Task, Verdict, shuffle};
use leptos::prelude::*;
use std::collections::BTreeSet;
use view::view;

/// Classes that tie an option to its feedback; also the greatest number of options.
const OPTION: [&str; 4] = ["o o1", "o o2", "o o3", "o o4"];

pub(super) fn options(asked: &Asked, options: &'static [Choice]) -> Markup {
    let (site, item) = (&asked.site, asked.item);
    let words = site.words();
    let options = shown_order(asked, options);
    let rows = options
        .iter()
        .zip(OPTION)
        .map(|(option, class)| row(asked, option, class))
        .collect::<Markup>();
    // Words in a closed fold are nobody's to see yet: the program makes them when the rest has been painted, so that a slow
    // phone shows the item sooner. A fold that was open before the program took over must not lose them for a moment.
    let is_due = RwSignal::new(!site.is_live() || was_chosen(item, &options));
    let feedback = {
        let asked = asked.clone();
        due(is_due, move || every_feedback(&asked, &options))
    };
    let on_toggle = {
        let asked = asked.clone();
        move |event| {
            let Some(chosen) = dom::chosen_when_opened(&event) else {
                return;
            };
            is_due.set(true);
            let mut set = BTreeSet::new();
            for value in chosen {
                set.extend(Id::try_from(value));
            }
            let verdict = asked.check(set);
            let word = verdict_word(&asked.site, verdict);
            asked.status.set(word.to_owned());
        }
    };
    view! {
        {rows}
        <details class="check" on:toggle=on_toggle>
            <summary class="btn">{words.check_answer}</summary>
            <p class="fb fb0">{words.choose_first}</p>
            {feedback}
        </details>
    }
}

/// The order of the seed; else the one the reader has already seen, if the page showed another one before the program took
/// over.
fn shown_order(asked: &Asked, options: &'static [Choice]) -> Vec<&'static Choice> {
    if let Some(seed) = asked.shuffled_by {
        let mut options: Vec<&'static Choice> = options.iter().collect();
        shuffle(&mut options, seed);
        return options;
    }
    let shown = dom::shown_order(asked.item.id.as_str());
    let find = |id: &String| options.iter().find(|option| option.id.as_str() == id);
    let seen: Vec<&'static Choice> = shown.iter().filter_map(find).collect();
    if seen.len() == options.len() {
        seen
    } else {
        options.iter().collect()
    }
}

/// Whether something was chosen before the program took over.
fn was_chosen(item: &Item, options: &[&Choice]) -> bool {
    let mut ids = options.iter().map(|option| control_id(item, option));
    ids.any(|id| adopt::was_ticked(&id))
}

/// Id of the control of an option.
fn control_id(item: &Item, option: &Choice) -> String {
    format!("{}-{}", item.id, option.id)
}

fn row(asked: &Asked, option: &Choice, class: &'static str) -> Markup {
    let item = asked.item;
    let kind = match item.task {
        Task::Single(_) => "radio",
        _ => "checkbox",
    };
    let id = control_id(item, option);
    let name = item.id.to_string();
    let value = option.id.to_string();
    let checked = asked.before.contains(&option.id);
    let words = inline(&asked.site, &option.words);
    view! {
        <input class=class type=kind name=name id=id.clone() value=value checked=checked />
        <label for=id>{words}</label>
    }
}

/// What the fold holds: a word on every option, of which style sheets show those that fit what is chosen.
fn every_feedback(asked: &Asked, options: &[&'static Choice]) -> Markup {
    let numbered = options.iter().zip(1..);
    numbered
        .map(|(option, number)| feedback(&asked.site, asked.item, option, number))
        .collect()
}

/// Verdict and feedback of one option. With several right options each has its word for being chosen and for being
/// left out; style sheets show the one that fits.
fn feedback(site: &Site, item: &Item, option: &Choice, number: usize) -> Markup {
    let words = site.words();
    let text = inline(site, &option.feedback);
    let is_single = matches!(item.task, Task::Single(_));
    let verdict = match option.right {
        true => Verdict::Right,
        false if is_single && item.critical => Verdict::Harmful,
        false => Verdict::NotYet,
    };
    let (class, picture) = match verdict {
        Verdict::Right => ("fb--right", icon::TICK),
        Verdict::Harmful => ("fb--again", icon::STOP),
        Verdict::NotYet | Verdict::Unanswered => ("fb--again", icon::AGAIN),
    };
    match is_single {
        true => view! {
            <div class=format!("fb fb{number} {class}")>
                <p class="fb__w">{picture.view()} {verdict_word(site, verdict)}</p>
                <p>{text}</p>
            </div>
        },
        false => {
            let (left_out, left_out_picture) = if option.right {
                (words.missed, icon::AGAIN)
            } else {
                (words.left_out_right, icon::TICK)
            };
            let quoted = inline(site, &option.words);
            view! {
                <div class=format!("fb fb--each fbm{number} {class}")>
                    <p class="small soft">{quoted}</p>
                    <p class="fb__w fb__on">{picture.view()} {verdict_word(site, verdict)}</p>
                    <p class="fb__w fb__off">{left_out_picture.view()} {left_out}</p>
                    <p>{text}</p>
                </div>
            }
        }
    }
}
