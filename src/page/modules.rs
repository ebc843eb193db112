//! The list of training modules and the contents of one, as a textbook's table of contents with progress in words.

use crate::markup::{IntoMarkup, Markup};
use crate::page::lesson;
use crate::page::plain::instead_note;
use crate::part::block::blocks;
use crate::part::icon;
use crate::part::label::{cover, label};
use crate::part::review::due_line;
use crate::part::text::inline;
use crate::site::Site;
use crate::words::fill;
use domain::block::Block;
use domain::id::Id;
use domain::progress::Progress;
use domain::route::{Place, Route};
use domain::text::Inline;
use domain::track::{self, Track};
use domain::unit::{Module, ModuleLine, Page, PartLine};
use leptos::prelude::*;
use view::view;

/// Parts of a module whose progress is told.
#[derive(Clone)]
struct Stretch {
    /// All parts of the module.
    module: &'static [PartLine],
    /// Those that count.
    parts: Vec<&'static PartLine>,
}

impl Stretch {
    fn is_done(&self, progress: &Progress, part: &PartLine) -> bool {
        track::is_done(progress, self.module, part)
    }
}

/// The page of the training.
pub fn training(site: &Site, page: &'static Page, modules: &'static [ModuleLine]) -> Markup {
    // What has grown stands below what it grows from, with the heading over it.
    let is_growth = |block: &Block| matches!(block, Block::Competencies(_));
    let growth = page.blocks.iter().position(is_growth);
    let headings = &page.blocks[..growth.unwrap_or(0)];
    let heading = headings
        .iter()
        .rposition(|block| matches!(block, Block::Heading(..)));
    let begin = heading.or(growth);
    let (above, below) = page.blocks.split_at(begin.unwrap_or(page.blocks.len()));
    let rows = {
        let site = site.clone();
        move || list(&site, modules)
    };
    view! {
        {cover(site, page, vec![])}
        <div class="wrap page">
            <article class="prose flow" lang=page.instead.clone()>
                {instead_note(site, page)}
                {blocks(site, above)}
                {due_line(site, modules)}
                {gone(site, modules)}
                {tracks(site)}
            </article>
            <ol class="toc stack-top">{rows}</ol>
            <div class="prose flow stack-top" lang=page.instead.clone()>{blocks(site, below)}</div>
        </div>
    }
}

/// How many lessons were done that the training no longer has.
fn gone(site: &Site, modules: &[ModuleLine]) -> Option<Markup> {
    let is_gone = |page: &Id| {
        let module = modules.iter().find(|module| page.is_of(&module.id));
        module.is_some_and(|module| module.parts.iter().all(|part| part.page != *page))
    };
    let count = site.progress.with_untracked(|progress| {
        let done = progress.parts.iter().filter(|(_, part)| part.finished);
        done.filter(|(page, _)| is_gone(page)).count()
    });
    let line = fill(site.words().parts_gone, &[("n", &count.to_string())]);
    (count > 0).then(|| view! { <p class="small soft" translate="no">{line}</p> })
}

/// The modules of the track chosen.
fn list(site: &Site, modules: &'static [ModuleLine]) -> Markup {
    let chosen = site.progress.with(|progress| progress.track());
    let is_shown = |module: &&ModuleLine| !site.is_live() || track::is_for(module.only, chosen);
    modules
        .iter()
        .filter(is_shown)
        .map(|module| {
            let parts: Vec<&PartLine> = track::parts(&module.parts, chosen).collect();
            let minutes = parts.iter().filter_map(|part| part.minutes);
            let minutes = minutes.map(u16::from).sum::<u16>().to_string();
            let minutes = fill(site.words().about_minutes, &[("n", &minutes)]);
            row(
                site,
                module.number.to_string(),
                &Route::Module(module.id.clone()),
                &module.title,
                view! { {inline(site, &module.summary)} " " <span class="num">{minutes}</span> },
                Stretch {
                    module: &module.parts,
                    parts,
                },
            )
        })
        .collect()
}

/// For whom the training is. A change loses nothing.
fn tracks(site: &Site) -> Option<Markup> {
    let words = site.words();
    let chosen = site.track();
    let choice = |track: Track, id: &'static str, label: &'static str| {
        let site = site.clone();
        let pick = move |_| site.change(|progress| progress.set_track(track));
        view! {
            <input class="o" type="radio" name="track" id=id checked=chosen == Some(track) on:change=pick />
            <label for=id>{label}</label>
        }
    };
    site.is_live().then(|| {
        view! {
            <fieldset class="looks">
                <legend>{words.track_question}</legend>
                <div class="opts">
                    {choice(Track::Teen, "teen", words.track_teen)}
                    {choice(Track::University, "university", words.track_university)}
                </div>
                <p class="small soft">{words.track_note}</p>
            </fieldset>
        }
    })
}

/// The contents of a module.
pub fn module(site: &Site, module: &'static Module) -> Markup {
    let words = site.words();
    let shown: Vec<&PartLine> = lesson::shown(site, module, None).collect();
    let rows = shown
        .iter()
        .map(|part| {
            let minutes = part
                .minutes
                .map(|minutes| fill(words.about_minutes, &[("n", &minutes.to_string())]))
                .unwrap_or_default();
            let version = (!site.is_live()).then_some(part.only).flatten();
            let version = version.map(|only| {
                let words = match only {
                    Track::Teen => words.track_teen,
                    Track::University => words.track_university,
                };
                view! { " · " {words} }
            });
            let route = Route::Part(module.id.clone(), part.part.clone());
            row(
                site,
                lesson::number(site, module, part),
                &route,
                &part.title,
                view! { {minutes} {version} },
                Stretch {
                    module: &module.parts,
                    parts: vec![*part],
                },
            )
        })
        .collect::<Markup>();
    let chosen = site.track();
    let whole = Stretch {
        module: &module.parts,
        parts: track::parts(&module.parts, chosen).collect(),
    };
    let kind = format!("{} {}", words.module_label, module.number);
    let rows_of_label = vec![(words.progress_label, status(site, whole))];
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

/// A row: number, title, a line, and how far one is. The row one was at last and has not finished is in hand.
fn row(
    site: &Site,
    number: String,
    route: &Route,
    title: &[Inline],
    line: Markup,
    stretch: Stretch,
) -> Markup {
    // The word for a role-play is longer than a number and needs smaller letters.
    let class = if number.len() > 4 {
        "toc__n toc__n--word"
    } else {
        "toc__n"
    };
    let is_in_hand = site.is_live()
        && site
            .progress
            .with_untracked(|progress| in_hand(progress, &stretch));
    let in_hand = is_in_hand.then(|| view! { <span class="now">{site.words().status_now}</span> });
    view! {
        <li class=is_in_hand.then_some("is-now")>
            <span class=class>{number}</span>
            <div class="toc__h"><h2 class="toc__t"><a href=site.link(route)>{inline(site, title)}</a></h2> {in_hand}</div>
            <p class="toc__p">{line}</p>
            <div class="toc__s">{status(site, stretch)}</div>
        </li>
    }
}

fn in_hand(progress: &Progress, stretch: &Stretch) -> bool {
    let last = progress.last_page().and_then(Route::parse);
    let Some(Route::Part(module, part)) = last else {
        return false;
    };
    let last = module.join(&part);
    let mut parts = stretch.parts.iter();
    parts.any(|part| last.as_ref() == Some(&part.page))
        && !stretch
            .parts
            .iter()
            .all(|part| stretch.is_done(progress, part))
}

/// How many parts are done, in words; of one part, whether it is.
fn status(site: &Site, stretch: Stretch) -> Markup {
    let words = site.words();
    let progress = site.progress;
    let all = stretch.parts.len();
    (move || {
        let done = progress.with(|progress| {
            let parts = stretch.parts.iter();
            parts.filter(|part| stretch.is_done(progress, part)).count()
        });
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
