//! The entries kept of a worksheet: the week of a plan, and all of them to open or delete.

use super::Sheet;
use super::field::answer;
use crate::browser::clock;
use crate::markup::Markup;
use crate::part::text::inline;
use crate::words;
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
            Each::One => Markup::nothing(),
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
        let mut answers = self
            .worksheet
            .fields()
            .filter(|field| field.kind != FieldKind::Day)
            .filter_map(|field| answer(&self.site, field, entry));
        let first: String = answers
            .next()
            .unwrap_or_default()
            .chars()
            .take(60)
            .collect();
        let open = {
            let (sheet, id, entry) = (self.clone(), id.clone(), entry.clone());
            move |_| {
                sheet.open_entry(Some(id.clone()), &entry);
                sheet.go(0);
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

    /// The week of a plan as a table: by day, the easiest first.
    fn week(&self, entries: &[(&Id, &Entry)]) -> Markup {
        let has_day = self
            .worksheet
            .fields()
            .any(|field| field.kind == FieldKind::Day);
        let Some(today) = clock::today().filter(|_| has_day) else {
            return Markup::nothing();
        };
        let found = week(self.worksheet, entries, today);
        if found.is_empty() {
            return Markup::nothing();
        }
        let (site, words) = (&self.site, self.site.words());
        let head = self
            .worksheet
            .fields()
            .map(|field| view! { <th scope="col">{inline(site, &field.label)}</th> });
        let rows = found.iter().map(|(_, entry)| {
            let cells = self.worksheet.fields().map(|field| {
                let answer = answer(site, field, entry).unwrap_or_else(|| "–".to_owned());
                view! { <td dir="auto">{answer}</td> }
            });
            view! { <tr>{cells.collect::<Markup>()}</tr> }
        });
        view! {
            <div class="table" role="region" aria-label=words.kept_week tabindex="0">
                <table translate="no">
                    <caption>{words.kept_week}</caption>
                    <thead><tr>{head.collect::<Markup>()}</tr></thead>
                    <tbody>{rows.collect::<Markup>()}</tbody>
                </table>
            </div>
        }
    }
}
