use super::*;
use crate::block::{Block, ListKind, Tool};
use crate::flow::Condition;
use crate::guide::Level;
use crate::id::Id;
use crate::line::Speed;
use crate::progress::{Progress, Theme};
use crate::text::{Inline, Target};
use crate::unit::Unit;
use proptest::prelude::*;
use serde::Serialize;

fn same<T: Serialize + Readable + PartialEq + fmt::Debug>(value: &T) {
    let text = serde_json::to_string(value).unwrap();
    assert_eq!(json::<T>(&text).as_ref(), Ok(value), "{text}");
}

#[test]
fn every_form_of_content_reads_back_as_itself() {
    let id = Id::try_from("a1").unwrap();
    let words = vec![
        Inline::Text("a".into()),
        Inline::Strong(vec![Inline::Source("F1".into())]),
        Inline::Link(
            Target::Page("x/".into(), Some(id.clone())),
            vec![Inline::Blank],
        ),
        Inline::Link(Target::Outside("https://x".into()), vec![]),
    ];
    same(&Block::List(
        ListKind::Steps,
        vec![vec![Block::Paragraph(words.clone())]],
    ));
    same(&Block::Heading(2, id.clone(), words.clone()));
    same(&Block::Tool(
        id.clone(),
        Tool::Breathing {
            r#in: 4,
            out: 6,
            rounds: 12,
        },
    ));
    same(&Block::Tool(
        id.clone(),
        Tool::Grounding(vec![(5, words, vec![])]),
    ));
    same(&vec![Condition::AtLeast(id, -2), Condition::Again]);
    same(&Progress::default());
}

/// Names are written twice only where JSON has another name than the code.
#[test]
fn every_name_that_is_not_that_of_the_code_is_the_one_that_is_written() {
    same(&vec![Speed::Now, Speed::Today, Speed::Days]);
    same(&Level::ALL.to_vec());
    same(&vec![Theme::Device, Theme::Light, Theme::Dark]);
    same(&vec![
        Inline::Text("a".into()),
        Inline::Strong(vec![]),
        Inline::Emphasis(vec![]),
        Inline::Link(Target::Call("119".into()), vec![]),
        Inline::Link(Target::Page("x/".into(), None), vec![]),
        Inline::Link(Target::Outside("https://x".into()), vec![]),
        Inline::Source("F1".into()),
        Inline::Term("a".into(), "b".into()),
        Inline::Blank,
    ]);
}

#[derive(Debug, PartialEq)]
struct Sample {
    first: u8,
    second: bool,
    third: String,
}

structure! { Sample { first, third; or default second } }

#[test]
fn a_field_with_a_default_may_be_missing_anywhere_and_others_may_not() {
    let sample = Sample {
        first: 1,
        second: false,
        third: "x".into(),
    };
    assert_eq!(json("{\"first\":1,\"third\":\"x\"}"), Ok(sample));
    let what = |text: &str| json::<Sample>(text).unwrap_err();
    assert_eq!(
        what("{\"third\":\"x\"}").wrong.to_string(),
        "missing field `first`"
    );
    assert_eq!(
        what("{\"first\":1}").wrong.to_string(),
        "missing field `third`"
    );
    let unknown = what("{\"first\":1,\n\"fourth\":2,\"third\":\"x\"}");
    assert_eq!(
        (
            unknown.line,
            unknown.wrong.to_string().contains("unknown name `fourth`")
        ),
        (2, true)
    );
    assert_eq!(what("{\"first\":300,\"third\":\"x\"}").line, 0);
    assert_eq!(
        what("{\"first\":true,\"third\":\"x\"}").wrong.to_string(),
        "true or false stands where a whole number is wanted"
    );
    assert_eq!(what("{\"first\":1,").line, 1);
    assert_eq!(
        what("[1,true,\"x\"]").wrong.to_string(),
        "a list stands where an object is wanted"
    );
}

#[test]
fn what_is_not_of_the_wanted_form_is_a_fault() {
    fn wrong<T: Readable + fmt::Debug>(text: &str) -> String {
        json::<T>(text).expect_err(text).wrong.to_string()
    }
    let another = "a list of another length stands where a list of parts is wanted";
    assert_eq!(wrong::<(u8, bool)>("[1]"), another);
    assert_eq!(wrong::<(u8, bool)>("[1,true,2]"), another);
    assert_eq!(
        wrong::<Target>("{\"p\":[\"x\",null,1]}"),
        another,
        "of a variant too"
    );
    assert_eq!(
        wrong::<Tool>("\"Gate\""),
        "nothing stands where an object is wanted"
    );
    assert_eq!(
        wrong::<Inline>("\"t\""),
        "nothing stands where a text is wanted"
    );
    assert_eq!(
        wrong::<Inline>("{\"_\":1}"),
        "a number stands where nothing is wanted"
    );
    assert_eq!(
        wrong::<Inline>("{\"t\":\"a\",\"_\":\"b\"}"),
        "an object stands where a variant is wanted"
    );
    assert_eq!(
        wrong::<Speed>("\"soon\""),
        "unknown name `soon`, expected one of now, today, days"
    );
    assert_eq!(
        wrong::<Vec<Id>>("[\"a\",\"B\",3]"),
        "`B` has not the form it must have",
        "the first fault counts"
    );
    for number in ["-1", "1.5", "1e3", "99999999999999999999", "null"] {
        assert!(json::<u16>(number).is_err(), "{number}");
    }
    assert_eq!(json::<i16>("-32768"), Ok(i16::MIN));
    assert!(json::<i16>("-32769").is_err());
    assert_eq!(json::<Option<u8>>("null"), Ok(None));
}

/// JSON of every form, with names that our types know among the others.
fn any_tree() -> impl Strategy<Value = serde_json::Value> {
    let name = || {
        prop_oneof![
            Just("Page"),
            Just("Part"),
            Just("Paragraph"),
            Just("List"),
            Just("t"),
            Just("id"),
            Just("title"),
            Just("blocks"),
            Just("version"),
            Just("x-1"),
        ]
    };
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f32>().prop_map(Into::into),
        name().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            proptest::collection::vec((name(), inner), 0..6).prop_map(|pairs| {
                let pairs = pairs
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value));
                serde_json::Value::Object(pairs.collect())
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn nothing_makes_reading_panic(tree in any_tree()) {
        let text = tree.to_string();
        let _ = json::<Unit>(&text);
        let _ = json::<Vec<Block>>(&text);
        let _ = json::<Progress>(&text);
        let _ = crate::host::Host::read(&text);
    }
}
