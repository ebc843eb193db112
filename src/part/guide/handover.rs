//! The note to hand over: made from the ticks, read out in a minute, copied or printed, never stored.

use super::live::Walk;
use crate::browser::dom;
use crate::markup::Markup;
use crate::part::sheet::print_button;
use crate::words::{Messages, fill};
use domain::guide::Assessment;
use leptos::prelude::*;
use view::view;

/// The note for the adult who takes over.
pub fn handover(walk: &Walk, found: &Assessment, level: &str) -> Markup {
    let words = walk.site.words();
    let facts = facts(walk, found);
    let rows = facts
        .iter()
        .map(|fact| view! { <li>{fact.clone()}</li> })
        .collect::<Markup>();
    let done = [
        words.handover_done_stayed,
        words.handover_done_asked,
        words.handover_done_called,
        words.handover_done_told,
    ];
    let done_rows = done
        .iter()
        .enumerate()
        .map(|(number, label)| {
            let id = format!("g-done-{number}");
            view! {
                <input class="o" type="checkbox" id=id.clone() autocomplete="off" />
                <label for=id>{*label}</label>
            }
        })
        .collect::<Markup>();
    let status = RwSignal::new("");
    let copy = {
        let level = level.to_owned();
        move |_| {
            let done: Vec<&str> = done
                .into_iter()
                .enumerate()
                .filter(|(number, _)| dom::is_checked_now(&format!("g-done-{number}")))
                .map(|(_, label)| label)
                .collect();
            let wish = dom::value_of("g-wish");
            let text = note(words, &level, &facts, &done, &wish);
            dom::copy(&text, move |copied| {
                status.set(if copied {
                    words.copied
                } else {
                    words.copy_failed
                });
            });
        }
    };
    view! {
        <section class="slip" id="g-note">
            <h2>{words.handover_title}</h2>
            <p class="small soft">{words.handover_hint}</p>
            <h3>{words.handover_seen}</h3>
            <ul>{rows}</ul>
            <h3>{words.handover_level}</h3>
            <p>{level.to_owned()}</p>
            <h3>{words.handover_done}</h3>
            <div class="opts">{done_rows}</div>
            <label>
                <b>{words.handover_wish}</b>
                <textarea class="in" rows="2" id="g-wish" autocomplete="off" spellcheck="false"></textarea>
            </label>
            <h3>{words.handover_received}</h3>
            <p>{words.handover_receipt}</p>
            <div class="btns no-print">
                <button class="btn" type="button" id="g-copy" on:click=copy>{words.copy}</button>
                {print_button(&walk.site, "g-note".to_owned(), "sheet")}
            </div>
            <p role="status">{move || status.get()}</p>
        </section>
    }
}

/// What is told, in the words of a note.
fn facts(walk: &Walk, found: &Assessment) -> Vec<String> {
    let words = walk.site.words();
    let mut facts: Vec<String> = Vec::new();
    for reason in found.told(&walk.guide.rules) {
        let fact = match walk.guide.question_words(&reason.id) {
            Some(question) => fill(words.guide_reason_unsure, &[("what", &question.group)]),
            None => match walk.guide.entry_words(&reason.id) {
                Some(entry) => entry.short.clone(),
                None => continue,
            },
        };
        if !fact.is_empty() && !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    facts
}

fn note(words: &Messages, level: &str, facts: &[String], done: &[&str], wish: &str) -> String {
    let mut lines = vec![format!("{}:", words.handover_seen)];
    lines.extend(facts.iter().map(|fact| format!("- {fact}")));
    lines.push(format!("{}: {level}", words.handover_level));
    if !done.is_empty() {
        lines.push(format!("{}: {}", words.handover_done, done.join("; ")));
    }
    if !wish.trim().is_empty() {
        lines.push(format!("{}: {}", words.handover_wish, wish.trim()));
    }
    lines.join("\n")
}
