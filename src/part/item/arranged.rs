//! What an arrangement is worth, entry by entry; without the program, how it would be right.

use super::{Asked, verdict_word};
use crate::browser::dom;
use crate::markup::Markup;
use crate::part::icon;
use crate::part::text::inline;
use crate::words::fill;
use domain::id::Id;
use domain::quiz::{Entry, Task, Verdict, is_with};
use leptos::prelude::*;
use std::collections::BTreeSet;
use view::view;

/// The fold below an arrangement; `moved` is what the controls beside it do not hold themselves.
pub(super) fn fold(asked: &Asked, moved: RwSignal<BTreeSet<Id>>) -> Markup {
    let words = asked.site.words();
    if !asked.site.is_live() {
        return view! {
            <details class="check">
                <summary class="btn">{words.solution}</summary>
                <ol class="fbs">{solution(asked)}</ol>
            </details>
        };
    }
    let checked = RwSignal::new(BTreeSet::new());
    let on_toggle = {
        let asked = asked.clone();
        move |event| {
            let Some(chosen) = dom::chosen_when_opened(&event) else {
                return;
            };
            let mut set = moved.get_untracked();
            for value in chosen {
                set.extend(Id::try_from(value));
            }
            let verdict = asked.check(set.clone());
            if verdict != Verdict::Unanswered {
                let word = verdict_word(&asked.site, verdict);
                asked.status.set(format!("{word}. {}", tally(&asked, &set)));
            }
            checked.set(set);
        }
    };
    let asked = asked.clone();
    view! {
        <details class="check" on:toggle=on_toggle>
            <summary class="btn">{words.check_answer}</summary>
            {move || checked.with(|chosen| marks(&asked, chosen))}
        </details>
    }
}

/// How many entries stand right, in words.
fn tally(asked: &Asked, chosen: &BTreeSet<Id>) -> String {
    let placed = asked.item.task.placed(chosen);
    let right = placed.iter().filter(|(_, fits)| *fits == Some(true));
    let right = right.count().to_string();
    let all = placed.len().to_string();
    fill(
        asked.site.words().placed_right,
        &[("n", &right), ("all", &all)],
    )
}

fn marks(asked: &Asked, chosen: &BTreeSet<Id>) -> Markup {
    let words = asked.site.words();
    let verdict = asked.item.verdict(chosen);
    if verdict == Verdict::Unanswered {
        return view! { <p class="fb fb0">{words.arrange_first}</p> };
    }
    let rows = asked.item.task.placed(chosen).into_iter().enumerate();
    let rows = rows
        .map(|(place, (entry, fits))| {
            let (class, picture, word) = match fits {
                Some(true) => ("fb fb--right", icon::TICK, words.right),
                Some(false) => ("fb fb--again", icon::AGAIN, words.not_yet),
                None => ("fb fb--again", icon::AGAIN, words.not_placed),
            };
            let place = match &asked.item.task {
                Task::Matching(_, targets) | Task::Groups(_, targets) => {
                    let is_there = |place: &usize| is_with(entry, &targets[*place], chosen);
                    (0..targets.len()).find(is_there)
                }
                _ => Some(place),
            };
            view! {
                <li class=class>
                    {head(asked, entry, place)}
                    <p class="fb__w">{picture.view()} {word}</p>
                    <p>{inline(&asked.site, &entry.feedback)}</p>
                </li>
            }
        })
        .collect::<Markup>();
    let again = (verdict != Verdict::Right).then(|| {
        let status = asked.status;
        let again = move |event| {
            dom::try_again(&event);
            status.set(String::new());
        };
        view! {
            <div class="btns">
                <button class="btn btn--line" type="button" on:click=again>{words.once_more}</button>
            </div>
        }
    });
    view! {
        <p class="fbs__sum"><b>{verdict_word(&asked.site, verdict)}</b> ". " {tally(asked, chosen)}</p>
        <ol class="fbs">{rows}</ol>
        {again}
    }
}

/// What an entry says, and the place it has, counted from 0.
fn head(asked: &Asked, entry: &'static Entry, place: Option<usize>) -> Markup {
    let site = &asked.site;
    let place = place.map(|place| match &asked.item.task {
        Task::Matching(_, targets) | Task::Groups(_, targets) => {
            let target = targets.get(place).map(|target| inline(site, &target.words));
            view! { " " <b class="fb__to">{target}</b> }
        }
        _ => {
            let step = fill(site.words().step, &[("n", &(place + 1).to_string())]);
            view! { <b class="fb__to">{step}</b> }
        }
    });
    view! { <p class="small">{inline(site, &entry.words)} {place}</p> }
}

/// The entries where they belong.
fn solution(asked: &Asked) -> Markup {
    let entries = match &asked.item.task {
        Task::Single(_) | Task::Multiple(_) => return Markup::nothing(),
        Task::Ordering(entries) => {
            let at = |place| {
                entries
                    .iter()
                    .filter(move |entry| usize::from(entry.place) == place)
            };
            (1..=entries.len()).flat_map(at).collect()
        }
        Task::Matching(entries, _) | Task::Groups(entries, _) => entries.iter().collect::<Vec<_>>(),
    };
    let alike = |entry: &Entry| {
        entries
            .iter()
            .filter(|other| other.place == entry.place)
            .count()
    };
    let is_ordering = matches!(asked.item.task, Task::Ordering(_));
    let rows = entries.iter().map(|entry| {
        let may_swap = (is_ordering && alike(entry) > 1).then_some(asked.site.words().may_swap);
        let place = usize::from(entry.place).checked_sub(1);
        view! {
            <li class="fb">
                {head(asked, entry, place)}
                {may_swap.map(|words| view! { <p class="small soft">{words}</p> })}
                <p>{inline(&asked.site, &entry.feedback)}</p>
            </li>
        }
    });
    rows.collect()
}
