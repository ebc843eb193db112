//! Worksheets: steps with blanks, what is drawn of them; and the blocks that show a worksheet elsewhere.

use super::rows::Inside;
use crate::context::Context;
use crate::cut::Fence;
use crate::markdown::inline;
use crate::wording::Voice;
use domain::block::{Block, Tool};
use domain::id::Id;
use domain::route::Route;
use domain::text::Inline;
use domain::unit::EXERCISE;
use domain::worksheet::{Each, Field, FieldKind, Picture, Step, Worksheet};

/// Most steps of a worksheet, and most blanks of a step.
const MOST: (usize, usize) = (10, 7);

pub(super) fn worksheet(context: &Context, fence: &Fence) -> Tool {
    let keys = [
        "each", "step", "say", "show", "week", "picture", "sum", "result", "low", "end",
    ];
    let inside = Inside::read(context, fence, true, &keys);
    let mut sheet = Worksheet {
        each: Each::Many,
        steps: vec![],
        week: vec![],
        picture: None,
        factor: 0,
        results: vec![],
        low: inside.words(context, "low", Voice::Scene),
        end: inside.words(context, "end", Voice::Scene),
    };
    let place = fence.arguments.split_once(' ').map_or("", |(_, name)| name);
    if !place.starts_with(&format!("{}-", context.page)) {
        context.problems.error(
            fence.line,
            format!("the id `{place}` does not begin with that of its page"),
            format!(
                "what is kept is found by it: write :::tool sheet {}-s1",
                context.page
            ),
        );
    }
    let mut rows = inside.rows.iter().peekable();
    let ends = inside.keys().skip(1).map(|(line, ..)| line);
    let ends: Vec<usize> = ends.chain([usize::MAX]).collect();
    for ((line, name, value), end) in inside.keys().zip(ends) {
        let words = |text: &str| inline(context, text, line, Voice::Scene);
        let step = sheet.steps.last_mut();
        match (name, step) {
            ("each", _) => sheet.each = each(context, line, &value),
            ("step", _) => sheet.steps.push(Step {
                title: words(&value),
                say: vec![],
                show: vec![],
                fields: vec![],
            }),
            ("say", Some(step)) => step.say.push(words(&value)),
            ("show", Some(step)) => step.show.extend(ids(context, line, &value)),
            ("say" | "show", None) => context.problems.error(
                line,
                format!("`{name}:` stands before the first step"),
                "write step: and what it asks above it",
            ),
            ("week", _) => sheet.week = ids(context, line, &value),
            ("picture", _) => sheet.picture = picture(context, line, &value),
            ("sum", _) => sheet.factor = factor(context, line, &value),
            ("result", _) => sheet.results.extend(result(context, line, &value)),
            _ => {}
        }
        while let Some(row) = rows.next_if(|row| row.line < end) {
            let field = field(context, row.line, &row.text());
            match sheet.steps.last_mut() {
                Some(step) => step.fields.extend(field),
                None => context.problems.error(
                    row.line,
                    "the blank stands before the first step",
                    "write step: and what it asks above it",
                ),
            }
        }
    }
    check(context, fence, &sheet);
    Tool::Sheet(sheet)
}

/// Ids with blanks between.
fn ids(context: &Context, line: usize, value: &str) -> Vec<Id> {
    let ids = value.split_whitespace();
    ids.filter_map(|id| context.id(id, line)).collect()
}

fn each(context: &Context, line: usize, value: &str) -> Each {
    match value {
        "many" => Each::Many,
        "day" => Each::Day,
        "one" => Each::One,
        other => {
            context.problems.error(
                line,
                format!("`{other}` does not say how often an entry is made"),
                "write each: many, each: day or each: one",
            );
            Each::Many
        }
    }
}

fn picture(context: &Context, line: usize, value: &str) -> Option<Picture> {
    let names: Vec<&str> = value.split_whitespace().collect();
    match names[..] {
        ["sum"] => Some(Picture::Sum),
        [field] => Some(Picture::Field(context.id(field, line)?)),
        [begin, end] => Some(Picture::Span(
            context.id(begin, line)?,
            context.id(end, line)?,
        )),
        _ => {
            context.problems.error(
                line,
                "`picture:` names no field",
                "write the id of a field, of two fields with times, or sum",
            );
            None
        }
    }
}

fn factor(context: &Context, line: usize, value: &str) -> u8 {
    value
        .parse()
        .ok()
        .filter(|factor| (1..=20).contains(factor))
        .unwrap_or_else(|| {
            context.problems.error(
                line,
                "`sum:` is not a number from 1 to 20",
                "write sum: 1, or the number by which the sum is multiplied",
            );
            1
        })
}

fn result(context: &Context, line: usize, value: &str) -> Option<(u8, u8, Vec<Inline>)> {
    let read = || {
        let (range, words) = value.split_once('|')?;
        let (least, most) = range.trim().split_once('-')?;
        let (least, most) = (least.trim().parse().ok()?, most.trim().parse().ok()?);
        (least <= most).then_some((least, most, words.trim()))
    };
    let found = read();
    if found.is_none() {
        context.problems.error(
            line,
            "the result does not say for which sums it is",
            "write result: 0-28 | and what it means",
        );
    }
    let (least, most, words) = found?;
    Some((least, most, inline(context, words, line, Voice::Scene)))
}

/// A blank: `- {id} kind | label | hint | options`.
fn field(context: &Context, line: usize, text: &str) -> Option<Field> {
    let mut parts = text.splitn(4, '|').map(str::trim);
    let head = parts.next().unwrap_or_default();
    let mut words = || {
        inline(
            context,
            parts.next().unwrap_or_default(),
            line,
            Voice::Scene,
        )
    };
    let (label, hint) = (words(), words());
    let rest = parts.next().unwrap_or_default();
    let named = head.strip_prefix('{').and_then(|head| head.split_once('}'));
    let Some((id, kind)) = named.filter(|_| !label.is_empty()) else {
        context.problems.error(
            line,
            "the blank has no id or no label",
            "write - {pikiran} line | label | hint",
        );
        return None;
    };
    let id = context.id(id, line)?;
    let kind = match kind.trim() {
        "line" => FieldKind::Line,
        "text" => FieldKind::Text,
        "time" => FieldKind::Time,
        "day" => FieldKind::Day,
        "one" => FieldKind::One(options(context, line, rest)),
        "scale" => {
            let ends = rest.split_once(" / ").unwrap_or_default();
            let words = |text: &str| inline(context, text.trim(), line, Voice::Scene);
            let (least, most) = (words(ends.0), words(ends.1));
            if least.is_empty() || most.is_empty() {
                context.problems.error(
                    line,
                    "the scale does not say what its two ends mean",
                    "write - {tegang} scale | label | hint | what 0 means / what 10 means",
                );
            }
            FieldKind::Scale(least, most)
        }
        other => {
            let most = other
                .strip_prefix("many")
                .and_then(|number| number.trim().parse().ok());
            let Some(most) = most else {
                context.problems.error(
                    line,
                    format!("there is no blank of the kind `{other}`"),
                    "use line, text, one, many 2, scale, time or day",
                );
                return None;
            };
            FieldKind::Many(most, options(context, line, rest))
        }
    };
    Some(Field {
        id,
        label,
        hint,
        kind,
    })
}

/// Options: `sedih = Sedih / marah = Marah`.
fn options(context: &Context, line: usize, text: &str) -> Vec<(Id, Vec<Inline>)> {
    let option = |text: &str| {
        let (id, words) = text.split_once('=')?;
        let id = context.id(id.trim(), line)?;
        Some((id, inline(context, words.trim(), line, Voice::Scene)))
    };
    let found: Option<Vec<_>> = text.split(" / ").map(option).collect();
    let found = found.unwrap_or_default();
    let is_doubled =
        |(place, (id, _)): (usize, &(Id, _))| found[..place].iter().any(|(other, _)| other == id);
    if found.len() < 2 || found.iter().enumerate().any(is_doubled) {
        context.problems.error(
            line,
            "the blank lacks options, or two of them have the same id",
            "write two or more behind the hint, as in sedih = Sedih / marah = Marah",
        );
    }
    found
}

/// What must hold of a whole worksheet.
fn check(context: &Context, fence: &Fence, sheet: &Worksheet) {
    let is_well_cut = |step: &Step| !step.title.is_empty() && step.fields.len() <= MOST.1;
    if sheet.steps.is_empty() || sheet.steps.len() > MOST.0 || !sheet.steps.iter().all(is_well_cut)
    {
        context.problems.error(
            fence.line,
            "the worksheet has no steps, too many, or one without a title or with too many blanks",
            format!(
                "write 1 to {} steps with a title and at most {} blanks each",
                MOST.0, MOST.1
            ),
        );
    }
    let mut known: Vec<&Id> = Vec::new();
    for step in &sheet.steps {
        if let Some(id) = step.show.iter().find(|id| !known.contains(id)) {
            context.problems.error(
                fence.line,
                format!("`show: {id}` names no blank of an earlier step"),
                "name a blank that is filled in before",
            );
        }
        for field in &step.fields {
            if known.contains(&&field.id) {
                context.problems.error(
                    fence.line,
                    format!("two blanks have the id `{}`", field.id),
                    "give one of them another id",
                );
            }
            known.push(&field.id);
        }
    }
    let has_day = sheet.fields().any(|field| field.kind == FieldKind::Day);
    let mut week = sheet.week.iter();
    if week.any(|id| !has_day || sheet.field(id).is_none()) {
        context.problems.error(
            fence.line,
            "`week:` stands in a worksheet without a day, or names a blank that is not there",
            "name the blanks that the week shows, the first in bold, and write one of the kind day",
        );
    }
    let drawn: Vec<&Id> = match &sheet.picture {
        Some(Picture::Field(id)) => vec![id],
        Some(Picture::Span(begin, end)) => vec![begin, end],
        _ => vec![],
    };
    let is_drawn = sheet.picture.is_none() || sheet.most() > 0;
    if !is_drawn || drawn.iter().any(|id| !known.contains(id)) {
        context.problems.error(
            fence.line,
            "`picture:` names what cannot be drawn",
            "name a blank whose options are v0, v1 and so on, a scale, two times, or sum",
        );
    }
    if !sheet.low.is_empty() && !matches!(sheet.picture, Some(Picture::Field(_))) {
        context.problems.error(
            fence.line,
            "`low:` stands without a picture of one blank",
            "write picture: and the id of a blank whose options are v1 and so on",
        );
    }
    let is_named = |sum: u8| sheet.result(sum.into()).is_some();
    let most = u8::try_from(sheet.most()).unwrap_or(u8::MAX);
    if sheet.picture == Some(Picture::Sum) && !(0..=most).all(is_named) {
        context.problems.error(
            fence.line,
            format!("no `result:` stands for every sum from 0 to {most}"),
            "write them without a gap",
        );
    }
    if sheet.end.is_empty() {
        context.problems.error(
            fence.line,
            "the worksheet has no `end:`",
            "write end: and what to do with the finished sheet",
        );
    }
}

/// The route of the page that a block names by its id.
fn named<'a>(context: &'a Context, fence: &Fence) -> Option<&'a Route> {
    let found = context.known.catalogue.get(fence.arguments);
    if found.is_none() {
        context.problems.error(
            fence.line,
            format!(
                "the block `{}` names the page `{}`, which is not there",
                fence.name, fence.arguments
            ),
            "write the id of a tool's page, as in :::use a10",
        );
    }
    found
}

pub(super) fn used(context: &Context, fence: &Fence) -> Option<Block> {
    let route = named(context, fence)?;
    let exercise = context.id(EXERCISE, fence.line)?;
    let wanted = (fence.line, route.clone(), exercise);
    context.left.borrow_mut().wanted.push(wanted);
    Some(Block::Use(route.path(), vec![], vec![], None))
}

pub(super) fn shown(context: &Context, fence: &Fence) -> Option<Block> {
    let route = named(context, fence)?;
    let place = Id::try_from(fence.arguments).ok()?;
    Some(Block::Shown(route.path(), place, vec![]))
}
