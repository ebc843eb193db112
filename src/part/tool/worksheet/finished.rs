//! The finished sheet: own words in order, what they add up to, and what can be done with them.

use super::Sheet;
use super::field::{answer, written};
use crate::browser::dom;
use crate::markup::Markup;
use crate::part::sheet::print_button;
use crate::part::text::inline;
use crate::site::{Site, Storage};
use crate::words::{self, fill};
use domain::text::plain;
use domain::worksheet::{Each, Entry, Field, entries};
use leptos::prelude::*;
use view::view;

/// All blanks that are filled in.
pub fn lines<'a>(site: &Site, fields: impl Iterator<Item = &'a Field>, entry: &Entry) -> Markup {
    let rows = fields.filter_map(|field| written(site, field, entry));
    view! { <dl class="mine" translate="no">{rows.collect::<Markup>()}</dl> }
}

impl Sheet {
    pub(super) fn finished(&self) -> Markup {
        let (site, words) = (&self.site, self.site.words());
        let entry = self.entry();
        let body = match entry.values.is_empty() {
            true => view! { <p>{words.sheet_empty}</p> },
            false => lines(site, self.worksheet.fields(), &entry),
        };
        let result = self.worksheet.sum(&entry).map(|sum| {
            let meaning = self
                .worksheet
                .result(sum)
                .map(|text| view! { <p>{inline(site, text)}</p> });
            view! {
                <p><b translate="no">{self.sum(sum)}</b></p>
                {meaning}
            }
        });
        let end = (!entry.values.is_empty())
            .then(|| view! { <p>{inline(site, &self.worksheet.end)}</p> });
        let text = {
            let filled = self.worksheet.fields().filter_map(|field| {
                let answer = answer(site, field, &entry)?;
                Some(format!("{}: {answer}", plain(&field.label)))
            });
            let mut lines: Vec<String> = filled.collect();
            // A number goes nowhere without what it means and whose questions it comes from.
            if let Some(sum) = self.worksheet.sum(&entry) {
                let meaning = self.worksheet.result(sum).map(plain);
                lines.push(self.sum(sum));
                lines.extend(meaning);
                lines.push(plain(&self.worksheet.end));
            }
            lines.join("\n")
        };
        let status = self.status;
        let copy = move |_| {
            dom::copy(&text, move |done| {
                status.set(match done {
                    true => words.copied.to_owned(),
                    false => words.copy_failed.to_owned(),
                });
            });
        };
        let (back, again) = (self.clone(), self.clone());
        let back = move |_| back.go(0);
        let is_of_another_day = || {
            self.open
                .with_untracked(|open| open.is_some() && *open != self.fixed_id())
        };
        let label = match self.worksheet.each {
            Each::Many => Some(words.sheet_new),
            Each::Day => is_of_another_day().then_some(words.sheet_today),
            Each::One => None,
        };
        let again = label.map(|label| {
            let again = move |_| again.begin_anew();
            view! { <button class="btn btn--line" type="button" on:click=again>{label}</button> }
        });
        // A device without a clock has no day.
        let day = (entry.day > 0).then(|| words::date(words, &entry.day().to_string()));
        let day = day.map(|day| view! { <p class="small soft" translate="no">{day}</p> });
        view! {
            <div class="flow" id=format!("{}-done", self.id) tabindex="-1">
                <h3>{words.sheet_yours}</h3>
                {day}
                {body}
                {result}
                {end}
                <div class="btns">
                    {print_button(site, self.id.to_string(), "tool")}
                    <button class="btn btn--line" type="button" on:click=copy>{words.copy}</button>
                    <button class="btn btn--line" type="button" on:click=back>{words.sheet_change}</button>
                    {again}
                </div>
                {self.keeping()}
            </div>
        }
    }

    /// A sum in words, with the most it can be.
    pub(super) fn sum(&self, sum: u16) -> String {
        let counts = [
            ("n", &*sum.to_string()),
            ("all", &*self.worksheet.most().to_string()),
        ];
        fill(self.site.words().sheet_sum, &counts)
    }

    /// Asks whether the sheet is kept; plainly, before the first time.
    fn keeping(&self) -> Markup {
        let (site, words) = (self.site.clone(), self.site.words());
        let sheet = self.clone();
        let offer = move || {
            let storage = site.storage.get();
            if matches!(storage, Storage::None | Storage::Off | Storage::Newer) {
                return view! { <p class="small soft">{site.storage_line(storage)}</p> };
            }
            let keep = {
                let sheet = sheet.clone();
                move |_| sheet.keep()
            };
            // By itself, so that keeping does not make the button anew under somebody's finger.
            let explained = {
                let (progress, id) = (site.progress, sheet.id.clone());
                move || {
                    let is_kept =
                        progress.with(|progress| !entries(&progress.kept, &id).is_empty());
                    (!is_kept)
                        .then(|| view! { <p class="small soft">{words.sheet_keep_explained}</p> })
                }
            };
            view! {
                {explained}
                <div class="btns">
                    <button class="btn" type="button" id=format!("{}-keep", sheet.id) on:click=keep>{words.sheet_keep}</button>
                </div>
            }
        };
        view! { <div class="no-print flow">{offer}</div> }
    }
}
