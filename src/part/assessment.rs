//! The final assessment, one item a time. It can be left and gone on with at every item; the first answer counts.

use crate::browser::clock;
use crate::markup::{IntoMarkup, Markup};
use crate::part::icon;
use crate::part::item;
use crate::part::later::later;
use crate::part::sitting::{self, STAGE};
use crate::part::text::inline;
use crate::site::Site;
use crate::words::fill;
use domain::assessment::{
    Assessment, CUT_SCORE, Draw, Outcome, draw, is_answered, lesson_of, next, outcome,
};
use domain::id::Id;
use domain::order::by_key;
use domain::progress::Passed;
use domain::quiz::{Item, Verdict};
use domain::route::{Place, Route};
use domain::track::{self, Track};
use domain::unit::{ModuleLine, PartLine};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use view::view;

/// Id of the page that holds the certificate.
const CERTIFICATE: &str = "t2";

/// What is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Turn {
    /// What it is, and the way in.
    Begin,
    /// The drawn item at this place.
    Item(usize),
    /// What came of it.
    End,
}

/// What was drawn last. Drawing ranks the whole pool, which a cheap phone should not do at every press.
#[derive(Clone)]
struct Drawn {
    seed: u32,
    track: Option<Track>,
    items: Vec<&'static Item>,
}

/// The assessment with the place one is at.
#[derive(Clone)]
struct Sitting {
    site: Site,
    assessment: &'static Assessment,
    turn: RwSignal<Turn>,
    drawn: RwSignal<Option<Drawn>>,
}

/// The assessment.
pub fn assessment(site: &Site, assessment: &'static Assessment) -> Markup {
    if !site.is_live() {
        return view! { <p class="note">{site.words().needs_program}</p> };
    }
    let sitting = Sitting {
        site: site.clone(),
        assessment,
        turn: RwSignal::new(Turn::Begin),
        drawn: RwSignal::new(None),
    };
    if sitting.draw().is_some_and(|draw| {
        let items = sitting.items(draw.seed);
        !items.is_empty() && next(&items, &draw.answers).is_none()
    }) {
        // Who left right after the last answer of an earlier version has passed all the same.
        let is_recorded = site
            .progress
            .with_untracked(|progress| progress.passed.is_some());
        if !is_recorded {
            sitting.record();
        }
        sitting.turn.set(Turn::End);
    }
    let stage = move || match sitting.turn.get() {
        Turn::Begin => sitting.begin(),
        Turn::Item(place) => sitting.item(place),
        Turn::End => sitting.end(),
    };
    view! { <section class="flow">{stage}</section> }
}

impl Sitting {
    fn draw(&self) -> Option<Draw> {
        self.site
            .progress
            .with_untracked(|progress| progress.draw.as_ref().map(|draw| draw.value.clone()))
    }

    /// What a seed draws for the track chosen.
    fn items(&self, seed: u32) -> Vec<&'static Item> {
        let track = self.site.track();
        let known = self.drawn.get_untracked();
        if let Some(known) = known.filter(|known| known.seed == seed && known.track == track) {
            return known.items;
        }
        let is_asked = |item: &&Item| {
            let module = item.id.as_str().split('-').next();
            let mut modules = self.assessment.modules.iter();
            let module = modules.find(|line| Some(line.id.as_str()) == module);
            module.is_none_or(|module| track::is_for(module.only, track))
        };
        let items = draw(self.assessment.pool.iter().filter(is_asked), seed);
        self.drawn.set(Some(Drawn {
            seed,
            track,
            items: items.clone(),
        }));
        items
    }

    fn show(&self, turn: Turn) {
        sitting::show(self.turn, turn);
    }

    /// The next item without an answer, or the end.
    fn go_on(&self) {
        let Some(draw) = self.draw() else {
            return self.show(Turn::Begin);
        };
        let items = self.items(draw.seed);
        match next(&items, &draw.answers) {
            Some(place) => self.show(Turn::Item(place)),
            None => self.show(Turn::End),
        }
    }

    /// Remembers that the assessment was passed, if all items are answered and it was: with the last answer, since nobody has
    /// to press anything after it.
    fn record(&self) {
        let outcome = self.draw().and_then(|draw| {
            let items = self.items(draw.seed);
            outcome(&items, &draw.answers).filter(Outcome::is_passed)
        });
        let Some(outcome) = outcome else { return };
        let small = |number: usize| u8::try_from(number).unwrap_or(u8::MAX);
        let day = self.site.today();
        let day = day.and_then(|day| u32::try_from(day.number()).ok());
        let passed = Passed {
            day: day.unwrap_or(0),
            right: small(outcome.right),
            all: small(outcome.all),
            content: self.assessment.version.clone(),
        };
        self.site.change(|progress| progress.pass(passed));
    }

    fn start_button(&self, label: &'static str) -> Markup {
        let sitting = self.clone();
        // Drawn before the press, which then only has to show the first item.
        let seed = clock::chance();
        self.items(seed);
        let start = move |_| {
            sitting.site.change(|progress| {
                progress.begin_assessment(seed);
                progress.visit(&sitting.site.route.path());
            });
            sitting.go_on();
        };
        view! { <button class="btn" type="button" id="start" on:click=start>{label}</button> }
    }

    fn begin(&self) -> Markup {
        let words = self.site.words();
        let left_off = self.draw().and_then(|draw| {
            let items = self.items(draw.seed);
            let place = next(&items, &draw.answers)?;
            (!draw.answers.is_empty()).then(|| (place + 1, items.len()))
        });
        let buttons = match left_off {
            None => self.start_button(words.assessment_start),
            Some((place, all)) => {
                let sitting = self.clone();
                let label = fill(
                    words.assessment_resume,
                    &[("n", &place.to_string()), ("all", &all.to_string())],
                );
                view! {
                    <button class="btn" type="button" id="resume" on:click=move |_| sitting.go_on()>{label}</button>
                }
            }
        };
        view! { <div class="btns" id=STAGE tabindex="-1">{buttons}</div> }
    }

    fn item(&self, place: usize) -> Markup {
        let words = self.site.words();
        let Some(draw) = self.draw() else {
            return self.begin();
        };
        let items = self.items(draw.seed);
        let Some(item) = items.get(place).copied() else {
            return self.begin();
        };
        let all = items.len().to_string();
        let number = u8::try_from(place + 1).unwrap_or(u8::MAX);
        let head = fill(
            words.assessment_place,
            &[("n", &number.to_string()), ("all", &all)],
        );
        let answered = items.iter().filter(|item| is_answered(item, &draw.answers));
        let answered = answered.count().to_string();
        let sitting = self.clone();
        view! {
            <h2 id=STAGE tabindex="-1">{head.clone()}</h2>
            <progress max=all value=answered aria-label=head></progress>
            {later(move || sitting.asked(item, number))}
        }
    }

    /// An item under its number, and the way on.
    fn asked(&self, item: &'static Item, number: u8) -> Markup {
        let words = self.site.words();
        let keep: item::Keep = {
            let sitting = self.clone();
            Arc::new(move |chosen: BTreeSet<Id>, verdict| {
                if verdict != Verdict::Unanswered {
                    sitting.site.change(|progress| {
                        progress.answer(item, chosen);
                        progress.visit(&sitting.site.route.path());
                    });
                    sitting.record();
                }
            })
        };
        let status = RwSignal::new("");
        let sitting = self.clone();
        let on = move |_| {
            let draw = sitting.draw();
            match draw.is_some_and(|draw| is_answered(item, &draw.answers)) {
                true => sitting.go_on(),
                false => status.set(words.check_before),
            }
        };
        let note = Some(words.first_answer_counts);
        let shuffled_by = self
            .draw()
            .map(|draw| u64::from(draw.seed) + u64::from(number));
        view! {
            {item::asked(&self.site, item, number, note, BTreeSet::new(), shuffled_by, keep)}
            <p role="status">{move || status.get()}</p>
            <div class="btns"><button class="btn btn--line" type="button" id="on" on:click=on>{words.go_on}</button></div>
        }
    }

    fn end(&self) -> Markup {
        let words = self.site.words();
        let Some(draw) = self.draw() else {
            return self.begin();
        };
        let items = self.items(draw.seed);
        let Some(outcome) = outcome(&items, &draw.answers) else {
            return self.begin();
        };
        let counts = [
            ("n", outcome.right.to_string()),
            ("all", outcome.all.to_string()),
            ("cut", CUT_SCORE.to_string()),
            ("critical", outcome.critical_missed.to_string()),
        ];
        let counts = counts
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        let missed = (!outcome.missed.is_empty()).then(|| self.missed(&items, &outcome));
        match outcome.is_passed() {
            true => {
                let certificate = Id::try_from(CERTIFICATE).map(|id| {
                    let href = self.site.link(&Route::Page(Place::Training, id));
                    view! { <a class="btn" href=href>{words.to_certificate}</a> }
                });
                view! {
                    <h2 id=STAGE tabindex="-1">{icon::TICK.view()} {words.assessment_passed}</h2>
                    <p translate="no">{fill(words.assessment_passed_line, &counts)}</p>
                    {missed}
                    <div class="btns">{certificate.ok()}</div>
                }
            }
            false => {
                let critical = (outcome.critical_missed > 0)
                    .then(|| view! { <p>{fill(words.assessment_critical, &counts)}</p> });
                view! {
                    <h2 id=STAGE tabindex="-1">{icon::AGAIN.view()} {words.assessment_not_yet}</h2>
                    <p translate="no">{fill(words.assessment_not_yet_line, &counts)}</p>
                    {critical}
                    {missed}
                    <div class="btns">{self.start_button(words.assessment_again)}</div>
                }
            }
        }
    }

    /// The lessons to read again, those of safety-critical items first.
    fn missed(&self, items: &[&'static Item], outcome: &Outcome) -> Markup {
        let words = self.site.words();
        let missed = items
            .iter()
            .filter(|item| outcome.missed.contains(&item.id));
        let lessons: Vec<(Id, bool)> = missed
            .filter_map(|item| Some((lesson_of(item)?, item.critical)))
            .collect();
        let track = self.site.track();
        let mut found: Vec<(bool, &'static ModuleLine, &'static PartLine)> = Vec::new();
        for module in &self.assessment.modules {
            for part in &module.parts {
                let mut of_this = lessons.iter().filter(|(lesson, _)| *lesson == part.page);
                let Some(critical) = of_this
                    .next()
                    .map(|(_, first)| *first || of_this.any(|(_, critical)| *critical))
                else {
                    continue;
                };
                let part = track::instead(&module.parts, part, track);
                found.push((critical, module, part));
            }
        }
        let found = by_key(found, |(critical, ..)| u64::from(!critical));
        let rows = found
            .into_iter()
            .map(|(critical, module, part)| {
                let mark = critical
                    .then(|| view! { {icon::STOP.view()} <span class="vh">{words.is_critical}</span> " " });
                view! { <li>{mark} {lesson_link(&self.site, module, part)}</li> }
            })
            .collect::<Markup>();
        view! {
            <h3>{words.read_these_again}</h3>
            <ul>{rows}</ul>
        }
    }
}

/// A link to a lesson under its number and title.
pub fn lesson_link(site: &Site, module: &ModuleLine, part: &'static PartLine) -> Markup {
    let href = site.link(&Route::Part(module.id.clone(), part.part.clone()));
    let number = format!("{}.{} ", module.number, track::number(&module.parts, part));
    view! { <a href=href>{number} {inline(site, &part.title)}</a> }.into_markup()
}
