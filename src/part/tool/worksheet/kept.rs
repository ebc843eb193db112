//! The entries kept of a worksheet: the week of a plan, and all of them to open or delete.

use super::Sheet;
use super::field::answer;
use crate::browser::clock;
use crate::markup::Markup;
use crate::part::text::inline;
use crate::words;
use domain::date::Day;
use domain::id::Id;
use domain::worksheet::{Each, Entry, FieldKind, entries, week};
use leptos::prelude::*;
use view::view;

impl Sheet {
    /// All that is kept; nothing if nothing is.
    pub(super) fn kept(&self) -> Markup {
        self.site.progress.with(|progress| {
            let found = entries(&progress.kept, &self.id);
            match found.is_empty() {
                true => Markup::nothing(),
                false => self.list(&found),
            }
        })
    }

    fn list(&self, found: &[(&Id, &Entry)]) -> Markup {
        let words = self.site.words();
        let rows = match self.worksheet.each {
            Each::One => found
                .iter()
                .map(|(_, entry)| self.last_change(entry))
                .collect(),
            _ => {
                let rows = found.iter().map(|(id, entry)| self.row(id, entry));
                view! { <ul class="kept__rows">{rows.collect::<Markup>()}</ul> }
            }
        };
        let delete_all = {
            let sheet = self.clone();
            let ids: Vec<Id> = found.iter().map(|(id, _)| (*id).clone()).collect();
            move |_| sheet.delete(&ids)
        };
        view! {
            <section class="kept no-print flow">
                <h3>{words.kept_title}</h3>
                {self.week(found)}
                {rows}
                <details class="more">
                    <summary>{words.kept_delete_all}</summary>
                    <p>{words.kept_delete_sure}</p>
                    <div class="btns">
                        <button class="btn btn--line" type="button" on:click=delete_all>{words.kept_delete_confirm}</button>
                    </div>
                </details>
            </section>
        }
    }

    /// An entry with its day and its first words.
    fn row(&self, id: &Id, entry: &Entry) -> Markup {
        let words = self.site.words();
        let day = words::date(words, &entry.day().to_string());
        let first: String = self.first_words(entry).chars().take(60).collect();
        let open = {
            let (sheet, id, entry) = (self.clone(), id.clone(), entry.clone());
            move |_| {
                sheet.open_entry(Some(id.clone()), &entry);
                sheet.go(0);
                let day = words::date(words, &entry.day().to_string());
                sheet
                    .status
                    .set(words::fill(words.sheet_opened, &[("day", &day)]));
            }
        };
        let delete = {
            let (sheet, id) = (self.clone(), id.clone());
            move |_| sheet.delete(std::slice::from_ref(&id))
        };
        view! {
            <li class="kept__row">
                <span translate="no" dir="auto"><b>{day}</b> " " {first}</span>
                <span class="btns">
                    <button class="btn btn--line btn--mini" type="button" on:click=open>{words.kept_open}</button>
                    <button class="btn btn--line btn--mini" type="button" on:click=delete>{words.kept_delete}</button>
                </span>
            </li>
        }
    }

    /// What an entry is known by: its sum, or else the first words in it.
    fn first_words(&self, entry: &Entry) -> String {
        if let Some(sum) = self.worksheet.sum(entry) {
            return self.sum(sum);
        }
        let mut answers = self
            .worksheet
            .fields()
            .filter(|field| !matches!(field.kind, FieldKind::Day | FieldKind::Time))
            .filter_map(|field| answer(&self.site, field, entry));
        answers.next().unwrap_or_default()
    }

    fn last_change(&self, entry: &Entry) -> Markup {
        let words = self.site.words();
        let day = words::date(words, &entry.day().to_string());
        view! { <p translate="no">{words::fill(words.kept_last, &[("day", &day)])}</p> }
    }

    /// This week and the next of a plan, each as a table: a row for every day, its entries with the easiest first.
    fn week(&self, entries: &[(&Id, &Entry)]) -> Markup {
        let Some(today) = clock::today().filter(|_| !self.worksheet.week.is_empty()) else {
            return Markup::nothing();
        };
        let words = self.site.words();
        let next = Day::from_number(today.number() + 7);
        let weeks = [(words.kept_week, today), (words.kept_next_week, next)];
        let weeks = weeks
            .into_iter()
            .map(|(name, day)| self.week_of(name, entries, day));
        weeks.collect()
    }

    /// The week of a day; nothing if nothing is planned for it.
    fn week_of(&self, name: &'static str, entries: &[(&Id, &Entry)], day: Day) -> Markup {
        let entries = entries.iter().map(|(_, entry)| *entry);
        let found = week(self.worksheet, entries, day);
        if found.iter().all(|(_, planned)| planned.is_empty()) {
            return Markup::nothing();
        }
        let words = self.site.words();
        let rows = found.iter().map(|(day, planned)| {
            let planned = match planned.is_empty() {
                true => view! { "–" },
                false => planned.iter().map(|entry| self.planned(entry)).collect(),
            };
            view! { <tr><th scope="row">{words::day_of_week(words, *day)}</th><td>{planned}</td></tr> }
        });
        view! {
            <table class="week" translate="no">
                <caption>{name}</caption>
                <tbody>{rows.collect::<Markup>()}</tbody>
            </table>
        }
    }

    /// What the week shows of an entry, the first answer in bold.
    fn planned(&self, entry: &Entry) -> Markup {
        let shown = self.worksheet.week.iter();
        let mut answers = shown.filter_map(|id| {
            let field = self.worksheet.field(id)?;
            Some((field, answer(&self.site, field, entry)?))
        });
        let first = answers.next();
        let first = first.map(|(_, answer)| view! { <p dir="auto"><b>{answer}</b></p> });
        let others = answers.map(|(field, answer)| {
            view! { <p class="small">{inline(&self.site, &field.label)} " " <b dir="auto">{answer}</b></p> }
        });
        view! { <div class="planned">{first}{others.collect::<Markup>()}</div> }
    }
}
