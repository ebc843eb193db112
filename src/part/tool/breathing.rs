//! Slow breathing along a line on ruled paper: complete as a still picture, with a count and a pause once the
//! program runs.

use crate::browser::timer;
use crate::site::Site;
use crate::words::fill;
use domain::id::Id;
use leptos::prelude::*;

/// Left end, top and bottom of the line in the drawing, and the width of one second.
const LEFT: f32 = 30.0;
const TOP: f32 = 30.0;
const BOTTOM: f32 = 150.0;
const SECOND: f32 = 28.0;

/// Height of the line at a second of the round: up while breathing in, down while breathing out, round at the ends.
fn height(second: f32, inhale: f32, exhale: f32) -> f32 {
    let share = if second <= inhale {
        second / inhale
    } else {
        1.0 - (second - inhale) / exhale
    };
    let round = (1.0 - (share * std::f32::consts::PI).cos()) / 2.0;
    BOTTOM - (BOTTOM - TOP) * round
}

fn point(second: f32, inhale: f32, exhale: f32) -> (f32, f32) {
    (LEFT + second * SECOND, height(second, inhale, exhale))
}

/// The tool.
pub fn breathing(site: &Site, id: &Id, inhale: u8, exhale: u8, rounds: u8) -> AnyView {
    let words = site.words();
    let (length_in, length_out) = (f32::from(inhale), f32::from(exhale));
    let seconds = inhale + exhale;
    let way: String = (0..=u16::from(seconds) * 4)
        .map(|quarter| {
            let (x, y) = point(f32::from(quarter) / 4.0, length_in, length_out);
            format!("{}{x:.0} {y:.0}", if quarter == 0 { "M" } else { "L" })
        })
        .collect();
    let marks = (1..=seconds)
        .map(|second| {
            let (x, y) = point(f32::from(second), length_in, length_out);
            let number = if second <= inhale {
                second
            } else {
                second - inhale
            };
            view! {
                <circle class="tick" cx=format!("{x:.0}") cy=format!("{y:.0}") r="5" />
                <text x=format!("{x:.0}") y=format!("{:.0}", y - 14.0)>{number.to_string()}</text>
            }
        })
        .collect_view();
    let view_box = format!("0 0 {:.0} 180", LEFT * 2.0 + f32::from(seconds) * SECOND);
    let counts = [("in", inhale.to_string()), ("out", exhale.to_string())];
    let counts: Vec<(&str, &str)> = counts
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let passed = RwSignal::new(0u32);
    let dot = move || {
        let (x, y) = point(
            (passed.get() % u32::from(seconds)) as f32,
            length_in,
            length_out,
        );
        format!("translate({x:.0} {y:.0})")
    };
    let live = site
        .live
        .then(|| controls(site, inhale, exhale, rounds, passed));
    let dot = site
        .live
        .then(|| view! { <circle class="dot" r="9" transform=dot /> });
    view! {
        <section class="breath" id=id.to_string()>
            <h3>{fill(words.breathing_title, &counts)}</h3>
            <div class="stage">
                <svg class="curve" viewBox=view_box role="img" aria-label=fill(words.breathing_picture, &counts)>
                    <path class="rule" d="M0 30H400M0 70H400M0 110H400M0 150H400" />
                    <path class="way" d=way />
                    {marks}
                    {dot}
                </svg>
            </div>
            {live}
        </section>
    }
    .into_any()
}

/// Count and pause. One second at a time: the count is words, so nothing has to move.
fn controls(site: &Site, inhale: u8, exhale: u8, rounds: u8, passed: RwSignal<u32>) -> AnyView {
    let words = site.words();
    let seconds = u32::from(inhale) + u32::from(exhale);
    let all = seconds * u32::from(rounds);
    let running = RwSignal::new(false);
    let ticking = timer::every_second(move || {
        if running.get_untracked() {
            passed.update(|count| *count += 1);
            if passed.get_untracked() >= all {
                running.set(false);
            }
        }
    });
    on_cleanup(move || timer::stop(ticking));
    let press = move |_| {
        if passed.get_untracked() >= all {
            passed.set(0);
        }
        running.update(|running| *running = !*running);
    };
    let label = move || {
        if running.get() {
            words.pause
        } else {
            words.start
        }
    };
    let count = move || {
        let count = passed.get();
        if count >= all {
            return words.breathing_done.to_owned();
        }
        let second = count % seconds;
        match second < u32::from(inhale) {
            true => format!("{} · {}", words.breathe_in, second + 1),
            false => format!("{} · {}", words.breathe_out, second + 1 - u32::from(inhale)),
        }
    };
    let round = move || {
        let round = (passed.get() / seconds + 1).min(u32::from(rounds));
        fill(
            words.rounds_left,
            &[("n", &round.to_string()), ("all", &rounds.to_string())],
        )
    };
    view! {
        <p class="count" translate="no">{count}</p>
        <p class="small soft" translate="no">{round}</p>
        <div class="btns">
            <button class="btn" type="button" on:click=press>{label}</button>
        </div>
    }
    .into_any()
}
