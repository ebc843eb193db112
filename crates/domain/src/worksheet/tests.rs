//! Entries by the day, their numbers and what is drawn of them, against counts made by hand.

use super::*;
use proptest::prelude::*;

fn id(text: &str) -> Id {
    Id::try_from(text).unwrap()
}

fn options(numbers: std::ops::RangeInclusive<u8>) -> FieldKind {
    FieldKind::One(
        numbers
            .map(|number| (id(&format!("v{number}")), vec![]))
            .collect(),
    )
}

fn field(name: &str, kind: FieldKind) -> Field {
    Field {
        id: id(name),
        label: vec![],
        hint: vec![],
        kind,
    }
}

fn worksheet(fields: Vec<Field>, picture: Picture, factor: u8) -> Worksheet {
    let step = Step {
        title: vec![],
        say: vec![],
        show: vec![],
        fields,
    };
    Worksheet {
        each: Each::Day,
        steps: vec![step],
        week: vec![],
        picture: Some(picture),
        factor,
        results: vec![
            (0, 28, vec![]),
            (29, 50, vec![Inline::Blank]),
            (51, 100, vec![]),
        ],
        low: vec![],
        end: vec![],
    }
}

fn mood() -> Worksheet {
    worksheet(
        vec![field("rasa", options(1..=5))],
        Picture::Field(id("rasa")),
        0,
    )
}

fn day(text: &str) -> Day {
    Day::try_from(text).unwrap()
}

fn entry(date: &str, values: &[(&str, &str)]) -> Entry {
    Entry {
        day: u32::try_from(day(date).number()).unwrap(),
        values: values
            .iter()
            .map(|(name, value)| (id(name), (*value).to_owned()))
            .collect(),
    }
}

fn kept(all: &[Entry]) -> LiteMap<Id, Latest<Entry>> {
    let named = all.iter().enumerate().map(|(place, entry)| {
        let name = entry_id(&id("a15-s1"), u32::try_from(place).unwrap()).unwrap();
        (
            name,
            Latest {
                revision: 1,
                value: entry.clone(),
            },
        )
    });
    named.collect()
}

#[test]
fn the_entries_of_a_tool_are_found_and_nobody_elses() {
    let mut kept = kept(&[
        entry("2026-11-24", &[("rasa", "v2")]),
        entry("2026-11-26", &[("rasa", "v4")]),
        entry("2026-11-25", &[]),
    ]);
    let other = Latest {
        revision: 1,
        value: entry("2026-11-24", &[("x", "y")]),
    };
    kept.insert(id("a15-s10-1"), other.clone());
    kept.insert(id("a15-s1-own"), other);
    let found: Vec<String> = entries(&kept, &id("a15-s1"))
        .iter()
        .map(|(_, entry)| entry.day().to_string())
        .collect();
    assert_eq!(found, ["2026-11-26", "2026-11-24"]);
}

#[test]
fn five_answers_of_who_5_add_up_to_a_share_of_a_hundred() {
    let fields = (1..=5)
        .map(|number| field(&format!("w{number}"), options(0..=5)))
        .collect();
    let sheet = worksheet(fields, Picture::Sum, 4);
    let answered = entry(
        "2026-11-24",
        &[
            ("w1", "v3"),
            ("w2", "v2"),
            ("w3", "v0"),
            ("w4", "v5"),
            ("w5", "v1"),
        ],
    );
    assert_eq!(sheet.sum(&answered), Some(44));
    assert_eq!(sheet.result(44), Some(&[Inline::Blank][..]));
    assert_eq!(sheet.most(), 100);
    assert_eq!(sheet.sum(&entry("2026-11-24", &[("w1", "v3")])), None);
}

#[test]
fn sleep_goes_over_midnight() {
    assert_eq!(minutes_between("22:30", "05:15"), Some(405));
    assert_eq!(minutes_between("01:00", "06:30"), Some(330));
    assert_eq!(minutes_between("23:59", "00:00"), Some(1));
    assert_eq!(minutes_between("07:00", "07:00"), Some(0));
    for broken in ["", "24:00", "7", "12:60", "x:y", "12:é"] {
        assert_eq!(minutes_between(broken, "07:00"), None, "{broken}");
    }
}

#[test]
fn a_week_has_seven_days_up_to_today_and_nothing_of_tomorrow() {
    let kept = kept(&[
        entry("2026-11-22", &[("rasa", "v1")]),
        entry("2026-11-23", &[("rasa", "v2")]),
        entry("2026-11-29", &[("rasa", "v5")]),
        entry("2026-11-30", &[("rasa", "v3")]),
    ]);
    let entries = entries(&kept, &id("a15-s1"));
    let bars = bars(&mood(), &entries, day("2026-11-29"), 7);
    let numbers: Vec<Option<u16>> = bars.iter().map(|bar| bar.number).collect();
    assert_eq!(numbers, [Some(2), None, None, None, None, None, Some(5)]);
    assert_eq!(bars[0].day, day("2026-11-23"));
}

/// A plan with words, a day and how easy it is, in the words of the content.
fn plan() -> Worksheet {
    let ease = ["mudah", "sedang", "berat"].map(|name| (id(name), vec![]));
    let mut sheet = worksheet(
        vec![
            field("kegiatan", FieldKind::Line),
            field("tingkat", FieldKind::One(ease.into())),
            field("hari", FieldKind::Day),
        ],
        Picture::Sum,
        0,
    );
    sheet.picture = None;
    sheet.each = Each::Many;
    sheet.week = vec![id("kegiatan"), id("tingkat")];
    sheet
}

#[test]
fn a_week_of_plans_has_seven_days_from_monday_and_each_begins_with_the_easiest() {
    let sheet = plan();
    let planned = |date: &str, ease: &str| {
        let mut entry = entry("2026-11-24", &[("hari", date), ("tingkat", ease)]);
        entry.day = sheet.day(&entry.values, None, Some(day("2026-11-24")));
        entry
    };
    let all = [
        planned("2026-11-29", "mudah"),
        planned("2026-11-25", "berat"),
        planned("2026-11-25", ""),
        planned("2026-11-25", "mudah"),
        planned("2026-11-25", "sedang"),
        planned("2026-11-30", "mudah"),
        planned("2026-11-22", "mudah"),
    ];
    let seen: Vec<(String, Vec<&str>)> = week(&sheet, all.iter(), day("2026-11-26"))
        .into_iter()
        .map(|(day, entries)| {
            let eases = entries.iter().map(|entry| entry.value(&id("tingkat")));
            (day.to_string(), eases.collect())
        })
        .collect();
    let expected = [
        ("2026-11-23", vec![]),
        ("2026-11-24", vec![]),
        ("2026-11-25", vec!["mudah", "sedang", "berat", ""]),
        ("2026-11-26", vec![]),
        ("2026-11-27", vec![]),
        ("2026-11-28", vec![]),
        ("2026-11-29", vec!["mudah"]),
    ];
    assert_eq!(seen, expected.map(|(day, eases)| (day.to_owned(), eases)));
}

#[test]
fn an_entry_stays_on_the_day_it_was_made_unless_it_plans_one() {
    let made = entry("2026-11-24", &[]);
    let later = Some(day("2026-11-30"));
    let values = |date: &str| LiteMap::from_iter([(id("hari"), date.to_owned())]);
    let on = |sheet: &Worksheet, date: &str, before: Option<&Entry>| {
        let number = sheet.day(&values(date), before, later);
        Day::from_number(number as i32).to_string()
    };
    let plan = plan();
    assert_eq!(on(&plan, "2026-12-02", Some(&made)), "2026-12-02");
    assert_eq!(on(&plan, "besok", None), "2026-11-30");
    // A day that only says when a step is taken does not move the sheet.
    let mut sheet = plan.clone();
    sheet.week = vec![];
    assert_eq!(on(&sheet, "2026-12-02", None), "2026-11-30");
    assert_eq!(on(&sheet, "2026-12-02", Some(&made)), "2026-11-24");
    sheet.each = Each::Day;
    assert_eq!(on(&sheet, "", Some(&made)), "2026-11-24");
    sheet.each = Each::One;
    assert_eq!(on(&sheet, "", Some(&made)), "2026-11-30");
    assert_eq!(sheet.day(&values(""), None, None), 0);
}

#[test]
fn three_low_weeks_are_noticed_and_two_are_not() {
    let week = |first: i32, values: [&str; 3]| {
        let dates = (0..3).map(|number| Day::from_number(first + 2 * number).to_string());
        let pairs: Vec<Entry> = dates
            .zip(values)
            .map(|(date, value)| entry(&date, &[("rasa", value)]))
            .collect();
        pairs
    };
    let today = day("2026-11-29");
    let all = |weeks: [[&str; 3]; 3]| {
        let firsts = [today.number() - 20, today.number() - 13, today.number() - 6];
        let found: Vec<Entry> = firsts
            .iter()
            .zip(weeks)
            .flat_map(|(first, values)| week(*first, values))
            .collect();
        kept(&found)
    };
    let is_low = |weeks| low_weeks(&mood(), &entries(&all(weeks), &id("a15-s1")), today);
    assert!(is_low([
        ["v1", "v2", "v5"],
        ["v2", "v2", "v2"],
        ["v1", "v1", "v4"]
    ]));
    assert!(!is_low([
        ["v1", "v2", "v5"],
        ["v2", "v3", "v4"],
        ["v1", "v1", "v4"]
    ]));
    assert!(!low_weeks(&mood(), &[], today));
}

proptest! {
    #[test]
    fn any_text_is_a_value_and_no_number_of_it_is_out_of_reach(text in any::<String>(), date in 0u32..60_000) {
        let entry = Entry { day: date, values: LiteMap::from_iter([(id("rasa"), text)]) };
        let name = id("a15-s1-7");
        let bars = bars(&mood(), &[(&name, &entry)], entry.day(), 28);
        prop_assert_eq!(bars.len(), 28);
        prop_assert_eq!(bars[27].day, entry.day());
    }
}
