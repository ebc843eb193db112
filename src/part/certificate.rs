//! The certificate, on a page of its own to print.

use crate::browser::dom;
use crate::markup::Markup;
use crate::part::block::blocks;
use crate::part::picture;
use crate::part::sheet::print_button;
use crate::part::text::inline;
use crate::site::Site;
use crate::words::{self, fill};
use domain::block::Certificate;
use domain::date::Day;
use domain::progress::{Passed, Progress};
use domain::track;
use leptos::prelude::*;
use view::view;

/// What is done of the course, and whether that is enough.
struct Standing {
    done: usize,
    all: usize,
    minutes: u16,
    passed: Option<Passed>,
}

impl Standing {
    fn of(progress: &Progress, certificate: &Certificate) -> Standing {
        let mut standing = Standing {
            done: 0,
            all: 0,
            minutes: 0,
            passed: progress.passed.as_ref().map(|passed| passed.value.clone()),
        };
        for (module, part) in track::course(&certificate.modules, progress.track()) {
            let is_done = track::is_done(progress, &module.parts, part);
            standing.all += 1;
            standing.done += usize::from(is_done);
            if is_done {
                standing.minutes += u16::from(part.minutes.unwrap_or(0));
            }
        }
        standing
    }
}

/// The certificate, or what is still missing.
pub fn certificate(site: &Site, certificate: &'static Certificate) -> Markup {
    let words = site.words();
    if !site.is_live() {
        return view! { <p class="note">{words.needs_program}</p> };
    }
    let standing = site
        .progress
        .with_untracked(|progress| Standing::of(progress, certificate));
    match &standing.passed {
        Some(passed) if standing.done == standing.all => {
            earned(site, certificate, &standing, passed)
        }
        passed => {
            let counts = [standing.done.to_string(), standing.all.to_string()];
            let counts = [("n", counts[0].as_str()), ("all", counts[1].as_str())];
            let assessment = match passed {
                Some(_) => words.certificate_assessment_passed,
                None => words.certificate_assessment_open,
            };
            view! {
                <h2>{words.certificate_not_yet}</h2>
                <ul>
                    <li>{fill(words.certificate_parts, &counts)}</li>
                    <li>{assessment}</li>
                </ul>
            }
        }
    }
}

fn earned(
    site: &Site,
    certificate: &'static Certificate,
    standing: &Standing,
    passed: &Passed,
) -> Markup {
    let words = site.words();
    let kept = site
        .progress
        .with_untracked(|progress| progress.name.as_ref().map(|name| name.value.clone()));
    let kept = kept.unwrap_or_default();
    let is_kept = !kept.is_empty();
    let name = RwSignal::new(kept);
    let keep = {
        let site = site.clone();
        move || {
            let wanted = dom::is_checked_now("keep-name");
            let text = match wanted {
                true => name.get_untracked(),
                false => String::new(),
            };
            let before = site.progress.with_untracked(|progress| {
                let name = progress.name.as_ref();
                name.map_or_else(String::new, |name| name.value.clone())
            });
            if text != before {
                site.change(|progress| progress.set_name(&text));
            }
        }
    };
    let on_input = {
        let keep = keep.clone();
        move |event: leptos::ev::Event| {
            name.set(dom::typed(&event));
            keep();
        }
    };
    let on_keep = move |_| keep();
    let written = move || name.get();
    let day = i32::try_from(passed.day).ok().filter(|day| *day > 0);
    let day = day.map_or_else(String::new, |day| {
        words::date(words, &Day::from_number(day).to_string())
    });
    let hours = format!("{}", (standing.minutes + 30) / 60);
    let facts = [
        (words.certificate_day, day),
        (
            words.certificate_score,
            fill(
                words.grow_of,
                &[
                    ("n", &passed.right.to_string()),
                    ("all", &passed.all.to_string()),
                ],
            ),
        ),
        (
            words.certificate_hours,
            fill(
                words.certificate_hours_line,
                &[("n", &hours), ("parts", &standing.done.to_string())],
            ),
        ),
        (words.certificate_content, passed.content.clone()),
    ];
    let facts = facts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| view! { <div><dt>{label}</dt><dd>{value}</dd></div> })
        .collect::<Markup>();
    let track = site.track();
    let competencies = certificate
        .competencies
        .iter()
        .filter(|(_, only)| track::is_for(*only, track))
        .map(|(name, _)| view! { <li>{inline(site, name)}</li> })
        .collect::<Markup>();
    view! {
        <div class="field no-print">
            <label for="name">{words.certificate_name}</label>
            <p class="hint" id="name-hint">{words.certificate_name_hint}</p>
            <input class="in" id="name" maxlength="80" aria-describedby="name-hint" autocomplete="off" spellcheck="false"
                value=name.get_untracked() on:input=on_input />
            <div class="opts">
                <input class="o" type="checkbox" id="keep-name" checked=is_kept on:change=on_keep />
                <label for="keep-name">{words.certificate_keep}</label>
            </div>
        </div>
        <article class="cert" id="certificate" aria-labelledby="certificate-h">
            {picture::small("books", "art stamp")}
            <h2 id="certificate-h">{words.certificate_title}</h2>
            <p>{words.certificate_given}</p>
            <p class="cert__name" translate="no">{written} "\u{a0}"</p>
            <dl class="cert__facts">{facts}</dl>
            <p>{words.certificate_trained}</p>
            <ul class="cert__list">{competencies}</ul>
            <div class="flow cert__hand">{blocks(site, &certificate.blocks)}</div>
        </article>
        <div class="btns">{print_button(site, "certificate".to_owned(), "sheet")}</div>
    }
}
