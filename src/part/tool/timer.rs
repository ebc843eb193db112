//! An exercise with phases: complete as a list, with a count once the program runs.

use super::running::Running;
use crate::markup::Markup;
use crate::part::text::inline;
use crate::site::Site;
use crate::words::fill;
use domain::id::Id;
use domain::text::Inline;
use domain::timer::{Moment, Phase, moment, round_length};
use leptos::prelude::*;
use view::view;

/// Minutes and seconds as a clock shows them.
fn clock(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The tool.
pub fn timer(
    site: &Site,
    id: &Id,
    rounds: u8,
    phases: &'static [Phase],
    end: &'static [Inline],
) -> Markup {
    let running = site
        .is_live()
        .then(|| Running::new(round_length(phases) * u32::from(rounds)));
    let now = move || {
        let running = running?;
        moment(phases, u32::from(rounds), running.passed.get())
    };
    let rows = phases
        .iter()
        .enumerate()
        .map(|(place, phase)| {
            let class = move || match now() {
                Some(now) if now.phase == place => "phase phase--now".to_owned(),
                _ => "phase".to_owned(),
            };
            view! {
                <li class=class>
                    <span class="phase__time">{clock(phase.seconds.into())}</span>
                    <span>{inline(site, &phase.words)}</span>
                </li>
            }
        })
        .collect::<Markup>();
    let live = running.map(|running| controls(site, running, rounds, phases, end));
    view! {
        <section class="card timer" id=id.to_string()>
            {live}
            <ol class="phases">{rows}</ol>
        </section>
    }
}

fn controls(
    site: &Site,
    running: Running,
    rounds: u8,
    phases: &'static [Phase],
    end: &'static [Inline],
) -> Markup {
    let words = site.words();
    let rounds = u32::from(rounds);
    let now = move || moment(phases, rounds, running.passed.get());
    let count = move || clock(now().map_or(0, |now: Moment| now.left));
    // The phase alone is told to who does not see it; the seconds would never stop.
    let phase = Memo::new(move |_| now().map(|now| (now.phase, now.round)));
    let said = {
        let site = site.clone();
        move || match phase.get() {
            None => view! { <b>{inline(&site, end)}</b> },
            Some((place, _)) => view! { {inline(&site, &phases[place].words)} },
        }
    };
    let round = move || match phase.get() {
        Some((_, round)) if rounds > 1 => fill(
            words.rounds_left,
            &[("n", &round.to_string()), ("all", &rounds.to_string())],
        ),
        _ => String::new(),
    };
    let skip = move |_| {
        if let Some(now) = now() {
            let was_running = running.running.get_untracked();
            let passed = running.passed.get_untracked() + now.left;
            running.go_to(passed);
            if was_running && passed < running.all.get_untracked() {
                running.press();
            }
        }
    };
    view! {
        <p class="count" translate="no">{count}</p>
        <p class="timer__now" role="status">{said}</p>
        <p class="small soft" translate="no">{round}</p>
        <div class="btns">
            {running.button(site)}
            <button class="btn btn--line" type="button" on:click=skip>{words.timer_skip}</button>
            <button class="btn btn--line" type="button" on:click=move |_| running.go_to(0)>{words.from_the_beginning}</button>
        </div>
        {running.line(site)}
    }
}
