//! What counts the time of an exercise: right after the tab was hidden or the phone slept, with the screen left on.

use crate::browser::{awake, clock};
use crate::markup::Markup;
use crate::site::Site;
use domain::timer::Stopwatch;
use leptos::prelude::*;
use view::view;

/// Milliseconds between two looks at the clock. Four a second, so that no second is shown late.
const LOOK: i32 = 250;

/// A stopwatch that the page follows.
#[derive(Clone, Copy)]
pub struct Running {
    watch: RwSignal<Stopwatch>,
    /// Seconds passed.
    pub passed: RwSignal<u32>,
    /// Whether it runs.
    pub running: RwSignal<bool>,
    /// Seconds of the whole exercise.
    pub all: RwSignal<u32>,
    /// Whether it came to its end while nobody saw it: the phone slept, or its clock was set.
    leapt: RwSignal<bool>,
}

/// More seconds than this between two looks were seen by nobody.
const UNSEEN: u32 = 60;

impl Running {
    /// Stands at the beginning of an exercise of so many seconds.
    pub fn new(all: u32) -> Running {
        let running = Running {
            watch: RwSignal::new(Stopwatch::default()),
            passed: RwSignal::new(0),
            running: RwSignal::new(false),
            all: RwSignal::new(all),
            leapt: RwSignal::new(false),
        };
        let looking = clock::every(LOOK, move || {
            running.look();
            awake::look();
        });
        Effect::new(move |was_running: Option<bool>| {
            let is_running = running.running.get();
            match (was_running.unwrap_or(false), is_running) {
                (false, true) => awake::begin(),
                (true, false) => awake::end(),
                _ => {}
            }
            is_running
        });
        on_cleanup(move || {
            clock::stop(looking);
            // The effect does not live to see that it no longer runs.
            if running.running.get_untracked() {
                awake::end();
            }
            running.running.set(false);
        });
        running
    }

    /// Looks at the clock.
    fn look(self) {
        let watch = self.watch.get_untracked();
        if !watch.is_running() {
            return;
        }
        let passed = watch.passed(clock::reading()).min(self.all.get_untracked());
        let before = self.passed.get_untracked();
        if passed != before {
            self.passed.set(passed);
        }
        if passed >= self.all.get_untracked() {
            self.go_to(passed);
            self.leapt.set(passed - before > UNSEEN);
        }
    }

    /// Starts, pauses, or begins anew once it is over.
    pub fn press(self) {
        if self.passed.get_untracked() >= self.all.get_untracked() {
            self.go_to(0);
        }
        let now = clock::reading();
        match self.running.get_untracked() {
            true => self.watch.update(|watch| watch.pause(now)),
            false => self.watch.update(|watch| watch.start(now)),
        }
        self.running.set(self.watch.get_untracked().is_running());
    }

    /// Stands at so many seconds, not running.
    pub fn go_to(self, passed: u32) {
        self.watch.update(|watch| watch.set(passed));
        self.passed.set(passed);
        self.running.set(false);
        self.leapt.set(false);
    }

    /// A line where the exercise ended unseen.
    pub fn line(self, site: &Site) -> Markup {
        let words = site.words();
        let said = move || self.leapt.get().then_some(words.timer_unseen);
        view! { <p class="small soft" role="status">{said}</p> }
    }

    /// The button that starts, pauses and goes on.
    pub fn button(self, site: &Site) -> Markup {
        let words = site.words();
        let label = move || {
            let is_halfway = (1..self.all.get()).contains(&self.passed.get());
            match (self.running.get(), is_halfway) {
                (true, _) => words.pause,
                (false, true) => words.go_on,
                (false, false) => words.start,
            }
        };
        view! { <button class="btn" type="button" on:click=move |_| self.press()>{label}</button> }
    }
}
