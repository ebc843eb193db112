//! The list of training modules and the contents of one, as a textbook's table of contents with progress in words.

use crate::markup::{IntoMarkup, Markup};
use crate::page::lesson;
use crate::page::plain::instead_note;
use crate::part::block::blocks;
use crate::part::icon;
use crate::part::label::{cover, label};
use crate::part::text::inline;
use crate::site::Site;
use crate::words::fill;
use domain::block::Block;
use domain::id::Id;
use domain::progress::Progress;
use domain::route::{Place, Route};
use domain::text::Inline;
use domain::unit::{Module, ModuleLine, Page};
use leptos::prelude::*;
use view::view;

/// The page of the training.
pub fn training(site: &Site, page: &'static Page, modules: &[ModuleLine]) -> Markup {
    let rows = modules
        .iter()
        .map(|module| {
            let minutes = fill(
                site.words().about_minutes,
                &[("n", &module.minutes.to_string())],
            );
            row(
                site,
                module.number.to_string(),
                &Route::Module(module.id.clone()),
                &module.title,
                view! { {inline(site, &module.summary)} " " <span class="num">{minutes}</span> },
                module.parts.clone(),
            )
        })
        .collect::<Markup>();
    // What has grown stands below what it grows from, with the heading over it.
    let is_growth = |block: &Block| matches!(block, Block::Competencies(_));
    let growth = page.blocks.iter().position(is_growth);
    let headings = &page.blocks[..growth.unwrap_or(0)];
    let heading = headings
        .iter()
        .rposition(|block| matches!(block, Block::Heading(..)));
    let begin = heading.or(growth);
    let (above, below) = page.blocks.split_at(begin.unwrap_or(page.blocks.len()));
    view! {
        {cover(site, page, vec![])}
        <div class="wrap page">
            <article class="prose flow" lang=page.instead.clone()>
                {instead_note(site, page)}
                {blocks(site, above)}
            </article>
            <ol class="toc stack-top">{rows}</ol>
            <div class="prose flow stack-top" lang=page.instead.clone()>{blocks(site, below)}</div>
        </div>
    }
}

/// The contents of a module.
pub fn module(site: &Site, module: &Module) -> Markup {
    let words = site.words();
    let rows = module
        .parts
        .iter()
        .enumerate()
        .map(|(place, part)| {
            let minutes = part
                .minutes
                .map(|minutes| fill(words.about_minutes, &[("n", &minutes.to_string())]))
                .unwrap_or_default();
            let route = Route::Part(module.id.clone(), part.part.clone());
            row(
                site,
                lesson::number(site, module, place),
                &route,
                &part.title,
                minutes.into_markup(),
                vec![part.page.clone()],
            )
        })
        .collect::<Markup>();
    let kind = format!("{} {}", words.module_label, module.number);
    let rows_of_label = vec![(words.progress_label, status(site, ids(module)))];
    view! {
        {label(site, &kind, &module.title, &module.summary, rows_of_label)}
        <div class="wrap page">
            <ol class="toc">{rows}</ol>
            <div class="btns stack-top">
                <a class="btn btn--line" href=site.place(Place::Training)>{words.to_training}</a>
            </div>
        </div>
    }
}

fn ids(module: &Module) -> Vec<Id> {
    module.parts.iter().map(|part| part.page.clone()).collect()
}

/// A row: number, title, a line, and how far one is. The row one was at last and has not finished is in hand.
fn row(
    site: &Site,
    number: String,
    route: &Route,
    title: &[Inline],
    line: Markup,
    parts: Vec<Id>,
) -> Markup {
    // The word for a role-play is longer than a number and needs smaller letters.
    let class = if number.len() > 4 {
        "toc__n toc__n--word"
    } else {
        "toc__n"
    };
    let is_in_hand = site.live
        && site
            .progress
            .with_untracked(|progress| in_hand(progress, &parts));
    let in_hand = is_in_hand.then(|| view! { <span class="now">{site.words().status_now}</span> });
    view! {
        <li class=is_in_hand.then_some("is-now")>
            <span class=class>{number}</span>
            <div class="toc__h"><h2 class="toc__t"><a href=site.link(route)>{inline(site, title)}</a></h2> {in_hand}</div>
            <p class="toc__p">{line}</p>
            <div class="toc__s">{status(site, parts)}</div>
        </li>
    }
}

fn in_hand(progress: &Progress, parts: &[Id]) -> bool {
    let last = progress
        .last
        .as_ref()
        .and_then(|last| Route::parse(&last.value));
    let Some(Route::Part(module, part)) = last else {
        return false;
    };
    let is_last = |id: &Id| module.join(&part).as_ref() == Some(id);
    parts.iter().any(is_last) && !parts.iter().all(|id| progress.is_finished(id))
}

/// How many parts are done, in words; of one part, whether it is.
fn status(site: &Site, parts: Vec<Id>) -> Markup {
    let words = site.words();
    let progress = site.progress;
    let all = parts.len();
    (move || {
        let done = progress.with(|progress| parts.iter().filter(|part| progress.is_finished(part)).count());
        let count = [("n", done.to_string()), ("all", all.to_string())];
        let count: Vec<(&str, &str)> = count.iter().map(|(name, value)| (*name, value.as_str())).collect();
        match (done, all) {
            (0, 1) => view! { <span>{words.status_open}</span> },
            (0, _) => {
                view! { <span>{fill(words.status_lessons, &[("n", &all.to_string())])}</span> }
            }
            _ if done == all => {
                view! { <b translate="no">{icon::TICK.view()} {words.status_done}</b> }
            }
            _ => view! {
                <span translate="no">{fill(words.status_some, &count)}</span>
                <progress max=all.to_string() value=done.to_string() aria-label=words.progress_label></progress>
            }
            ,
        }
    })
    .into_markup()
}
