//! The guide as one answers it: a question, its ticks, and on; the first danger that is ticked shows the result at once.
//! Nothing of it is stored, and nothing of it stands in address, title or history.

use super::{answers, control, how_to_ask, result, unsure_id};
use crate::browser::{adopt, dom};
use crate::markup::{IntoMarkup, Markup};
use crate::part::icon;
use crate::part::text::inline;
use crate::site::Site;
use crate::words::fill;
use domain::guide::{About, Answers, Guide, Question};
use domain::id::Id;
use domain::route::Place;
use leptos::prelude::*;
use view::view;

/// Id of the heading that takes the focus on every page of the guide.
pub(super) const HEADING: &str = "g-heading";

/// What is being answered, and where one is.
#[derive(Clone)]
pub(super) struct Walk {
    pub(super) site: Site,
    pub(super) guide: &'static Guide,
    pub(super) answers: RwSignal<Answers>,
    pub(super) here: RwSignal<Here>,
    /// Where one comes back to once every danger was asked for anew; `None` unless somebody pressed "is there danger now?".
    back_to: RwSignal<Option<Here>>,
    /// Whether "on" was pressed without an answer.
    missing: RwSignal<bool>,
}

/// Where one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Here {
    /// At a question.
    At(Id),
    /// At the result.
    Result,
}

/// The guide from its first question, or from what was ticked before the program took over.
pub fn live(site: &Site, guide: &'static Guide) -> Markup {
    let mut answers = Answers::default();
    let ticked = adopt::ticked_before();
    for question in &guide.rules.questions {
        if ticked.contains(&unsure_id(question)) {
            answers.unsure(question, true);
        }
        for entry in &question.entries {
            if ticked.contains(&control(entry.as_str())) {
                answers.tick(question, entry, true);
            }
        }
    }
    let walk = Walk {
        site: site.clone(),
        guide,
        here: RwSignal::new(Here::after(guide, &answers)),
        answers: RwSignal::new(answers),
        back_to: RwSignal::new(None),
        missing: RwSignal::new(false),
    };
    let shown = {
        let walk = walk.clone();
        move || match walk.here.get() {
            Here::At(id) => question(&walk, &id),
            Here::Result => result::result(&walk),
        }
    };
    let class = {
        let walk = walk.clone();
        move || match walk.is_at_the_beginning() {
            true => "guide".to_owned(),
            false => "guide guide--begun".to_owned(),
        }
    };
    view! { <section class=class id="panduan" aria-label=site.words().guide_name>{shown}</section> }
}

impl Here {
    /// The first question without an answer, or the result.
    fn after(guide: &Guide, answers: &Answers) -> Here {
        let next = guide.rules.next(answers);
        next.map_or(Here::Result, |question| Here::At(question.id.clone()))
    }
}

impl Walk {
    /// Goes there: the heading takes the focus, so that it is read out and stands at the top.
    pub(super) fn go(&self, to: Here) {
        let answers = self.answers.get_untracked();
        let begun = answers != Answers::default();
        self.site.unfinished.set(begun && to != Here::Result);
        self.missing.set(false);
        self.here.set(to);
        dom::focus_soon(HEADING);
    }

    /// Whether the first question is shown: only there the rest of the page stands below the guide.
    fn is_at_the_beginning(&self) -> bool {
        self.here.get() == self.beginning()
    }

    /// Begins anew; nothing stays.
    pub(super) fn restart(&self) {
        self.answers.set(Answers::default());
        self.back_to.set(None);
        self.go(self.beginning());
    }

    /// Asks for every danger anew, and comes back to where one is only behind the last of them.
    fn ask_for_danger(&self) {
        self.back_to.set(Some(self.here.get_untracked()));
        self.go(self.beginning());
    }

    /// Where "is there danger now?" leads on to from this question; `None` where nobody pressed it.
    fn behind_danger(&self, question: &Question, answers: &Answers) -> Option<Here> {
        let back_to = self.back_to.get_untracked()?;
        if !question.danger {
            return None;
        }
        let rules = &self.guide.rules;
        if let Some(next) = rules.next_danger(answers, Some(&question.id)) {
            return Some(Here::At(next.id.clone()));
        }
        self.back_to.set(None);
        let path = rules.path(answers);
        match back_to {
            Here::At(id) if path.iter().any(|asked| asked.id == id) => Some(Here::At(id)),
            _ => Some(Here::after(self.guide, answers)),
        }
    }

    /// The first question, where the danger is asked for.
    fn beginning(&self) -> Here {
        Here::after(self.guide, &Answers::default())
    }

    fn on(&self, question: &Question) {
        let answers = self.answers.get_untracked();
        if !answers.has_answer(question) {
            self.missing.set(true);
            return;
        }
        if let Some(to) = self.behind_danger(question, &answers) {
            self.go(to);
            return;
        }
        let path = self.guide.rules.path(&answers);
        let place = path.iter().position(|asked| asked.id == question.id);
        let rest = place.map_or(&path[..], |place| &path[place + 1..]);
        // Back at an earlier question only what a changed answer opens is asked again.
        let open = rest.iter().find(|asked| !answers.has_answer(asked));
        self.go(open.map_or_else(
            || Here::after(self.guide, &answers),
            |next| Here::At(next.id.clone()),
        ));
    }

    fn back(&self, question: &Question) -> Option<Here> {
        let answers = self.answers.get_untracked();
        let path = self.guide.rules.path(&answers);
        let place = path.iter().position(|asked| asked.id == question.id)?;
        let before = path.get(place.checked_sub(1)?)?;
        Some(Here::At(before.id.clone()))
    }

    fn ticked(&self, question: &'static Question, entry: &Id, on: bool) {
        self.answers
            .update(|answers| answers.tick(question, entry, on));
        self.answered(question, question.danger && on);
    }

    pub(super) fn answered(&self, question: &Question, at_once: bool) {
        self.missing.set(false);
        self.site.unfinished.set(true);
        if at_once {
            self.go(Here::Result);
        } else {
            answers::show(self, question);
        }
    }
}

/// "Is there danger now?": on every question that does not ask for it, and on every result.
pub(super) fn danger(walk: &Walk) -> Markup {
    let ask = {
        let walk = walk.clone();
        move |_| walk.ask_for_danger()
    };
    view! {
        <button class="btn btn--line" type="button" id="g-danger" on:click=ask>
            {icon::LEVELS[0].view()} {walk.site.words().guide_danger}
        </button>
    }
}

fn question(walk: &Walk, id: &Id) -> Markup {
    let rules = &walk.guide.rules;
    let (Some(question), Some(said)) = (rules.question(id), walk.guide.question_words(id)) else {
        return Markup::nothing();
    };
    let words = walk.site.words();
    let about = walk.answers.get_untracked().about;
    let path = rules.path(&walk.answers.get_untracked());
    let number = path
        .iter()
        .position(|asked| asked.id == *id)
        .map_or(1, |place| place + 1);
    let is_first = number == 1;
    let ticks = question
        .entries
        .iter()
        .map(|entry| tick(walk, question, entry))
        .collect::<Markup>();
    let others = answers::others(walk, question, said);
    let lead = (!said.lead.is_empty()).then(|| view! { <p class="soft">{said.lead.clone()}</p> });
    let on = {
        let walk = walk.clone();
        move |_| walk.on(question)
    };
    let back = walk.back(question).map(|to| {
        let walk = walk.clone();
        view! {
            <button class="btn btn--line" type="button" on:click=move |_| walk.go(to.clone())>{words.guide_back}</button>
        }
    });
    let missing = walk.missing;
    let missing = move || missing.get().then_some(words.guide_choose);
    let danger = (!question.danger).then(|| danger(walk));
    let how = (question.id.as_str() == "asked" && about == About::Friend)
        .then(|| how_to_ask(&walk.site, walk.guide));
    view! {
        <div class="ask">
            {is_first.then(|| who(walk))}
            <fieldset>
                <legend>
                    <span class="kind">{fill(words.guide_question, &[("n", &number.to_string())])}</span>
                    <h2 id=HEADING tabindex="-1">{said.title(about).to_owned()}</h2>
                </legend>
                {lead}
                {how}
                <div class="opts">{ticks} {others}</div>
            </fieldset>
            <p class="small soft">{words.guide_unsure_note}</p>
            <p class="bad" role="alert">{missing}</p>
            <div class="btns">
                <button class="btn" type="button" id="g-on" on:click=on>{words.guide_next}</button>
                {back}
                {danger}
            </div>
            <details class="more">
                <summary>{words.guide_why}</summary>
                <div><p>{inline(&walk.site, &said.why)}</p></div>
            </details>
            <p class="small soft">{words.guide_unfinished} " " {words.guide_private}</p>
        </div>
    }
}

/// Who it is about; about oneself help stands first.
fn who(walk: &Walk) -> Markup {
    let words = walk.site.words();
    let option = |about: About, id: &'static str, label: &'static str| {
        let checked = walk.answers.get_untracked().about == about;
        let walk = walk.clone();
        let choose = move |_| {
            walk.answers.update(|answers| answers.about = about);
            // The page is made anew in the other words.
            walk.here.notify();
            dom::focus_soon(id);
        };
        view! {
            <input class="o" type="radio" name="g-about" id=id checked=checked autocomplete="off" on:change=choose />
            <label for=id>{label}</label>
        }
    };
    let help = (walk.answers.get_untracked().about == About::Me).then(|| {
        view! {
            <div class="note">
                <div>
                    <p>{words.guide_me_first}</p>
                    <p><a class="btn" href=walk.site.place(Place::Help)>{words.help_now}</a></p>
                </div>
            </div>
        }
    });
    view! {
        <fieldset>
            <legend class="kind">{words.guide_about}</legend>
            <div class="opts opts--pair">
                {option(About::Friend, "g-about-friend", words.guide_about_friend)}
                {option(About::Me, "g-about-me", words.guide_about_me)}
            </div>
            {help}
        </fieldset>
    }
}

fn tick(walk: &Walk, question: &'static Question, entry: &'static Id) -> Markup {
    let answers = walk.answers.get_untracked();
    let Some(said) = walk.guide.entry_words(entry) else {
        return Markup::nothing();
    };
    let label = (said.label(answers.about), answers.ticks.contains(entry));
    let id = control(entry.as_str());
    let row = answers::answer(walk, question, id, label, move |walk, on| {
        walk.ticked(question, entry, on);
    });
    let why = (!said.why.is_empty()).then(|| {
        let walk = walk.clone();
        move || {
            let ticked = walk.answers.with(|answers| answers.ticks.contains(entry));
            let why = ticked.then(|| inline(&walk.site, &said.why));
            why.map(|why| view! { <p class="why" role="status">{why}</p> })
                .into_markup()
        }
    });
    view! { {row} {why} }
}
