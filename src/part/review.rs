//! What fades comes back: one item of every lesson that is due, and when the others are.

mod asked;

use crate::browser::dom;
use crate::live;
use crate::markup::{IntoMarkup, Markup};
use crate::part::assessment::lesson_link;
use crate::part::icon;
use crate::part::sitting::{self, STAGE};
use crate::site::Site;
use crate::words::{self, fill};
use domain::calendar;
use domain::date::Day;
use domain::id::Id;
use domain::order::by_key;
use domain::progress::Progress;
use domain::route::{Address, Place, Route};
use domain::track;
use domain::unit::{ModuleLine, Part, PartKind, PartLine, Unit};
use leptos::prelude::*;
use view::view;

/// Id of the page that holds the review.
const PAGE: &str = "t3";
/// So many days at most are put into a calendar, and shown as coming.
const COMING: usize = 6;

/// So many lessons that are due are named on other pages.
const FIRST: usize = 3;

/// A lesson that comes back.
type Line = (&'static ModuleLine, &'static PartLine, Day);

/// What is shown.
#[derive(Clone)]
enum Turn {
    /// What is due and what is coming.
    List,
    /// An item for the lesson at this place among those due, out of these: the lesson, and the check of its module where that
    /// was begun.
    Lesson(usize, Vec<&'static Part>),
    /// The data of the lesson could not be had.
    Failed(usize),
}

/// The review with the place one is at.
#[derive(Clone)]
struct Sitting {
    site: Site,
    today: Day,
    /// What was due when it began.
    due: Vec<Line>,
    modules: &'static [ModuleLine],
    turn: RwSignal<Turn>,
}

/// The review.
pub fn review(site: &Site, modules: &'static [ModuleLine]) -> Markup {
    let words = site.words();
    let Some(today) = site.today() else {
        return view! { <p class="note">{words.needs_program}</p> };
    };
    let due = site
        .progress
        .with_untracked(|progress| lines(progress, modules, today))
        .into_iter()
        .filter(|(.., day)| *day <= today)
        .collect();
    let sitting = Sitting {
        site: site.clone(),
        today,
        due,
        modules,
        turn: RwSignal::new(Turn::List),
    };
    let stage = move || match sitting.turn.get() {
        Turn::List => sitting.list(),
        Turn::Lesson(place, parts) => sitting.lesson(place, &parts),
        Turn::Failed(place) => sitting.failed(place),
    };
    view! { <section class="flow">{stage}</section> }
}

/// A line that says how many lessons are due, with the way there; nothing where none is.
pub fn due_line(site: &Site, modules: &'static [ModuleLine]) -> Option<Markup> {
    let today = site.today()?;
    let mut due = site
        .progress
        .with_untracked(|progress| lines(progress, modules, today));
    due.retain(|(.., day)| *day <= today);
    let page = Id::try_from(PAGE).ok().filter(|_| !due.is_empty())?;
    let words = site.words();
    let line = fill(words.review_due, &[("n", &due.len().to_string())]);
    let first = due.iter().take(FIRST);
    let rows = first
        .map(|(module, part, _)| view! { <li>{lesson_link(site, module, part)}</li> })
        .collect::<Markup>();
    Some(view! {
        <section class="card" aria-labelledby="due">
            <h2 id="due" class="toc__t">{line}</h2>
            <ul class="small">{rows}</ul>
            <p class="small soft">{words.review_line}</p>
            <a class="btn btn--line" href=site.link(&Route::Page(Place::Training, page))>{words.review_button}</a>
        </section>
    })
}

/// All lessons that come back, the earliest first.
fn lines(progress: &Progress, modules: &'static [ModuleLine], today: Day) -> Vec<Line> {
    let mut lines = Vec::new();
    for (module, part) in track::course(modules, progress.track()) {
        let known = known_as(progress, module, part);
        if let Some(review) = known.and_then(|page| progress.reviews.get(page)) {
            lines.push((module, part, review.value.due(today)));
        }
    }
    by_key(lines, |(.., day)| day.number().unsigned_abs().into())
}

/// The page under which it is known when a lesson comes back: what was learned in the lesson of the other track fades as well,
/// and comes back as the one of this track.
fn known_as(
    progress: &Progress,
    module: &'static ModuleLine,
    part: &'static PartLine,
) -> Option<&'static Id> {
    let other = track::other(&module.parts, part);
    let mut pages = [Some(part), other].into_iter().flatten();
    let page = pages.find(|part| progress.reviews.contains_key(&part.page));
    page.map(|part| &part.page)
}

impl Sitting {
    fn show(&self, turn: Turn) {
        sitting::show(self.turn, turn);
    }

    /// The lesson at this place, or the list once all were asked.
    fn go_to(&self, place: usize) {
        let Some((module, part, _)) = self.due.get(place).copied() else {
            return self.show(Turn::List);
        };
        let sitting = self.clone();
        let address = |part: &PartLine| Address {
            language: self.site.language.code.to_owned(),
            route: Route::Part(module.id.clone(), part.part.clone()),
        };
        let check = self.site.progress.with_untracked(|progress| {
            let is_begun =
                |check: &&PartLine| progress.items.keys().any(|item| item.is_of(&check.page));
            let parts = module.parts.iter();
            parts
                .filter(|line| line.kind == PartKind::Check)
                .find(is_begun)
        });
        let wanted: Vec<Address> = [Some(part), check]
            .into_iter()
            .flatten()
            .map(address)
            .collect();
        leptos::task::spawn_local(async move {
            let mut parts = Vec::new();
            for address in wanted {
                if let Some(Unit::Part(_, part)) = live::unit(&address).await {
                    parts.push(part);
                }
            }
            // The check only adds to the lesson.
            match parts.first() {
                Some(first) if first.kind == PartKind::Lesson => {
                    sitting.show(Turn::Lesson(place, parts));
                }
                _ => sitting.show(Turn::Failed(place)),
            }
        });
    }

    fn list(&self) -> Markup {
        let words = self.site.words();
        let all = self
            .site
            .progress
            .with_untracked(|progress| lines(progress, self.modules, self.today));
        let (due, coming): (Vec<Line>, Vec<Line>) =
            all.into_iter().partition(|(.., day)| *day <= self.today);
        let head = match (due.len(), coming.len()) {
            (0, 0) => words.review_none.to_owned(),
            (0, _) => words.review_nothing_due.to_owned(),
            (count, _) => fill(words.review_due, &[("n", &count.to_string())]),
        };
        let begin = (!due.is_empty()).then(|| {
            let sitting = Sitting {
                due: due.clone(),
                ..self.clone()
            };
            view! {
                <div class="btns">
                    <button class="btn" type="button" id="start" on:click=move |_| sitting.again()>{words.review_start}</button>
                </div>
            }
        });
        let rows = due
            .iter()
            .chain(coming.iter().take(COMING))
            .map(|(module, part, day)| {
                let when = match *day <= self.today {
                    true => words.review_today.to_owned(),
                    false => words::date(words, &day.to_string()),
                };
                view! { <li>{lesson_link(&self.site, module, part)} ", " <span class="soft">{when}</span></li> }
            })
            .collect::<Markup>();
        let rows = (!due.is_empty() || !coming.is_empty()).then(|| view! { <ul>{rows}</ul> });
        view! {
            <h2 id=STAGE tabindex="-1">{head}</h2>
            {begin}
            {rows}
            {self.reminders(&coming)}
        }
    }

    /// Begins with what is due now.
    fn again(&self) {
        self.turn.set(Turn::List);
        self.go_to(0);
    }

    /// A calendar file for the days on which something is due.
    fn reminders(&self, coming: &[Line]) -> Option<Markup> {
        let words = self.site.words();
        let mut days: Vec<Day> = coming.iter().map(|(.., day)| *day).collect();
        days.dedup();
        days.truncate(COMING);
        let today = self.today;
        (!days.is_empty()).then(|| {
            let save = move |_| {
                let file = calendar::file(&days, words.reminder_title, today);
                let _ = dom::download("pengingat.ics", "text/calendar", &file);
            };
            view! {
                <div class="btns">
                    <button class="btn btn--line" type="button" id="reminders" on:click=save>{words.reminder_button}</button>
                </div>
                <p class="small soft">{words.reminder_note}</p>
            }
        })
    }

    fn failed(&self, place: usize) -> Markup {
        let words = self.site.words();
        let sitting = self.clone();
        let on = move |_| sitting.go_to(place + 1);
        view! {
            <h2 id=STAGE tabindex="-1">{icon::INFO.view()} {words.load_failed}</h2>
            <div class="btns"><button class="btn" type="button" id="on" on:click=on>{words.go_on}</button></div>
        }
        .into_markup()
    }
}
