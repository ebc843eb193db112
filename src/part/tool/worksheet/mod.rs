//! A worksheet: one step a screen, own words in view, a finished sheet to print, copy or keep. What is written stays in the
//! page until somebody asks to keep it. Without the program it is a form to fill in and print.

mod field;
mod finished;
mod kept;
mod picture;
mod standing;

pub use field::written;
pub use finished::lines;

use crate::browser::{clock, dom};
use crate::markup::Markup;
use crate::part::text::inline;
use crate::site::Site;
use crate::words::fill;
use domain::id::Id;
use domain::worksheet::{Each, Entry, FieldKind, LONGEST, Step, Worksheet, entry_id};
use leptos::prelude::*;
use litemap::LiteMap;
use view::view;

/// A worksheet with the step one is at. Copies are the same sheet.
#[derive(Clone)]
struct Sheet {
    site: Site,
    id: Id,
    worksheet: &'static Worksheet,
    /// The step shown, from 0; behind the last the finished sheet.
    step: RwSignal<usize>,
    /// The entry that is being changed; `None` for a new one.
    open: RwSignal<Option<Id>>,
    /// What the form held when it was last the same as what is kept.
    same: RwSignal<LiteMap<Id, String>>,
    /// The name of the entry of the day on which the form was last used, of a daily sheet.
    of_day: RwSignal<Option<Id>>,
    status: RwSignal<String>,
}

/// The tool.
pub fn worksheet(site: &Site, id: &Id, worksheet: &'static Worksheet) -> Markup {
    let sheet = Sheet {
        site: site.clone(),
        id: id.clone(),
        worksheet,
        step: RwSignal::new(0),
        open: RwSignal::new(None),
        same: RwSignal::new(LiteMap::new()),
        of_day: RwSignal::new(None),
        status: RwSignal::new(String::new()),
    };
    if !site.is_live() {
        return view! {
            <section class="card worksheet" id=id.to_string()>
                {sheet.steps()}
                <p class="small soft no-print">{site.words().needs_program}</p>
            </section>
        };
    }
    sheet.of_day.set(sheet.fixed_id());
    sheet.resume();
    sheet.follow();
    let on_change = {
        let sheet = sheet.clone();
        move |event: leptos::ev::Event| sheet.changed(&event)
    };
    let steps = sheet.steps();
    let finished = {
        let sheet = sheet.clone();
        move || (sheet.step.get() == sheet.worksheet.steps.len()).then(|| sheet.finished())
    };
    let low = {
        let sheet = sheet.clone();
        move || sheet.low()
    };
    let picture = {
        let sheet = sheet.clone();
        move || sheet.picture()
    };
    let kept = {
        let sheet = sheet.clone();
        move || sheet.kept()
    };
    let status = sheet.status;
    let class = {
        let sheet = sheet.clone();
        move || match sheet.step.get() == sheet.worksheet.steps.len() {
            true => "card worksheet worksheet--done".to_owned(),
            false => "card worksheet".to_owned(),
        }
    };
    view! {
        <section class=class id=id.to_string()>
            <div id=format!("{id}-form") on:change=on_change>{steps}</div>
            {finished}
            <p role="status" class="no-print">{move || status.get()}</p>
        </section>
        {low}
        {picture}
        {kept}
    }
}

impl Sheet {
    fn form(&self) -> String {
        format!("{}-form", self.id)
    }

    /// Name of a blank's control in the page.
    fn name(&self, field: &Id) -> String {
        format!("{}-{field}", self.id)
    }

    /// All steps; the program shows one of them.
    fn steps(&self) -> Vec<Markup> {
        let steps = self.worksheet.steps.iter().enumerate();
        steps.map(|(place, step)| self.step(place, step)).collect()
    }

    fn step(&self, place: usize, step: &'static Step) -> Markup {
        let (site, words) = (&self.site, self.site.words());
        let all = self.worksheet.steps.len();
        let number = (all > 1).then(|| {
            let counts = [("n", &*(place + 1).to_string()), ("all", &*all.to_string())];
            view! { <p class="small soft">{fill(words.sheet_step, &counts)}</p> }
        });
        let say = step
            .say
            .iter()
            .map(|text| view! { <p>{inline(site, text)}</p> })
            .collect::<Markup>();
        let fields = step
            .fields
            .iter()
            .map(|field| self.field(field))
            .collect::<Markup>();
        let at = self.step;
        let class = {
            let live = site.is_live();
            move || match live && at.get() != place {
                true => "step step--off".to_owned(),
                false => "step flow".to_owned(),
            }
        };
        let shown = site.is_live().then(|| {
            let sheet = self.clone();
            move || (at.get() == place).then(|| sheet.shown(step))
        });
        let buttons = site.is_live().then(|| {
            let (back, on) = (self.clone(), self.clone());
            let back = (place > 0).then(|| {
                view! {
                    <button class="btn btn--line" type="button" on:click=move |_| back.go(place - 1)>{words.step_back}</button>
                }
            });
            let label = if place + 1 == all { words.sheet_finish } else { words.go_on };
            view! {
                <div class="btns">
                    <button class="btn" type="button" on:click=move |_| on.go(place + 1)>{label}</button>
                    {back}
                </div>
            }
        });
        view! {
            <div class=class id=format!("{}-step-{place}", self.id) tabindex="-1">
                {number}
                <h3>{inline(site, &step.title)}</h3>
                {say}
                {shown}
                {fields}
                {buttons}
            </div>
        }
    }

    /// Own words of earlier steps that stay in view.
    fn shown(&self, step: &'static Step) -> Markup {
        let entry = self.entry();
        let fields = self.worksheet.fields();
        let fields = fields.filter(|field| step.show.contains(&field.id));
        let written: Vec<Markup> = fields
            .filter_map(|field| written(&self.site, field, &entry))
            .collect();
        if written.is_empty() {
            return Markup::nothing();
        }
        view! { <dl class="mine">{written}</dl> }
    }

    /// What is filled in now.
    fn entry(&self) -> Entry {
        let begin = format!("{}-", self.id);
        let mut values: LiteMap<Id, String> = LiteMap::new();
        for (name, value) in dom::filled_in(&self.form()) {
            let field = name
                .strip_prefix(&begin)
                .and_then(|field| Id::try_from(field).ok());
            let Some(field) = field else { continue };
            let all = values.entry(field).or_default();
            if !all.is_empty() {
                all.push(' ');
            }
            all.push_str(&value);
        }
        let open = self.open.get_untracked();
        let before = open.and_then(|id| self.kept_entry(&id));
        let day = self
            .worksheet
            .day(&values, before.as_ref(), self.site.today());
        Entry { day, values }
    }

    fn go(&self, step: usize) {
        self.status.set(String::new());
        self.step.set(step);
        self.focus();
    }

    /// Moves the focus to the step that is shown, once it is.
    fn focus(&self) {
        let step = self.step.get_untracked();
        let place = match step == self.worksheet.steps.len() {
            true => format!("{}-done", self.id),
            false => format!("{}-step-{step}", self.id),
        };
        dom::soon(move || dom::focus(&place));
    }

    /// Deletes entries; the button that did it is gone, so the focus goes to the sheet.
    fn delete(&self, ids: &[Id]) {
        self.site.change(|progress| {
            for id in ids {
                progress.keep(id, Entry::default());
            }
        });
        let is_open = self
            .open
            .with_untracked(|open| open.as_ref().is_some_and(|open| ids.contains(open)));
        if is_open {
            // What was deleted must not be kept again with the next tap.
            self.begin_anew();
        }
        self.status.set(self.site.words().sheet_deleted.to_owned());
        self.focus();
    }

    /// A change in the form: at most so many ticks; a day's entry that is kept stays up to date.
    fn changed(&self, event: &leptos::ev::Event) {
        self.turn_the_day(event);
        let many = self.worksheet.fields().find_map(|field| match field.kind {
            FieldKind::Many(most, _) if self.name(&field.id) == dom::name_of(event) => {
                Some((most, field))
            }
            _ => None,
        });
        if let Some((most, field)) = many {
            let entry = self.entry();
            let count = entry.value(&field.id).split(' ').count();
            if count > usize::from(most) {
                dom::untick(event);
                let words = self.site.words();
                self.status
                    .set(fill(words.sheet_at_most, &[("n", &most.to_string())]));
                return;
            }
        }
        if self.worksheet.each == Each::Day && self.is_kept() {
            self.keep();
        }
    }

    /// Keeps what is filled in, and says how that went.
    fn keep(&self) {
        let words = self.site.words();
        let entry = self.entry();
        if entry.values.is_empty() {
            return self.status.set(words.sheet_empty.to_owned());
        }
        if entry
            .values
            .values()
            .any(|value| value.chars().count() > LONGEST)
        {
            return self.status.set(words.sheet_too_long.to_owned());
        }
        let id = self.open.get_untracked().or_else(|| self.fixed_id());
        let Some(id) = id.or_else(|| entry_id(&self.id, clock::chance())) else {
            return;
        };
        self.same.set(entry.values.clone());
        self.site.change(|progress| progress.keep(&id, entry));
        self.open.set(Some(id));
        self.status
            .set(self.site.outcome(words.sheet_kept).to_owned());
    }
}
