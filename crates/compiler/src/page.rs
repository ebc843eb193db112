//! One page file: its head, and a lesson, a role-play or a page below it.

use crate::context::{Context, Known, Left};
use crate::fence::body;
use crate::flow::role_play;
use crate::head::{Opened, open, track};
use crate::markdown::inline;
use crate::problem::InFile;
use crate::tree::Kind;
use crate::wording::{Prose, Voice, check};
use domain::id::Id;
use domain::route::{Place, Route};
use domain::text::Inline;
use domain::unit::{Page, Part, PartKind};

/// A page as it was read, and what it leaves behind.
pub(crate) struct Compiled {
    pub(crate) route: Route,
    pub(crate) content: Content,
    pub(crate) left: Left,
}

/// A page, a page of the guide, or a part of a module.
pub(crate) enum Content {
    Page(Page),
    Guide(Page),
    Part(Part),
}

impl Content {
    /// The page itself.
    pub(crate) fn page(&self) -> &Page {
        match self {
            Content::Page(page) | Content::Guide(page) => page,
            Content::Part(part) => &part.page,
        }
    }
}

/// The id a page must have by the place of its file.
fn expected(kind: &Kind) -> String {
    match kind {
        Kind::Page(Route::Place(place)) => place.name().to_owned(),
        Kind::Page(route) => route.unit(),
        Kind::Guide(name) => name.to_string(),
        Kind::Part(_, module, part) | Kind::Pool(module, part) => format!("{module}-{part}"),
    }
}

/// Compiles a page file. Nothing comes of it if its head cannot be read.
pub(crate) fn compile(
    text: &str,
    kind: &Kind,
    known: &Known,
    problems: &InFile,
) -> Option<Compiled> {
    let opened = open(text, problems)?;
    let expected = expected(kind);
    let mend = format!("write id = \"{expected}\"");
    if opened.head.id.is_empty() {
        problems.error(1, "the page has no id", mend);
    } else if opened.head.id != expected {
        problems.error(
            opened.line("", "id"),
            format!("the id `{}` does not fit the file's place", opened.head.id),
            mend,
        );
    }
    let id = Id::try_from(expected.as_str())
        .map_err(|error| {
            let mend = "give the file, or the module's folder, a shorter name";
            problems.error(0, error.to_string(), mend);
        })
        .ok()?;
    let mut context = Context {
        page: &expected,
        problems,
        known,
        objectives: vec![],
        left: Default::default(),
    };
    let objectives = objectives(&context, &opened);
    context.objectives = match kind {
        Kind::Part(PartKind::Check, module, _) | Kind::Pool(module, _) => {
            let own = known.objectives.iter().filter(|(of, _)| of == module);
            own.map(|(_, id)| id.clone()).collect()
        }
        _ => objectives.iter().map(|(id, _)| id.clone()).collect(),
    };
    let mut page = head(&context, &opened, id);
    let mut flow = None;
    let (route, part) = match kind {
        Kind::Page(route) => (route.clone(), None),
        Kind::Guide(_) => (Route::Place(Place::Refer), None),
        Kind::Part(part_kind, module, part) => (
            Route::Part(module.clone(), part.clone()),
            Some((*part_kind, part.clone())),
        ),
        Kind::Pool(module, part) => (
            Route::Part(module.clone(), part.clone()),
            Some((PartKind::Check, part.clone())),
        ),
    };
    if let Kind::Part(PartKind::RolePlay, ..) = kind {
        let play = role_play(&context, &opened);
        page.blocks = play.intro;
        flow = Some((play.flow, play.after));
    } else {
        page.blocks = body(&context, &opened.body);
    }
    context.check_situations();
    let content = match part {
        None if matches!(kind, Kind::Guide(_)) => Content::Guide(page),
        None => Content::Page(page),
        Some((kind, part)) => Content::Part(Part {
            part,
            kind,
            page,
            only: track(
                opened.head.only.as_deref(),
                opened.line("", "only"),
                problems,
            ),
            competencies: opened
                .head
                .competencies
                .into_iter()
                .map(|code| (code, vec![]))
                .collect(),
            objectives,
            flow,
        }),
    };
    Some(Compiled {
        route,
        content,
        left: context.left.into_inner(),
    })
}

fn head(context: &Context, opened: &Opened, id: Id) -> Page {
    let head = &opened.head;
    for (key, value) in [("title", &head.title), ("outside", &head.outside)] {
        if value.is_empty() {
            context.problems.error(
                opened.line("", key),
                format!("the head has no {key}"),
                format!("write {key} = \"…\""),
            );
        }
    }
    for code in &head.competencies {
        context.competency(code, opened.line("", "competencies"));
    }
    let outside = Prose::plain(opened.line("", "outside"), &head.outside, Voice::Scene);
    check(&outside, &context.known.avoid, context.problems);
    let kind = opened.line("", "kind");
    context.prose(&Prose::plain(kind, &head.kind, Voice::Scene));
    Page {
        id,
        title: inline(context, &head.title, opened.line("", "title"), Voice::Scene),
        outside: head.outside.clone(),
        kind: head.kind.clone(),
        lead: inline(context, &head.lead, opened.line("", "lead"), Voice::Ours),
        minutes: head.minutes,
        instead: None,
        blocks: vec![],
    }
}

fn objectives(context: &Context, opened: &Opened) -> Vec<(Id, Vec<Inline>)> {
    let mut found = Vec::new();
    for (name, words) in &opened.head.objectives {
        let line = opened.line("[objectives]", name);
        if let Some(id) = context.id(name, line) {
            context.prose(&Prose::plain(line, words, Voice::Scene));
            found.push((id, vec![Inline::Text(words.clone())]));
        }
    }
    found
}

/// The places that have no page file in a language.
pub(crate) fn missing<'a>(pages: &[(String, Kind)]) -> Vec<&'a str> {
    Place::ALL
        .iter()
        .map(|row| row.1)
        .filter(|name| {
            let path = format!("pages/{name}.md");
            !pages.iter().any(|(page, _)| *page == path)
        })
        .collect()
}
