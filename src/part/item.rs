//! A quiz item: native radios or checkboxes and a fold with every option's feedback. Style sheets show the feedback of
//! what is chosen, so it answers without the program; the program records what was checked.

use crate::browser::dom;
use crate::markup::Markup;
use crate::part::block::blocks;
use crate::part::icon;
use crate::part::text::inline;
use crate::site::Site;
use crate::words::fill;
use domain::id::Id;
use domain::quiz::{Choice, Item, ItemKind, Verdict};
use leptos::prelude::*;
use std::collections::BTreeSet;
use view::view;

/// Classes that tie an option to its feedback; also the greatest number of options.
const OPTION: [&str; 6] = ["o o1", "o o2", "o o3", "o o4", "o o5", "o o6"];

/// A quiz item.
pub fn item(site: &Site, item: &'static Item) -> Markup {
    let words = site.words();
    let options = shown_order(item);
    let before = site.progress.get_untracked().items.get(&item.id).cloned();
    let chosen_before = before
        .as_ref()
        .map(|record| record.latest.value.clone())
        .unwrap_or_default();
    let rows = options
        .iter()
        .zip(OPTION)
        .map(|(option, class)| {
            row(
                site,
                item,
                option,
                class,
                chosen_before.contains(&option.id),
            )
        })
        .collect::<Markup>();
    let feedback = options
        .iter()
        .enumerate()
        .map(|(position, option)| feedback(site, item, option, position + 1))
        .collect::<Markup>();
    let hint = match item.kind {
        ItemKind::Single => words.choose_one,
        ItemKind::Multiple => words.choose_many,
    };
    let status = RwSignal::new("");
    let on_toggle = {
        let (site, id, key) = (site.clone(), item.id.clone(), item.key());
        move |event| {
            let Some(chosen) = dom::checked_when_opened(&event) else {
                return;
            };
            let mut set = BTreeSet::new();
            for value in chosen {
                set.extend(Id::try_from(value));
            }
            let verdict = key.verdict(&set);
            status.set(verdict_word(&site, verdict));
            site.change(|progress| progress.check(&id, set, verdict));
        }
    };
    let on_change = move |event| {
        if dom::close_fold_beside(&event) {
            status.set(words.answer_changed);
        }
    };
    let answered = before
        .is_some_and(|record| record.right)
        .then(|| view! { <p class="small soft">{words.answered_before}</p> });
    let case = blocks(site, &item.case);
    let heading = format!("{}-h", item.id);
    view! {
        <section class="item" aria-labelledby=heading.clone()>
            <div class="flow">{case}</div>
            <fieldset>
                <legend>
                    <span class="kind">{fill(words.item, &[("n", &item.number.to_string())])}</span>
                    <span class="item__q" id=heading.clone()>{inline(site, &item.question)}</span>
                </legend>
                <p class="small soft">{hint}</p>
                {answered}
                <div class="opts" on:change=on_change>
                    {rows}
                    <details class="check" on:toggle=on_toggle>
                        <summary class="btn">{words.check_answer}</summary>
                        <p class="fb fb0">{words.choose_first}</p>
                        {feedback}
                    </details>
                </div>
            </fieldset>
            <p class="vh" role="status">{move || status.get()}</p>
        </section>
    }
}

/// The order the reader has already seen, if the page showed another one before the program took over.
fn shown_order(item: &Item) -> Vec<&Choice> {
    let shown = dom::shown_order(item.id.as_str());
    let find = |id: &String| item.options.iter().find(|option| option.id.as_str() == id);
    let seen: Vec<&Choice> = shown.iter().filter_map(find).collect();
    if seen.len() == item.options.len() {
        seen
    } else {
        item.options.iter().collect()
    }
}

fn row(site: &Site, item: &Item, option: &Choice, class: &'static str, checked: bool) -> Markup {
    let kind = match item.kind {
        ItemKind::Single => "radio",
        ItemKind::Multiple => "checkbox",
    };
    let id = format!("{}-{}", item.id, option.id);
    let name = item.id.to_string();
    let value = option.id.to_string();
    let words = inline(site, &option.words);
    view! {
        <input class=class type=kind name=name id=id.clone() value=value checked=checked />
        <label for=id>{words}</label>
    }
}

fn verdict_word(site: &Site, verdict: Verdict) -> &'static str {
    let words = site.words();
    match verdict {
        Verdict::Unanswered => words.choose_first,
        Verdict::Right => words.right,
        Verdict::NotYet => words.not_yet,
        Verdict::Harmful => words.harmful,
    }
}

/// Verdict and feedback of one option. With several right options each has its word for being chosen and for being
/// left out; style sheets show the one that fits.
fn feedback(site: &Site, item: &Item, option: &Choice, number: usize) -> Markup {
    let words = site.words();
    let text = inline(site, &option.feedback);
    let verdict = match item.kind {
        ItemKind::Single if option.right => Verdict::Right,
        ItemKind::Single if item.critical => Verdict::Harmful,
        ItemKind::Single => Verdict::NotYet,
        ItemKind::Multiple if option.right => Verdict::Right,
        ItemKind::Multiple => Verdict::NotYet,
    };
    let (class, picture) = match verdict {
        Verdict::Right => ("fb--right", icon::TICK),
        Verdict::Harmful => ("fb--again", icon::STOP),
        Verdict::NotYet | Verdict::Unanswered => ("fb--again", icon::AGAIN),
    };
    match item.kind {
        ItemKind::Single => view! {
            <div class=format!("fb fb{number} {class}")>
                <p class="fb__w">{picture.view()} {verdict_word(site, verdict)}</p>
                <p>{text}</p>
            </div>
        },
        ItemKind::Multiple => {
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
