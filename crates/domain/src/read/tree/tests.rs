use super::*;
use proptest::prelude::*;
use serde_json::Value;

/// The same tree as another reader sees it.
fn other(text: &str) -> Option<Tree<'static>> {
    fn tree(value: Value) -> Tree<'static> {
        match value {
            Value::Null => Tree::Nothing,
            Value::Bool(truth) => Tree::Truth(truth),
            Value::Number(number) => Tree::Number(number.as_i64()),
            Value::String(text) => Tree::Text(text.into()),
            Value::Array(entries) => Tree::List(entries.into_iter().map(tree).collect()),
            Value::Object(map) => Tree::Object(
                map.into_iter()
                    .map(|(name, value)| (name.into(), tree(value)))
                    .collect(),
            ),
        }
    }
    serde_json::from_str(text).ok().map(tree)
}

/// With the names of objects in their order and the last of equal ones only.
fn ordered(tree: Tree) -> Tree {
    match tree {
        Tree::List(entries) => Tree::List(entries.into_iter().map(ordered).collect()),
        Tree::Object(fields) => {
            let fields = fields.into_iter().map(|(name, tree)| (name, ordered(tree)));
            let fields: std::collections::BTreeMap<_, _> = fields.collect();
            Tree::Object(fields.into_iter().collect())
        }
        leaf => leaf,
    }
}

fn seen(text: &str) -> Option<Tree<'_>> {
    Tree::of(text).ok().map(ordered)
}

#[test]
fn texts_are_read_or_refused_as_elsewhere() {
    for text in [
        "",
        " ",
        "null",
        "nul",
        "nulll",
        "null null",
        "true",
        "fals",
        "[",
        "[]",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1,2]]",
        "{",
        "{}",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\":1 \"b\":2}",
        " { \"a\" : [ 1 , { } ] , \"b\" : null } ",
        "{\"a\":1,\"a\":2}",
        "0",
        "-1",
        "-",
        "01",
        "1.",
        "1.5",
        ".5",
        "1e",
        "1e5",
        "1E+5",
        "1e-5",
        "+1",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-9223372036854775809",
        "\"",
        "\"a",
        "\"a\\\"",
        "\"\\",
        "\"\\x\"",
        "\"a\\n\\t\\r\\b\\f\\/\\\\\\\"z\"",
        "\"\n\"",
        "\"\u{7f}\u{e9}\u{1f642}\"",
        "\"\\u00e9\\u00E9\"",
        "\"\\u12\"",
        "\"\\u+123\"",
        "\"\\ud83d\\ude42\"",
        "\"\\ud83d\"",
        "\"\\ud83dx\"",
        "\"\\ud83d\\n\"",
        "\"\\ud83d\\u0041\"",
        "\"\\ude42\"",
        "\u{feff}1",
        "1\u{a0}",
    ] {
        assert_eq!(seen(text), other(text), "{text}");
    }
}

#[test]
fn nesting_has_an_end() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(Tree::of(&nested(127)).is_ok());
    assert!(Tree::of(&nested(100_000)).is_err());
    assert!(Tree::of(&"{\"a\":".repeat(100_000)).is_err());
}

#[test]
fn a_fault_names_its_line() {
    let fault = Tree::of("{\n  \"a\": 1\n  \"b\": 2\n}").unwrap_err();
    assert_eq!(
        fault.to_string(),
        "line 3: this is no JSON: a comma or a closing bracket is missing"
    );
    assert_eq!(Tree::of("").unwrap_err().line, 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn whatever_is_written_is_read_or_refused_as_elsewhere(
        text in "([\\[\\]{},: \n]|\"[a-c\\\\nu0-9é]{0,6}\"|-?[0-9]{1,3}|true|null|\"a\":|[.e\\\\\"]){0,24}"
    ) {
        // Minus zero is a whole number here.
        prop_assume!(!text.contains("-0"));
        prop_assert_eq!(seen(&text), other(&text));
    }

    #[test]
    fn any_text_comes_back(text in any::<String>()) {
        let written = serde_json::to_string(&text).unwrap();
        prop_assert_eq!(Tree::of(&written), Ok(Tree::Text(text.into())));
    }
}
