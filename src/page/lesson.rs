//! A lesson: label, text with items, result, and the way on.

use crate::markup::{IntoMarkup, Markup};
use crate::page::plain::instead_note;
use crate::part::block::blocks;
use crate::part::icon;
use crate::part::label::cover;
use crate::part::text::inline;
use crate::site::Site;
use crate::words::fill;
use domain::block::items;
use domain::id::Id;
use domain::route::Route;
use domain::text::plain;
use domain::track::{self, Track};
use domain::unit::{Module, Part, PartKind, PartLine};
use leptos::prelude::*;
use view::view;

/// A lesson of a module.
pub fn lesson(site: &Site, module: &'static Module, part: &'static Part) -> Markup {
    let rows = vec![(site.words().module_label, module_link(site, module))];
    view! {
        {cover(site, &part.page, rows)}
        <div class="wrap page lesson">
            <article class="prose flow" lang=part.page.instead.clone()>
                {instead_note(site, &part.page)}
                {other_track(site, module, part)}
                {blocks(site, &part.page.blocks)}
                {result(site, module, part)}
                {way_on(site, module, part)}
            </article>
            {contents(site, module, part)}
        </div>
    }
}

fn module_link(site: &Site, module: &Module) -> Markup {
    let route = Route::Module(module.id.clone());
    view! { <a href=site.link(&route)>{plain(&module.title)}</a> }
}

/// The parts of a module that are shown: those of the track chosen and the one that is open; all while pages are made.
pub fn shown<'a>(
    site: &Site,
    module: &'a Module,
    here: Option<&Id>,
) -> impl Iterator<Item = &'a PartLine> + use<'a> {
    let track = site.track();
    let (live, here) = (site.is_live(), here.cloned());
    module.parts.iter().filter(move |part| {
        !live || track::is_for(part.only, track) || here.as_ref() == Some(&part.part)
    })
}

/// The same lesson for the other track, unless this one is for the track chosen.
fn other_track(site: &Site, module: &'static Module, part: &Part) -> Option<Markup> {
    let words = site.words();
    let line = module.parts.iter().find(|line| line.part == part.part)?;
    let other = track::other(&module.parts, line)?;
    let chosen = site.track();
    if site.is_live() && chosen.is_some() && chosen == part.only {
        return None;
    }
    let question = match other.only {
        Some(Track::Teen) => words.other_teen,
        _ => words.other_university,
    };
    let href = site.link(&Route::Part(module.id.clone(), other.part.clone()));
    Some(
        view! { <p class="bar"><span>{question} " " <a href=href>{words.other_open}</a></span></p> },
    )
}

/// The number of a part of its module, or the word for what is no lesson.
pub fn number(site: &Site, module: &Module, part: &PartLine) -> String {
    match part.kind {
        PartKind::Lesson => {
            format!("{}.{}", module.number, track::number(&module.parts, part))
        }
        PartKind::RolePlay => site.words().practice.to_owned(),
        PartKind::Check => site.words().check_word.to_owned(),
    }
}

/// The contents of the module, beside the text or after it. They stand behind the text in the page too, so that a slow phone
/// reads the text first.
pub fn contents(site: &Site, module: &'static Module, here: &Part) -> Markup {
    let words = site.words();
    let rows = shown(site, module, Some(&here.part))
        .map(|part| {
            let route = Route::Part(module.id.clone(), part.part.clone());
            let current = (part.part == here.part).then_some("page");
            let (progress, parts) = (site.progress, module.parts.as_slice());
            let done = move || {
                progress
                    .with(|progress| track::is_done(progress, parts, part))
                    .then(|| {
                        view! { {icon::TICK.view()} <span class="vh">{words.done_word}</span> }
                    })
            };
            view! {
                <li>
                    <a href=site.link(&route) aria-current=current>
                        <b>{number(site, module, part)}</b> <span>{inline(site, &part.title)}</span> {done}
                    </a>
                </li>
            }
        })
        .collect::<Markup>();
    let title = fill(words.in_this_module, &[("n", &module.number.to_string())]);
    view! {
        <nav class="lesson__nav" aria-label=title.clone()>
            <h2 class="kind">{title.clone()}</h2>
            <ol class="steps">{rows}</ol>
        </nav>
    }
}

/// How many items were ever answered right, in words; in a check, also which lessons hold what was missed.
fn result(site: &Site, module: &Module, part: &Part) -> Option<Markup> {
    let ids: Vec<Id> = items(&part.page.blocks)
        .into_iter()
        .map(|item| item.id.clone())
        .collect();
    if !site.is_live() || ids.is_empty() {
        return None;
    }
    let words = site.words();
    let progress = site.progress;
    let known = ids.clone();
    let line = move || {
        let right = progress.with(|progress| progress.right_among(&ids));
        let checked =
            progress.with(|progress| ids.iter().any(|item| progress.items.contains_key(item)));
        match checked {
            false => words.none_checked.to_owned(),
            true => fill(
                words.right_of,
                &[("n", &right.to_string()), ("all", &ids.len().to_string())],
            ),
        }
    };
    let gone = gone(site, &part.page.id, &known);
    Some(view! {
        <section class="card result">
            <h2 class="kind">{words.your_result}</h2>
            <p translate="no">{line}</p>
            {gone}
            {(part.kind == PartKind::Check).then(|| missed(site, module, part))}
        </section>
    })
}

/// How many items were answered that the page no longer has.
fn gone(site: &Site, page: &Id, known: &[Id]) -> Option<Markup> {
    let is_gone = |item: &&Id| item.is_of(page) && !known.contains(item);
    let count = site
        .progress
        .with_untracked(|progress| progress.items.keys().filter(is_gone).count());
    let line = fill(site.words().items_gone, &[("n", &count.to_string())]);
    (count > 0).then(|| view! { <p class="small soft" translate="no">{line}</p> })
}

/// The lessons whose items were checked and never answered right.
fn missed(site: &Site, module: &Module, part: &Part) -> Markup {
    let asked: Vec<(Id, String)> = items(&part.page.blocks)
        .into_iter()
        .filter_map(|item| {
            let (lesson, _) = item.objective.as_str().split_once('-')?;
            Some((item.id.clone(), lesson.to_owned()))
        })
        .collect();
    let chosen = site.track();
    let lessons: Vec<(String, String, String)> = module
        .parts
        .iter()
        .map(|line| {
            let there = track::instead(&module.parts, line, chosen);
            let route = Route::Part(module.id.clone(), there.part.clone());
            let title = format!("{} {}", number(site, module, there), plain(&there.title));
            (line.part.to_string(), site.link(&route), title)
        })
        .collect();
    let (progress, words) = (site.progress, site.words());
    (move || {
        let open = |id: &Id| {
            progress.with(|progress| {
                progress.items.contains_key(id)
                    && progress.right_among(std::slice::from_ref(id)) == 0
            })
        };
        let rows: Vec<Markup> = lessons
            .iter()
            .filter(|(lesson, ..)| asked.iter().any(|(id, of)| of == lesson && open(id)))
            .map(|(_, link, title)| view! { <li><a href=link.clone()>{title.clone()}</a></li> })
            .collect();
        (!rows.is_empty())
            .then(|| view! { <p>{words.read_again}</p> <ul>{rows}</ul> })
            .into_markup()
    })
    .into_markup()
}

/// The way on: the next part of the module, or back to the contents.
pub fn way_on(site: &Site, module: &Module, part: &Part) -> Markup {
    let words = site.words();
    let contents = Route::Module(module.id.clone());
    let track = part.only.or_else(|| site.track());
    let mut rest = track::parts(&module.parts, track);
    rest.find(|line| line.part == part.part);
    let (next, label) = match rest.next() {
        Some(next) => (
            Route::Part(module.id.clone(), next.part.clone()),
            words.finish_next,
        ),
        None => (contents.clone(), words.finish),
    };
    let (site_of_press, id) = (site.clone(), part.page.id.clone());
    let (kind, today) = (part.kind, site.today());
    let finish = move |_| {
        site_of_press.change(|progress| match kind {
            PartKind::Lesson => progress.finish_lesson(&id, today),
            PartKind::RolePlay | PartKind::Check => progress.finish(&id),
        });
    };
    view! {
        <div class="btns">
            <a class="btn" id="finish" href=site.link(&next) on:click=finish>{label}</a>
            <a class="btn btn--line" href=site.link(&contents)>{words.back_to_module}</a>
        </div>
    }
}
