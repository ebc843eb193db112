//! What was kept, day by day: a week and four weeks as a picture, in words and as a table.

use super::Sheet;
use crate::browser::clock;
use crate::markup::Markup;
use crate::part::text::inline;
use crate::words::{self, fill};
use domain::progress::Progress;
use domain::text::plain;
use domain::worksheet::{Bar, Each, FieldKind, Picture, bars, entries, low_weeks};
use leptos::prelude::*;
use view::view;

/// Height of the drawing and of its frame, in its units; the width of a day is [`WIDTH`] divided among the days.
const HEIGHT: u32 = 120;
const WIDTH: u32 = 336;

impl Sheet {
    /// After three low weeks, a hand.
    pub(super) fn low(&self) -> Markup {
        let is_low = !self.worksheet.low.is_empty()
            && clock::today().is_some_and(|today| {
                self.site.progress.with(|progress| {
                    low_weeks(self.worksheet, &entries(&progress.kept, &self.id), today)
                })
            });
        match is_low {
            true => view! { <p class="note">{inline(&self.site, &self.worksheet.low)}</p> },
            false => Markup::nothing(),
        }
    }

    /// The pictures; nothing while nothing is kept.
    pub(super) fn picture(&self) -> Markup {
        let Some(today) = clock::today().filter(|_| self.worksheet.picture.is_some()) else {
            return Markup::nothing();
        };
        let days = |progress: &Progress| {
            let found = entries(&progress.kept, &self.id);
            let bars = |count| bars(self.worksheet, &found, today, count);
            (!found.is_empty()).then(|| (bars(7), bars(28)))
        };
        let Some((week, month)) = self.site.progress.with(days) else {
            return Markup::nothing();
        };
        let words = self.site.words();
        // What is not filled in every day has no week worth a picture.
        let is_daily = self.worksheet.each == Each::Day;
        let week = is_daily.then(|| self.drawing(words.picture_week, &week));
        view! {
            <section class="chart no-print flow">
                {week}
                {self.drawing(words.picture_month, &month)}
                {self.table(&month)}
            </section>
        }
    }

    /// What a number means: the words of its option, hours and minutes, or itself.
    fn meaning(&self, number: u16) -> String {
        let picture = self.worksheet.picture.as_ref();
        match picture {
            Some(Picture::Span(..)) => {
                let (hours, minutes) = ((number / 60).to_string(), (number % 60).to_string());
                fill(
                    self.site.words().picture_hours,
                    &[("h", &hours), ("m", &minutes)],
                )
            }
            Some(Picture::Field(id)) => {
                let mut fields = self.worksheet.fields();
                let field = fields.find(|field| field.id == *id);
                let option = field.and_then(|field| match &field.kind {
                    FieldKind::One(options) => options
                        .iter()
                        .find(|(id, _)| id.as_str() == format!("v{number}")),
                    _ => None,
                });
                option.map_or_else(|| number.to_string(), |(_, words)| plain(words))
            }
            _ => number.to_string(),
        }
    }

    fn drawing(&self, name: &'static str, bars: &[Bar]) -> Markup {
        let words = self.site.words();
        let highest = u32::from(self.worksheet.most()).max(1);
        let count = u32::try_from(bars.len()).unwrap_or(1).max(1);
        let width = WIDTH / count;
        let shapes = bars
            .iter()
            .zip(0u32..)
            .filter_map(|(bar, place)| {
                // A number of 0 is seen as well: the lowest bar is not nothing.
                let height = 6 + (HEIGHT - 6) * u32::from(bar.number?).min(highest) / highest;
                Some(view! {
                    <rect class="bar__n" x=(place * width + 1).to_string() y=(HEIGHT - height).to_string() width=(width - 2).to_string() height=height.to_string() />
                })
            })
            .collect::<Markup>();
        let numbers = || bars.iter().filter_map(|bar| bar.number);
        let (filled, all) = (numbers().count().to_string(), count.to_string());
        let least = numbers().min().map(|number| self.meaning(number));
        let most = numbers().max().map(|number| self.meaning(number));
        let (Some(least), Some(most)) = (least, most) else {
            return figure(name, words.picture_empty.to_owned(), Markup::nothing());
        };
        let text = match least == most {
            true => words.picture_same,
            false => words.picture_text,
        };
        let values = [
            ("n", &*filled),
            ("all", &*all),
            ("least", &*least),
            ("most", &*most),
        ];
        let text = fill(text, &values);
        let view_box = format!("0 0 {WIDTH} {HEIGHT}");
        let base = format!("M0 {HEIGHT}H{WIDTH}");
        let drawing = view! {
            <svg class="bars__art" viewBox=view_box aria-hidden="true">
                {shapes}
                <path d=base />
            </svg>
        };
        figure(name, text, drawing)
    }

    fn table(&self, bars: &[Bar]) -> Markup {
        let words = self.site.words();
        let rows = bars.iter().rev().map(|bar| {
            let day = words::date(words, &bar.day.to_string());
            let number = bar.number.map_or_else(
                || words.picture_none.to_owned(),
                |number| self.meaning(number),
            );
            view! { <tr><th scope="row">{day}</th><td>{number}</td></tr> }
        });
        view! {
            <details class="more">
                <summary>{words.picture_table}</summary>
                <div class="table" role="region" aria-label=words.picture_table tabindex="0">
                    <table translate="no">
                        <thead><tr><th scope="col">{words.picture_day}</th><th scope="col">{words.picture_number}</th></tr></thead>
                        <tbody>{rows.collect::<Markup>()}</tbody>
                    </table>
                </div>
            </details>
        }
    }
}

/// A picture with its name and its words.
fn figure(name: &'static str, text: String, drawing: Markup) -> Markup {
    view! {
        <figure class="figure">
            <figcaption><b>{name}</b> <br /> <span class="small" translate="no">{text}</span></figcaption>
            {drawing}
        </figure>
    }
}
