//! A quiz item: its question, its controls, all native, and a fold that checks and answers.

mod arranged;
mod options;
mod ordering;
mod targets;

use crate::browser::dom;
use crate::markup::Markup;
use crate::part::block::blocks;
use crate::part::text::inline;
use crate::site::Site;
use crate::words::fill;
use domain::id::Id;
use domain::quiz::{Item, Task, Verdict};
use domain::route::Route;
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use view::view;

/// An item while it is answered.
#[derive(Clone)]
struct Asked {
    site: Site,
    item: &'static Item,
    /// The answer that was checked last.
    before: BTreeSet<Id>,
    /// What becomes of an answer.
    keep: Keep,
    /// What the options are shuffled by; `None` leaves them as they stand.
    shuffled_by: Option<u64>,
    /// What is announced.
    status: RwSignal<String>,
}

/// What becomes of a checked answer.
pub type Keep = Arc<dyn Fn(BTreeSet<Id>, Verdict) + Send + Sync>;

impl Asked {
    /// What an answer is worth; it is remembered.
    fn check(&self, chosen: BTreeSet<Id>) -> Verdict {
        let verdict = self.item.verdict(&chosen);
        (self.keep)(chosen, verdict);
        verdict
    }
}

/// A quiz item of a lesson or a check.
pub fn item(site: &Site, item: &'static Item) -> Markup {
    let before = site.progress.get_untracked().items.get(&item.id).cloned();
    let is_changed = before
        .as_ref()
        .is_some_and(|record| record.is_out_of_date(item));
    let note = match (is_changed, &before) {
        (true, _) => Some(site.words().item_changed),
        (false, Some(record)) if record.right => Some(site.words().answered_before),
        _ => None,
    };
    let before = before.map(|record| record.latest.value).unwrap_or_default();
    let keep = practised(site, item);
    asked(site, item, item.number, note, before, None, keep)
}

/// Remembers answers as those of a lesson, and that one is at this item of it.
pub fn practised(site: &Site, item: &'static Item) -> Keep {
    let site = site.clone();
    Arc::new(move |chosen, verdict| {
        site.change(|progress| {
            progress.check(&item.id, chosen, verdict);
            if verdict != Verdict::Unanswered && matches!(site.route, Route::Part(..)) {
                progress.step(&site.route.path(), &item.id);
            }
        });
    })
}

/// An item under a number, with a note above its options, what is chosen already, what the options are shuffled by, and what
/// becomes of an answer. A seed that is stored gives the same order after a pause.
pub fn asked(
    site: &Site,
    item: &'static Item,
    number: u8,
    note: Option<&'static str>,
    before: BTreeSet<Id>,
    shuffled_by: Option<u64>,
    keep: Keep,
) -> Markup {
    let words = site.words();
    let note = note.map(|note| view! { <p class="small soft">{note}</p> });
    let status = RwSignal::new(String::new());
    let asked = Asked {
        site: site.clone(),
        item,
        before,
        keep,
        shuffled_by,
        status,
    };
    // Without the program steps cannot be moved.
    let in_order = match site.is_live() {
        true => words.put_in_order,
        false => words.think_of_order,
    };
    let (hint, controls) = match &item.task {
        Task::Single(options) => (words.choose_one, options::options(&asked, options)),
        Task::Multiple(options) => (words.choose_many, options::options(&asked, options)),
        Task::Ordering(entries) => (in_order, ordering::ordering(&asked, entries)),
        Task::Matching(entries, to) => (words.match_each, targets::matching(&asked, entries, to)),
        Task::Groups(entries, to) => (words.group_each, targets::groups(&asked, entries, to)),
    };
    let on_change = move |event| {
        if dom::close_fold_beside(&event) {
            status.set(words.answer_changed.to_owned());
        }
    };
    let situation = item.situation.as_ref().map(|(id, title)| {
        // Where the situation stands on the page itself.
        let href = format!("{}#{id}", site.link(&site.route));
        view! { <p class="small">{words.situation} ": " <a href=href>{inline(site, title)}</a></p> }
    });
    let case = blocks(site, &item.case);
    let heading = heading_of(item.id.as_str());
    view! {
        <section class="item" aria-labelledby=heading.clone()>
            <div class="flow">{case}</div>
            <fieldset>
                <legend>
                    <span class="kind">{fill(words.item, &[("n", &number.to_string())])}</span>
                    <span class="item__q" id=heading.clone()>{inline(site, &item.question)}</span>
                </legend>
                <p class="small soft">{hint}</p>
                {situation}
                {note}
                <div class="opts" on:change=on_change>{controls}</div>
            </fieldset>
            <p class="vh" role="status">{move || status.get()}</p>
        </section>
    }
}

/// Id of the heading of an item.
pub fn heading_of(item: &str) -> String {
    format!("{item}-h")
}

fn verdict_word(site: &Site, verdict: Verdict) -> &'static str {
    let words = site.words();
    match verdict {
        Verdict::Unanswered => words.choose_first,
        Verdict::Right => words.right,
        Verdict::NotYet => words.not_yet,
        Verdict::Harmful => words.harmful,
    }
}
