//! The guide of the real content: every rule against the table written by hand, and the laws that hold for all answers.

mod cases;
mod laws;
mod levels;
mod list;
mod paths;
mod results;
mod told;

use domain::guide::{About, Answers, Guide, Level, Question, Rules, Unsure, assess};
use domain::id::Id;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The guide of every language, the source language first.
static GUIDES: LazyLock<Vec<Guide>> = LazyLock::new(|| {
    let compiled = compiler::compile(&project().join("content"));
    assert!(!compiled.has_errors(), "{:?}", compiled.problems);
    let guides = compiled.languages.iter().map(|language| language.guide());
    guides.map(|guide| guide.unwrap().clone()).collect()
});

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn rules() -> &'static Rules {
    &GUIDES[0].rules
}

fn id(name: &str) -> Id {
    Id::try_from(name).unwrap()
}

fn ticks(names: &[&str]) -> Answers {
    Answers {
        ticks: names.iter().map(|name| id(name)).collect(),
        ..Answers::default()
    }
}

fn level(answers: &Answers) -> Level {
    assess(rules(), answers).level
}

fn letter(letter: &str) -> Level {
    match letter {
        "N" => Level::Emergency,
        "T" => Level::SameDay,
        "D" => Level::WithinDays,
        "B" => Level::PeerSupport,
        other => panic!("{other} is no level"),
    }
}
