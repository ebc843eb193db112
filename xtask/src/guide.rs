//! The guide without a browser: trying it, the table for a clinician, and the drawing of its questions.

use crate::Outcome;
use compiler::{Compiled, Language, compile};
use domain::guide::{
    Answers, Because, Effect, Entry, Guide, Level, Question, Unsure, When, assess,
};
use domain::id::Id;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

/// `--table`, `--graph`, or the level of `--ticks`, `--modifiers` and `--unsure`.
pub fn guide(arguments: &[String]) -> Outcome {
    let compiled = compile(Path::new("content"));
    if compiled.has_errors() {
        return Err("the content has errors: cargo xtask check".into());
    }
    let code = value(arguments, "--language");
    let language = compiled
        .languages
        .iter()
        .find(|language| code.is_none_or(|code| language.code == code))
        .ok_or("there is no such language")?;
    let guide = language.guide().ok_or("the content has no guide")?;
    if arguments.iter().any(|argument| argument == "--table") {
        print!("{}", table(&compiled, language, guide));
    } else if arguments.iter().any(|argument| argument == "--graph") {
        print!("{}", graph(guide));
    } else {
        print!("{}", level(guide, &answers(guide, arguments)?));
    }
    Ok(())
}

fn value<'a>(arguments: &'a [String], name: &str) -> Option<&'a str> {
    let place = arguments.iter().position(|argument| argument == name)?;
    arguments.get(place + 1).map(String::as_str)
}

/// The ids after an option, parted by commas, in small or large letters.
fn ids(arguments: &[String], name: &str) -> Result<BTreeSet<Id>, String> {
    let all = value(arguments, name).unwrap_or_default().split(',');
    all.map(str::trim)
        .filter(|id| !id.is_empty())
        .map(|id| Id::try_from(id.to_lowercase()).map_err(|error| error.to_string()))
        .collect()
}

fn answers(guide: &Guide, arguments: &[String]) -> Result<Answers, String> {
    let mut ticks = ids(arguments, "--ticks")?;
    ticks.extend(ids(arguments, "--modifiers")?);
    let unsure = ids(arguments, "--unsure")?;
    for id in &ticks {
        if guide.rules.entry(id).is_none() {
            return Err(format!(
                "there is no tick `{id}`; cargo xtask guide --table shows all"
            ));
        }
    }
    for id in &unsure {
        if guide.rules.question(id).is_none() {
            let questions = guide.rules.questions.iter();
            let all: Vec<&str> = questions.map(|question| question.id.as_str()).collect();
            return Err(format!("there is no question `{id}`: {}", all.join(" ")));
        }
    }
    Ok(Answers {
        ticks,
        unsure,
        ..Answers::default()
    })
}

fn level(guide: &Guide, answers: &Answers) -> String {
    let found = assess(&guide.rules, answers);
    let mut out = format!("level: {}\n", found.level.name());
    if found.provisional {
        out += "provisional: the person has not been asked\n";
    }
    for reason in &found.reasons {
        let said = guide
            .entry_words(&reason.id)
            .map(|words| words.friend.as_str());
        let asked = guide
            .question_words(&reason.id)
            .map(|words| words.title.as_str());
        let because = match reason.because {
            Because::Sign(level) => level.name().to_owned(),
            Because::Unsure(level) => format!("not known, at least {}", level.name()),
            Because::Raised => "one level more".to_owned(),
            Because::Together(level) => format!("together at least {}", level.name()),
        };
        let _ = writeln!(
            out,
            "reason: {} ({because}) {}",
            reason.id,
            said.or(asked).unwrap_or_default()
        );
    }
    let path: Vec<&str> = guide
        .rules
        .path(answers)
        .into_iter()
        .map(|question| question.id.as_str())
        .collect();
    let _ = writeln!(out, "path: {}", path.join(" > "));
    out
}

fn table(compiled: &Compiled, language: &Language, guide: &Guide) -> String {
    let mut out = format!(
        "# Guide \"when to refer\", language {}, version {}\n\nA clinician signs this version in host.json: {{\"reviews\": \
         [{{\"who\": \"...\", \"date\": \"YYYY-MM-DD\", \"version\": \"{}\"}}]}}. Any change of rules or words voids it.\n",
        language.code, guide.version, guide.version
    );
    for question in &guide.rules.questions {
        let title = guide
            .question_words(&question.id)
            .map_or("", |words| &words.title);
        let _ = writeln!(out, "\n## {} ({})\n", title, question.id);
        let _ = writeln!(out, "\"I don't know\": {}.", unsure(&question.unsure));
        if !question.when.is_empty() {
            let names: Vec<&str> = question.when.iter().map(Id::as_str).collect();
            let _ = writeln!(out, "Asked only after: {}.", names.join(", "));
        }
        out += "\n| id | level | with others | words | sources |\n|---|---|---|---|---|\n";
        for id in &question.entries {
            let Some(entry) = guide.rules.entry(id) else {
                continue;
            };
            let words = guide.entry_words(id).map_or("", |words| &words.friend);
            let sources = compiled.guide_sources.get(id);
            let sources = sources.map(|ids| ids.join(", ")).unwrap_or_default();
            let _ = writeln!(
                out,
                "| {id} | {} | {} | {words} | {sources} |",
                own_level(entry),
                effects(entry)
            );
        }
    }
    out
}

fn own_level(entry: &Entry) -> String {
    let mut own = entry.level.map_or("–", Level::name).to_owned();
    if let Some(minor) = entry.minor {
        let _ = write!(own, ", under 18 {}", minor.name());
    }
    if entry.hint {
        own += ", hint";
    }
    if entry.provisional {
        own += ", provisional";
    }
    own
}

fn effects(entry: &Entry) -> String {
    let said = |effect: &Effect| {
        let what = effect.to.map_or("one level more".to_owned(), |level| {
            format!("at least {}", level.name())
        });
        match &effect.when {
            When::Always => what,
            When::With(ids) => {
                let ids: Vec<&str> = ids.iter().map(Id::as_str).collect();
                format!("{what} with {}", ids.join(" "))
            }
            When::Hint(level) => format!("{what} with a hint from {} on", level.name()),
            When::From(level) => format!("{what} from {} on", level.name()),
        }
    };
    let all: Vec<String> = entry.effects.iter().map(said).collect();
    all.join("; ")
}

fn unsure(unsure: &Unsure) -> String {
    match unsure {
        Unsure::Level(level) => format!("at least {}", level.name()),
        Unsure::Raise => "one level more".into(),
        Unsure::As(id) => format!("the same as {id}"),
    }
}

/// Height of a question in the drawing, in its units.
const ROW: usize = 64;

/// The questions from above to below as a drawing: those with a thick edge end at any tick, those with a dashed edge are
/// asked only after the tick that is named beside them.
fn graph(guide: &Guide) -> String {
    let questions = &guide.rules.questions;
    let height = (questions.len() + 1) * ROW + 20;
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 900 {height}\" font-family=\"sans-serif\" \
         font-size=\"14\">\n<rect width=\"900\" height=\"{height}\" fill=\"#fff\"/>\n"
    );
    for (number, question) in questions.iter().enumerate() {
        let top = 10 + number * ROW;
        let edge = match (question.danger, question.when.is_empty()) {
            (true, _) => "stroke-width=\"4\"",
            (_, true) => "stroke-width=\"1.5\"",
            (_, false) => "stroke-width=\"1.5\" stroke-dasharray=\"6 4\"",
        };
        let title = guide
            .question_words(&question.id)
            .map_or("", |words| &words.title);
        let _ = writeln!(
            out,
            "<rect x=\"20\" y=\"{top}\" width=\"560\" height=\"40\" fill=\"none\" stroke=\"#000\" {edge}/>\n\
             <text x=\"32\" y=\"{}\">{} · {}</text>\n\
             <path d=\"M300 {} v{}\" stroke=\"#000\" fill=\"none\"/>\n\
             <text x=\"600\" y=\"{}\">{}</text>",
            top + 25,
            question.id,
            escaped(title),
            top + 40,
            ROW - 40,
            top + 25,
            escaped(&beside(question))
        );
    }
    let _ = writeln!(
        out,
        "<text x=\"300\" y=\"{}\" text-anchor=\"middle\" font-weight=\"bold\">result</text>\n</svg>",
        height - 20
    );
    out
}

fn beside(question: &Question) -> String {
    if question.danger {
        return "any tick: emergency at once".into();
    }
    let names: Vec<&str> = question.when.iter().map(Id::as_str).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!("after {}", names.join(", ")),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
