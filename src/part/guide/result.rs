//! A result: level, what it rests on, what to do, the note to hand over, and the answers with a way to change each.

use super::handover::handover;
use super::live::{HEADING, Here, Walk, danger};
use super::{how_to_ask, level_head, reviewed};
use crate::markup::Markup;
use crate::part::block::blocks;
use crate::part::later::later;
use crate::part::text::inline;
use crate::words::fill;
use domain::block::Block;
use domain::guide::{About, Answers, Assessment, Because, Level, assess};
use leptos::prelude::*;
use view::view;

/// So many blocks of a result fill the first screen of a phone and more.
const FIRST: usize = 4;

/// The result of the answers. What one sees first is shown first, so that a slow phone answers the press; the rest follows
/// as soon as that is painted.
pub fn result(walk: &Walk) -> Markup {
    let answers = walk.answers.get_untracked();
    let found = assess(&walk.guide.rules, &answers);
    let is_young = answers.is_young();
    let page = walk.guide.page_of(found.level, &answers);
    let Some(page) = page else {
        return Markup::nothing();
    };
    let words = walk.site.words();
    let provisional = (found.provisional && !is_young).then(|| {
        view! { <p class="bar" id="g-provisional">{words.guide_provisional}</p> {how_to_ask(&walk.site, walk.guide)} }
    });
    let (first, rest) = page.blocks.split_at(FIRST.min(page.blocks.len()));
    let head = view! {
        {level_head(&walk.site, found.level, page, HEADING.to_owned())}
        {provisional}
        {(!is_young).then(|| notes(walk, &answers))}
        <div class="btns no-print">{danger(walk)}</div>
        {blocks(&walk.site, first)}
    };
    let below = {
        let walk = walk.clone();
        later(move || below(&walk, &found, &answers, &inline_title(page), rest))
    };
    view! { <div class="flow" id="g-result">{head} {below}</div> }
}

/// What stands below the first screen: the rest of what to do, the note to hand over, what the level rests on.
fn below(
    walk: &Walk,
    found: &Assessment,
    answers: &Answers,
    title: &str,
    rest: &'static [Block],
) -> Markup {
    let words = walk.site.words();
    let slip = match answers.about {
        About::Friend => Some(handover(walk, found, title)),
        // A note in a friend's words is not one about oneself: the page itself is shown.
        About::Me => (found.level > Level::PeerSupport)
            .then(|| view! { <p id="g-show">{words.handover_me}</p> }),
    };
    // A child is told to find an adult and whom to call, and nothing to read or fill in.
    let rest_of_it = (!answers.is_young()).then(|| {
        view! {
            {slip}
            {because(walk, found, answers)}
            {summary(walk, answers)}
        }
    });
    let restart = {
        let walk = walk.clone();
        move |_| walk.restart()
    };
    view! {
        {blocks(&walk.site, rest)}
        {reviewed(&walk.site, walk.guide.version.as_str())}
        {rest_of_it}
        <div class="btns no-print">
            <button class="btn btn--line" type="button" id="g-restart" on:click=restart>{words.guide_restart}</button>
        </div>
        <p class="small soft">{words.guide_private}</p>
    }
}

fn inline_title(page: &domain::unit::Page) -> String {
    domain::text::plain(&page.title)
}

/// What the ticked signs need in particular.
fn notes(walk: &Walk, answers: &Answers) -> Option<Markup> {
    let notes: Vec<Markup> = walk
        .guide
        .rules
        .entries
        .iter()
        .zip(&walk.guide.entries)
        .filter(|(entry, _)| answers.ticks.contains(&entry.id))
        .map(|(_, said)| said.note(answers.about))
        .filter(|note| !note.is_empty())
        .map(|note| view! { <li>{inline(&walk.site, note)}</li> })
        .collect();
    let title = walk.site.words().guide_notes;
    (!notes.is_empty()).then(|| {
        view! { <div class="note note--key"><div><h3>{title}</h3><ul>{notes}</ul></div></div> }
    })
}

/// What the level rests on.
fn because(walk: &Walk, found: &Assessment, answers: &Answers) -> Option<Markup> {
    let words = walk.site.words();
    let mut lines: Vec<String> = Vec::new();
    for reason in &found.reasons {
        let entry = walk.guide.entry_words(&reason.id);
        let question = walk.guide.question_words(&reason.id);
        let what = entry
            .map(|said| said.label(answers.about))
            .or(question.map(|said| said.title(answers.about)));
        let form = match reason.because {
            Because::Sign(_) => words.guide_reason_sign,
            Because::Unsure(_) => words.guide_reason_unsure,
            Because::Raised | Because::Together(_) => words.guide_reason_raise,
        };
        let line = what.map(|what| fill(form, &[("what", what)]));
        // One answer may do two things; it is said once.
        lines.extend(line.filter(|line| !lines.contains(line)));
    }
    let rows: Vec<Markup> = lines
        .into_iter()
        .map(|line| view! { <li>{line}</li> })
        .collect();
    (!rows.is_empty()).then(
        || view! { <section class="flow"><h3>{words.guide_because}</h3><ul>{rows}</ul></section> },
    )
}

/// Every question that was asked, its answer, and a way to change it.
fn summary(walk: &Walk, answers: &Answers) -> Markup {
    let words = walk.site.words();
    let rows = walk
        .guide
        .rules
        .path(answers)
        .into_iter()
        .filter_map(|question| {
            let said = walk.guide.question_words(&question.id)?;
            let ticked = question.entries.iter().filter(|id| answers.ticks.contains(*id));
            let mut given: Vec<String> = ticked
                .filter_map(|id| Some(walk.guide.entry_words(id)?.label(answers.about).to_owned()))
                .collect();
            if answers.none.contains(&question.id) {
                given.push(said.none.clone());
            }
            if answers.unsure.contains(&question.id) {
                given.push(said.unsure.clone());
            }
            let given = given
                .into_iter()
                .map(|answer| view! { <p>{answer}</p> })
                .collect::<Markup>();
            let title = said.title(answers.about).to_owned();
            let label = fill(words.guide_change_of, &[("what", &title)]);
            let change = {
                let walk = walk.clone();
                let to = Here::At(question.id.clone());
                move |_| walk.go(to.clone())
            };
            Some(view! {
                <li>
                    <div><b>{title}</b> {given}</div>
                    <button class="btn btn--line btn--mini" type="button" aria-label=label on:click=change>{words.guide_change}</button>
                </li>
            })
        })
        .collect::<Markup>();
    view! {
        <section class="flow no-print">
            <h3>{words.guide_answers}</h3>
            <ol class="given">{rows}</ol>
        </section>
    }
}
