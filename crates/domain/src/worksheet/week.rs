//! The week of a plan: what stands on each of its days.

use super::{Entry, FieldKind, Worksheet};
use crate::date::Day;
use crate::order::by_key;

/// The seven days of the week of a day, each with its entries: the easiest first, that is in the order of the options of the
/// first choice that the view shows. What has no choice yet comes last.
pub fn week<'a>(
    worksheet: &Worksheet,
    entries: impl Iterator<Item = &'a Entry> + Clone,
    today: Day,
) -> Vec<(Day, Vec<&'a Entry>)> {
    let shown = worksheet.week.iter().filter_map(|id| worksheet.field(id));
    let choice = shown.into_iter().find_map(|field| match &field.kind {
        FieldKind::One(options) => Some((&field.id, options)),
        _ => None,
    });
    let ease = |entry: &Entry| {
        let place = choice.and_then(|(id, options)| {
            let mut options = options.iter();
            options.position(|(option, _)| option.as_str() == entry.value(id))
        });
        place.map_or(u64::MAX, |place| place as u64)
    };
    let monday = today.monday();
    let day = |after: i32| {
        let day = Day::from_number(monday.number() + after);
        let of_day = entries.clone().filter(|entry| entry.day() == day);
        (day, by_key(of_day.collect(), |entry| ease(entry)))
    };
    (0..7).map(day).collect()
}
