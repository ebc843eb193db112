//! Slow breathing along a line on ruled paper: complete as a still picture, with a count and a pause once the
//! program runs.

use super::running::Running;
use crate::browser::dom;
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

/// Seconds breathing in and out that one can choose.
const IN: std::ops::RangeInclusive<u32> = 2..=6;
const OUT: std::ops::RangeInclusive<u32> = 3..=8;

/// The tool.
pub fn breathing(site: &Site, id: &Id, inhale: u8, exhale: u8, rounds: u8) -> Markup {
    let begin = (u32::from(inhale), u32::from(exhale));
    if !site.is_live() {
        return view! {
            <section class="breath" id=id.to_string()>
                {heading(site, begin)}
                {picture(site, begin, None)}
            </section>
        };
    }
    // Another count changes how many rounds there are, not how long the exercise is.
    let length = (begin.0 + begin.1) * u32::from(rounds);
    let pace = RwSignal::new(begin);
    let running = Running::new(length);
    let is_drawn = RwSignal::new(true);
    let stage = {
        let site = site.clone();
        move || {
            let drawn = is_drawn
                .get()
                .then(|| picture(&site, pace.get(), Some(running)));
            view! { {heading(&site, pace.get())} {drawn} }
        }
    };
    view! {
        <section class="breath" id=id.to_string()>
            {stage}
            {controls(site, pace, running)}
            {settings(site, id, pace, running, length, is_drawn)}
        </section>
    }
}

fn filled(template: &str, (inhale, exhale): (u32, u32)) -> String {
    fill(
        template,
        &[("in", &inhale.to_string()), ("out", &exhale.to_string())],
    )
}

fn heading(site: &Site, pace: (u32, u32)) -> Markup {
    view! { <h3>{filled(site.words().breathing_title, pace)}</h3> }
}

/// The line with a mark for every second, and a dot that follows it once the program runs.
fn picture(site: &Site, (inhale, exhale): (u32, u32), running: Option<Running>) -> Markup {
    let seconds = inhale + exhale;
    let marks = (1..=seconds)
        .map(|second| {
            let (x, y) = point(second, inhale, exhale);
            let number = if second <= inhale {
                second
            } else {
                second - inhale
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
    let dot = running.map(|running| {
        let second = move || running.passed.get() % seconds;
        let place = move || {
            let (x, y) = point(second(), inhale, exhale);
            format!("translate({x} {y})")
        };
        // On the way it glides, where motion is wanted; back to the left end it jumps.
        let class = move || match second() {
            0 => "dot".to_owned(),
            _ => "dot dot--on".to_owned(),
        };
        view! { <circle class=class r="9" transform=place /> }
    });
    view! {
        <div class="stage">
            <svg class="curve" viewBox=view_box role="img" aria-label=filled(site.words().breathing_picture, (inhale, exhale))>
                <path class="rule" d=ruled />
                <path class="way" d=way(inhale, exhale) />
                {marks}
                {dot}
            </svg>
        </div>
    }
}

/// Count and pause. The count is words, so nothing has to move.
fn controls(site: &Site, pace: RwSignal<(u32, u32)>, running: Running) -> Markup {
    let words = site.words();
    let count = move || {
        let ((inhale, exhale), passed) = (pace.get(), running.passed.get());
        if passed >= running.all.get() {
            return words.breathing_done.to_owned();
        }
        let second = passed % (inhale + exhale);
        match second < inhale {
            true => format!("{} · {}", words.breathe_in, second + 1),
            false => format!("{} · {}", words.breathe_out, second + 1 - inhale),
        }
    };
    let round = move || {
        let (inhale, exhale) = pace.get();
        let rounds = running.all.get() / (inhale + exhale);
        let round = (running.passed.get() / (inhale + exhale) + 1).min(rounds);
        fill(
            words.rounds_left,
            &[("n", &round.to_string()), ("all", &rounds.to_string())],
        )
    };
    view! {
        <p class="count" translate="no">{count}</p>
        <p class="small soft" translate="no">{round}</p>
        <div class="btns">{running.button(site)}</div>
        {running.line(site)}
    }
}

/// How many seconds in and out, and whether the line is wanted.
fn settings(
    site: &Site,
    id: &Id,
    pace: RwSignal<(u32, u32)>,
    running: Running,
    length: u32,
    is_drawn: RwSignal<bool>,
) -> Markup {
    let words = site.words();
    let set = move |(inhale, exhale): (u32, u32)| {
        running.go_to(0);
        let round = inhale + exhale;
        running.all.set(length.div_ceil(round) * round);
        pace.set((inhale, exhale));
    };
    let numbers =
        |name: &str, label: &'static str, range: std::ops::RangeInclusive<u32>, is_in: bool| {
            let id = format!("{id}-{name}");
            let begin = pace.get_untracked();
            let now = if is_in { begin.0 } else { begin.1 };
            let options = range
                .map(|number| {
                    let text = number.to_string();
                    view! { <option value=text.clone() selected=number == now>{text}</option> }
                })
                .collect::<Markup>();
            let choose = move |event| {
                let (inhale, exhale) = pace.get_untracked();
                let number = dom::typed(&event).parse().unwrap_or(now);
                set(if is_in {
                    (number, exhale)
                } else {
                    (inhale, number)
                });
            };
            view! {
                <div class="field">
                    <label for=id.clone()>{label}</label>
                    <select class="in" id=id autocomplete="off" on:change=choose>{options}</select>
                </div>
            }
        };
    let numbers_only = format!("{id}-numbers");
    let toggle = move |event| is_drawn.set(!dom::is_checked(&event));
    view! {
        <details class="more">
            <summary>{words.breathing_settings}</summary>
            <div class="flow">
                <div class="grid grid--2">
                    {numbers("in", words.breathing_in, IN, true)}
                    {numbers("out", words.breathing_out, OUT, false)}
                </div>
                <div class="opts">
                    <input class="o" type="checkbox" id=numbers_only.clone() autocomplete="off" on:change=toggle />
                    <label for=numbers_only>{words.breathing_numbers_only}</label>
                </div>
            </div>
        </details>
    }
}
