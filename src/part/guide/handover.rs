//! The note to hand over: made from the ticks, read out in a minute, copied or printed, never stored.

use super::live::Walk;
use crate::browser::dom;
use crate::markup::Markup;
use crate::part::sheet::print_button;
use crate::words::Messages;
use domain::guide::{Assessment, Because, Level};
use domain::id::Id;
use domain::order::by_key;
use leptos::prelude::*;
use view::view;

/// At most so many facts (`domain.md` 3.7, what is shared at the level of the same day).
const FACTS: usize = 5;

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

/// The gravest signs in the words of a note, the gravest first.
fn facts(walk: &Walk, found: &Assessment) -> Vec<String> {
    let gravest = Level::Emergency as u64;
    let reasons = by_key(found.reasons.iter().collect(), |reason| {
        match reason.because {
            Because::Sign(level) => gravest - level as u64,
            _ => gravest + 1,
        }
    });
    let mut facts: Vec<String> = Vec::new();
    // What stands about the supporter is theirs to tell.
    let of_supporter = |id: &Id| {
        let mut questions = walk.guide.rules.questions.iter();
        questions.any(|question| question.friend && question.entries.contains(id))
    };
    for reason in reasons {
        if of_supporter(&reason.id) {
            continue;
        }
        let short = walk.guide.entry_words(&reason.id).map(|said| &said.short);
        if let Some(short) = short.filter(|short| !short.is_empty() && !facts.contains(short)) {
            facts.push(short.clone());
        }
    }
    facts.truncate(FACTS);
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
