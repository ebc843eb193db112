//! Which entry stands in the form of a worksheet: today's, the only one, or one of many; and what another tab and midnight do
//! to it.

use super::Sheet;
use crate::browser::dom;
use domain::id::Id;
use domain::worksheet::{Each, Entry, FieldKind, entries, entry_id};
use leptos::prelude::*;

impl Sheet {
    /// The name under which an entry is kept, where that does not depend on chance.
    pub(super) fn fixed_id(&self) -> Option<Id> {
        match self.worksheet.each {
            Each::Many => None,
            Each::One => entry_id(&self.id, 1),
            Each::Day => {
                let day = self.site.today().map_or(0, domain::date::Day::number);
                entry_id(&self.id, u32::try_from(day).unwrap_or(0))
            }
        }
    }

    /// What is kept under a name.
    pub(super) fn kept_entry(&self, id: &Id) -> Option<Entry> {
        self.site.progress.with_untracked(|progress| {
            let kept = progress.kept.get(id)?;
            Some(kept.value.clone()).filter(|entry| !entry.values.is_empty())
        })
    }

    /// Whether something of this tool is kept: then the person has agreed to it.
    pub(super) fn is_kept(&self) -> bool {
        self.site
            .progress
            .with_untracked(|progress| !entries(&progress.kept, &self.id).is_empty())
    }

    /// Today's entry, or the only one, stands in the form from the beginning, unless something was written before the
    /// program came. The only one is shown whole: a plan for heavy hours must not ask for steps first.
    pub(super) fn resume(&self) {
        let Some(id) = self.fixed_id() else { return };
        let Some(entry) = self.kept_entry(&id) else {
            return;
        };
        let sheet = self.clone();
        dom::soon(move || {
            if dom::filled_in(&sheet.form()).is_empty() {
                sheet.open_entry(Some(id), &entry);
                if sheet.worksheet.each == Each::One {
                    sheet.step.set(sheet.worksheet.steps.len());
                }
            }
        });
    }

    /// Leaves the entry that is open, for a new one or that of today.
    pub(super) fn begin_anew(&self) {
        let id = self.fixed_id();
        let entry = id.as_ref().and_then(|id| self.kept_entry(id));
        self.open_entry(id, &entry.unwrap_or_default());
        self.go(0);
    }

    /// Fills in an entry, or nothing for a new one.
    pub(super) fn open_entry(&self, id: Option<Id>, entry: &Entry) {
        let values = entry.values.iter().flat_map(|(field, value)| {
            let kind = self
                .worksheet
                .fields()
                .find(|known| known.id == *field)
                .map(|field| &field.kind);
            let parts = match kind {
                Some(FieldKind::Many(..)) => value.split(' ').collect(),
                _ => vec![value.as_str()],
            };
            let name = self.name(field);
            parts
                .into_iter()
                .map(move |part| (name.clone(), part.to_owned()))
                .collect::<Vec<_>>()
        });
        let values: Vec<(String, String)> = values.collect();
        dom::fill_in(&self.form(), &values);
        self.open.set(id);
        self.same.set(entry.values.clone());
    }

    /// Takes over what another tab kept of the entry that is open, unless something else stands in the form by now: a form
    /// that is kept whole must not undo it.
    pub(super) fn follow(&self) {
        let sheet = self.clone();
        Effect::new(move |_| {
            sheet.site.progress.track();
            let open = sheet.open.get();
            let Some(kept) = open.as_ref().and_then(|id| sheet.kept_entry(id)) else {
                return;
            };
            let same = sheet.same.get_untracked();
            if kept.values != same && sheet.entry().values == same {
                sheet.open_entry(open, &kept);
            }
        });
    }

    /// After midnight the form of a daily sheet still holds the day before: that day stays as it was, and what was just
    /// filled in begins the new one.
    pub(super) fn turn_the_day(&self, event: &leptos::ev::Event) {
        let (open, of_today) = (self.open.get_untracked(), self.fixed_id());
        let is_daily = self.worksheet.each == Each::Day;
        let was_today = self.of_day.get_untracked();
        if !is_daily || was_today == of_today {
            return;
        }
        self.of_day.set(of_today.clone());
        if open.is_none() || open == was_today {
            let (name, value) = (dom::name_of(event), dom::typed(event));
            self.open_entry(None, &Entry::default());
            dom::fill_in(&self.form(), &[(name, value)]);
        }
    }
}
