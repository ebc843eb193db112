//! Slow breathing along a line on ruled paper: complete as a still picture, with a count and a pause once the
//! program runs.

use crate::browser::clock;
use crate::markup::Markup;
use crate::site::Site;
use crate::words::fill;
use domain::id::Id;
use leptos::prelude::*;
use view::view;

/// Left end, top and bottom of the line in the drawing, and the width of one second.
const LEFT: u32 = 30;
const TOP: u32 = 30;
const BOTTOM: u32 = 150;
const SECOND: u32 = 28;

/// Where the line is at a second of the round: up while breathing in, down while breathing out, slow at both ends.
/// Whole numbers only; the share of the way is smoothed as 3s² - 2s³.
fn point(second: u32, inhale: u32, exhale: u32) -> (u32, u32) {
    let (passed, length) = if second <= inhale {
        (second, inhale)
    } else {
        (inhale + exhale - second, exhale)
    };
    let height = (BOTTOM - TOP) * (3 * passed * passed * length - 2 * passed * passed * passed)
        / (length * length * length);
    (LEFT + second * SECOND, BOTTOM - height)
}

/// The line as a path: two curves that leave and arrive level.
fn way(inhale: u32, exhale: u32) -> String {
    let ((x0, y0), (x1, y1)) = (point(0, inhale, exhale), point(inhale, inhale, exhale));
    let (x2, y2) = point(inhale + exhale, inhale, exhale);
    let (up, down) = ((x1 - x0) / 3, (x2 - x1) / 3);
    format!(
        "M{x0} {y0}C{} {y0} {} {y1} {x1} {y1}C{} {y1} {} {y2} {x2} {y2}",
        x0 + up,
        x1 - up,
        x1 + down,
        x2 - down
    )
}

/// The tool.
pub fn breathing(site: &Site, id: &Id, inhale: u8, exhale: u8, rounds: u8) -> Markup {
    let words = site.words();
    let (length_in, length_out) = (u32::from(inhale), u32::from(exhale));
    let seconds = length_in + length_out;
    let way = way(length_in, length_out);
    let marks = (1..=seconds)
        .map(|second| {
            let (x, y) = point(second, length_in, length_out);
            let number = if second <= length_in {
                second
            } else {
                second - length_in
            };
            view! {
                <circle class="tick" cx=x.to_string() cy=y.to_string() r="5" />
                <text x=x.to_string() y=(y - 14).to_string()>{number.to_string()}</text>
            }
        })
        .collect::<Markup>();
    let width = LEFT * 2 + seconds * SECOND;
    let view_box = format!("0 0 {width} 180");
    let ruled: String = (TOP..=BOTTOM)
        .step_by(40)
        .map(|height| format!("M0 {height}H{width}"))
        .collect();
    let counts = [("in", inhale.to_string()), ("out", exhale.to_string())];
    let counts: Vec<(&str, &str)> = counts
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let passed = RwSignal::new(0u32);
    let dot = move || {
        let (x, y) = point(passed.get() % seconds, length_in, length_out);
        format!("translate({x} {y})")
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
                    <path class="rule" d=ruled />
                    <path class="way" d=way />
                    {marks}
                    {dot}
                </svg>
            </div>
            {live}
        </section>
    }
}

/// Count and pause. One second at a time: the count is words, so nothing has to move.
fn controls(site: &Site, inhale: u8, exhale: u8, rounds: u8, passed: RwSignal<u32>) -> Markup {
    let words = site.words();
    let seconds = u32::from(inhale) + u32::from(exhale);
    let all = seconds * u32::from(rounds);
    let running = RwSignal::new(false);
    let ticking = clock::every_second(move || {
        if running.get_untracked() {
            passed.update(|count| *count += 1);
            if passed.get_untracked() >= all {
                running.set(false);
            }
        }
    });
    on_cleanup(move || clock::stop(ticking));
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
}
