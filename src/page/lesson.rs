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
use domain::unit::{Module, Part, PartKind};
use leptos::prelude::*;
use view::view;

/// A lesson of a module.
pub fn lesson(site: &Site, module: &Module, part: &'static Part) -> Markup {
    let rows = vec![(site.words().module_label, module_link(site, module))];
    view! {
        {cover(site, &part.page, rows)}
        <div class="wrap page lesson">
            {contents(site, module, part)}
            <article class="prose flow" lang=part.page.instead.clone()>
                {instead_note(site, &part.page)}
                {blocks(site, &part.page.blocks)}
                {result(site, module, part)}
                {way_on(site, module, part)}
            </article>
        </div>
    }
}

fn module_link(site: &Site, module: &Module) -> Markup {
    let route = Route::Module(module.id.clone());
    view! { <a href=site.link(&route)>{plain(&module.title)}</a> }
}

/// The number of the part at a place of its module, or the word for what is no lesson.
pub fn number(site: &Site, module: &Module, place: usize) -> String {
    match module.parts[place].kind {
        PartKind::Lesson => format!("{}.{}", module.number, place + 1),
        PartKind::RolePlay => site.words().practice.to_owned(),
        PartKind::Check => site.words().check_word.to_owned(),
    }
}

/// The contents of the module, beside the text or after it.
pub fn contents(site: &Site, module: &Module, here: &Part) -> Markup {
    let words = site.words();
    let rows = module
        .parts
        .iter()
        .enumerate()
        .map(|(place, part)| {
            let route = Route::Part(module.id.clone(), part.part.clone());
            let current = (part.part == here.part).then_some("page");
            let (progress, id) = (site.progress, part.page.clone());
            let done = move || {
                progress
                    .with(|progress| progress.is_finished(&id))
                    .then(|| {
                        view! { {icon::TICK.view()} <span class="vh">{words.done_word}</span> }
                    })
            };
            view! {
                <li>
                    <a href=site.link(&route) aria-current=current>
                        <b>{number(site, module, place)}</b> <span>{inline(site, &part.title)}</span> {done}
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
    if !site.live || ids.is_empty() {
        return None;
    }
    let words = site.words();
    let progress = site.progress;
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
    Some(view! {
        <section class="card result">
            <h2 class="kind">{words.your_result}</h2>
            <p translate="no">{line}</p>
            {(part.kind == PartKind::Check).then(|| missed(site, module, part))}
        </section>
    })
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
    let lessons: Vec<(String, String, String)> = module
        .parts
        .iter()
        .enumerate()
        .map(|(place, line)| {
            let route = Route::Part(module.id.clone(), line.part.clone());
            let title = format!("{} {}", number(site, module, place), plain(&line.title));
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
    let mut rest = module.parts.iter();
    rest.find(|line| line.part == part.part);
    let (next, label) = match rest.next() {
        Some(next) => (
            Route::Part(module.id.clone(), next.part.clone()),
            words.finish_next,
        ),
        None => (contents.clone(), words.finish),
    };
    let (site_of_press, id) = (site.clone(), part.page.id.clone());
    let finish = move |_| site_of_press.change(|progress| progress.finish(&id));
    view! {
        <div class="btns">
            <a class="btn" id="finish" href=site.link(&next) on:click=finish>{label}</a>
            <a class="btn btn--line" href=site.link(&contents)>{words.back_to_module}</a>
        </div>
    }
}
