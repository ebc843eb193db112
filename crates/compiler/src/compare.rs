//! A translation against its source: pages, kinds of blocks, ids and options must be the same.

use crate::problem::Problems;
use crate::tree::Tree;
use domain::block::{Block, ListKind, Tool};
use domain::flow::{Change, Condition, Node, To};
use domain::id::Id;
use domain::quiz::{self, Entry, Target, Task};
use domain::text::Inline;
use domain::unit::{Module, Part, Unit};
use domain::worksheet::{Field, FieldKind, Step, Worksheet};
use std::collections::BTreeMap;

/// File of each page, and the lines on which its blocks begin.
pub(crate) type Outlines = BTreeMap<Id, (String, Vec<usize>)>;

/// The shape of blocks, in words that can be compared and shown.
fn shape(blocks: &[Block]) -> Vec<String> {
    blocks.iter().map(one).collect()
}

fn one(block: &Block) -> String {
    match block {
        Block::Paragraph(words) => format!("a paragraph{}", marks(words)),
        Block::Heading(level, id, _) => format!("a heading of level {level} {{#{id}}}"),
        Block::List(kind, entries) => {
            let kind = match kind {
                ListKind::Points => "a list",
                ListKind::Numbered => "a numbered list",
                ListKind::Steps => ":::steps",
                ListKind::Dont => ":::dont",
            };
            format!("{kind} of {}", entries.len())
        }
        Block::Table(table) => format!(
            "a table of {} columns and {} rows",
            table.head.len(),
            table.rows.len()
        ),
        Block::Callout(callout) => {
            let kind = format!("{:?}", callout.kind).to_lowercase();
            format!(":::{kind} with {}", shape(&callout.blocks).join(", "))
        }
        Block::Goal(_) => ":::goal".into(),
        Block::Figure(_) => ":::figure".into(),
        Block::Quotation(quotation) => {
            format!(
                ":::quote {}",
                quotation.source.as_deref().unwrap_or("invented")
            )
        }
        Block::Compare(replies) => {
            let kinds = replies
                .iter()
                .map(|reply| if reply.opens { "opens" } else { "closes" });
            format!(":::compare with {}", kinds.collect::<Vec<_>>().join(", "))
        }
        Block::Contacts(speed, _) => format!(":::contacts {speed:?}").to_lowercase(),
        Block::Wait(steps) => format!(":::wait of {}", steps.len()),
        Block::Doors(doors) => format!(":::doors of {}", doors.len()),
        Block::Myth(myth) => format!(":::myth {}", myth.id),
        Block::Situation(situation) => format!(
            ":::situation {} with {}",
            situation.id,
            shape(&situation.blocks).join(", ")
        ),
        // Each language has its own words to avoid.
        Block::Swap(_) => ":::swap".into(),
        Block::Item(item) => {
            let situation = item.situation.as_ref();
            let situation = situation.map(|(id, _)| format!(" of the situation {id}"));
            let situation = situation.unwrap_or_default();
            format!(":::item {}{situation} {}", item.id, task(&item.task))
        }
        Block::Tool(id, tool) => match tool {
            Tool::Gate { questions, yes, .. } => format!(
                ":::tool gate {id} of {} questions and {} paragraphs for a yes",
                questions.len(),
                yes.len()
            ),
            Tool::Breathing { r#in, out, rounds } => {
                format!(":::tool breathing {id} in {in} out {out} for {rounds} rounds")
            }
            Tool::Grounding(steps) => format!(":::tool grounding {id} of {} steps", steps.len()),
            Tool::Plan { blanks, .. } => format!(":::tool plan {id} of {} blanks", blanks.len()),
            Tool::Timer { rounds, phases, .. } => {
                let seconds = phases.iter().map(|phase| phase.seconds.to_string());
                let seconds: Vec<String> = seconds.collect();
                format!(
                    ":::tool timer {id} of {} for {rounds} rounds",
                    seconds.join(" ")
                )
            }
            Tool::Sheet(sheet) => format!(":::tool sheet {id} {}", worksheet(sheet)),
        },
        Block::Use(address, ..) => format!(":::use {address}"),
        Block::Kept(_) => ":::kept".into(),
        Block::Shown(address, ..) => format!(":::shown {address}"),
        Block::Sheet(id, _, inside) => format!(":::print {id} with {}", shape(inside).join(", ")),
        Block::Own(id, ..) => format!(":::own {id}"),
        Block::Sources(_) => ":::sources".into(),
        Block::Guide(_) => ":::guide".into(),
        Block::Competencies(rows) => {
            let codes: Vec<&str> = rows.iter().map(|row| row.code.as_str()).collect();
            format!(":::competencies {}", codes.join(" "))
        }
        Block::Assessment(_) => ":::assessment".into(),
        Block::Review(_) => ":::review".into(),
        Block::Certificate(certificate) => {
            format!(
                ":::certificate with {}",
                shape(&certificate.blocks).join(", ")
            )
        }
        Block::Rubric(rubric) => {
            let rows = rubric.rows.iter().map(|row| row.code.clone());
            let harmful = rubric.harmful.iter().map(|(id, _)| id.to_string());
            let rows: Vec<String> = rows.chain(harmful).collect();
            format!(":::rubric {} with {}", rubric.id, rows.join(" "))
        }
        Block::Search => ":::search".into(),
        Block::Glossary(terms) => format!(":::glossary of {}", terms.len()),
        Block::Levels(levels) => {
            format!(":::levels {} with {} say:", levels.id, levels.say.len())
        }
    }
}

/// Steps, blanks and options of a worksheet, as authors write them.
fn worksheet(sheet: &Worksheet) -> String {
    let field = |field: &Field| {
        let kind = match &field.kind {
            FieldKind::Line => "line".to_owned(),
            FieldKind::Text => "text".to_owned(),
            FieldKind::Scale(..) => "scale".to_owned(),
            FieldKind::Time => "time".to_owned(),
            FieldKind::Day => "day".to_owned(),
            FieldKind::One(options) => format!("one {}", ids(options)),
            FieldKind::Many(most, options) => format!("many {most} {}", ids(options)),
        };
        format!("{{{}}} {kind}", field.id)
    };
    let step = |step: &Step| {
        let show: Vec<&str> = step.show.iter().map(Id::as_str).collect();
        let fields: Vec<String> = step.fields.iter().map(field).collect();
        format!(
            "step of {} say:, show: {}, {}",
            step.say.len(),
            show.join(" "),
            fields.join(", ")
        )
    };
    let steps: Vec<String> = sheet.steps.iter().map(step).collect();
    let results = sheet
        .results
        .iter()
        .map(|(least, most, _)| format!("{least}-{most}"));
    format!(
        "each {:?}, picture {:?}, sum {}, results {}, low {}; {}",
        sheet.each,
        sheet.picture,
        sheet.factor,
        results.collect::<Vec<_>>().join(" "),
        !sheet.low.is_empty(),
        steps.join("; ")
    )
}

fn ids(options: &[(Id, Vec<Inline>)]) -> String {
    let ids: Vec<&str> = options.iter().map(|(id, _)| id.as_str()).collect();
    ids.join(" ")
}

/// What one does in an item, as authors write it.
fn task(task: &Task) -> String {
    let options = |options: &[quiz::Choice]| {
        let options = options.iter().map(|option| {
            let sign = if option.right { "(x)" } else { "( )" };
            format!("{sign} {{{}}}", option.id)
        });
        options.collect::<Vec<_>>().join(" ")
    };
    let entries = |entries: &[Entry]| {
        let entries = entries
            .iter()
            .map(|entry| format!("({}) {{{}}}", entry.place, entry.id));
        entries.collect::<Vec<_>>().join(" ")
    };
    let targets = |targets: &[Target]| {
        let targets = targets.iter().map(|target| format!("{{{}}}", target.id));
        targets.collect::<Vec<_>>().join(" ")
    };
    match task {
        Task::Single(all) => format!("single with {}", options(all)),
        Task::Multiple(all) => format!("multiple with {}", options(all)),
        Task::Ordering(all) => format!("ordering with {}", entries(all)),
        Task::Matching(all, to) => {
            format!("matching with {} to {}", entries(all), targets(to))
        }
        Task::Groups(all, to) => format!("groups with {} in {}", entries(all), targets(to)),
    }
}

/// The source marks of a text: a claim keeps its source in every language.
fn marks(words: &[Inline]) -> String {
    let marks: Vec<&str> = words
        .iter()
        .filter_map(|piece| match piece {
            Inline::Source(id) => Some(id.as_str()),
            _ => None,
        })
        .collect();
    if marks.is_empty() {
        String::new()
    } else {
        format!(" with [{}]", marks.join("] ["))
    }
}

/// The shapes of a unit's page and of the guide's pages on it, by page id. The contents of a module have none.
fn shapes(unit: &Unit) -> Vec<(&Id, Vec<String>)> {
    match unit {
        Unit::Page(page, _) => {
            let guides = page.blocks.iter().filter_map(|block| match block {
                Block::Guide(guide) => Some(&guide.pages),
                _ => None,
            });
            std::iter::once(page)
                .chain(guides.flatten())
                .map(|page| (&page.id, shape(&page.blocks)))
                .collect()
        }
        Unit::Part(_, part) => vec![(&part.page.id, part_shape(part))],
        Unit::Module(_) => vec![],
    }
}

fn part_shape(part: &Part) -> Vec<String> {
    let mut shapes = shape(&part.page.blocks);
    if let Some((flow, after)) = &part.flow {
        shapes.extend(flow.nodes.iter().map(node_shape));
        shapes.extend(shape(after));
        let memory = flow.memory.iter().map(|counter| {
            let (id, start) = (&counter.id, counter.start);
            format!("{id} {start} of {} to {}", counter.least, counter.most)
        });
        let flags = flow.flags.iter().map(Id::to_string);
        let all: Vec<_> = memory.chain(flags).collect();
        shapes.push(format!("the head's memory: {}", all.join(", ")));
    }
    let objectives: Vec<_> = part.objectives.iter().map(|(id, _)| id.as_str()).collect();
    let codes = part.competencies.iter().map(|(code, _)| code.as_str());
    let codes: Vec<_> = codes.collect();
    shapes.push(format!(
        "the head's objectives and competencies: {}; {}",
        objectives.join(" "),
        codes.join(" ")
    ));
    shapes
}

fn node_shape(node: &Node) -> String {
    let shown: Vec<_> = node.shown.iter().map(|shown| when(&shown.when)).collect();
    let choices = node.choices.iter().map(|choice| {
        let kind = format!("{:?}", choice.kind).to_lowercase();
        let replies = choice
            .replies
            .iter()
            .map(|reply| format!("reply{}", when(&reply.when)));
        let changes = choice.changes.iter().map(|change| match change {
            Change::Add(id, amount) => format!("{id} {amount:+}"),
            Change::Flag(id) => format!("flag {id}"),
        });
        let next = choice.next.iter().map(|next| {
            let to = match &next.to {
                To::Node(id) => id.as_str(),
                To::Again => "again",
            };
            format!("next {to}{}", when(&next.when))
        });
        let shows = choice.shows.iter().map(|code| format!("shows {code}"));
        let parts: Vec<_> = replies.chain(shows).chain(changes).chain(next).collect();
        format!("{{{}}} [{kind}] {}", choice.id, parts.join(", "))
    });
    let choices: Vec<_> = choices.collect();
    format!(
        "the node {} of {} paragraphs{} and the choices {}",
        node.id,
        node.shown.len(),
        shown.concat(),
        choices.join("; ")
    )
}

/// Conditions as authors write them.
fn when(conditions: &[Condition]) -> String {
    let said: Vec<_> = conditions
        .iter()
        .map(|condition| match condition {
            Condition::AtLeast(id, number) => format!("{id} >= {number}"),
            Condition::AtMost(id, number) => format!("{id} <= {number}"),
            Condition::Flag(id) => id.to_string(),
            Condition::NoFlag(id) => format!("not {id}"),
            Condition::Again => "again".into(),
        })
        .collect();
    if said.is_empty() {
        String::new()
    } else {
        format!(" {{{}}}", said.join(", "))
    }
}

/// Notes where a translation is built differently from its source.
pub(crate) fn compare(
    source: &BTreeMap<String, Unit>,
    target: &BTreeMap<String, Unit>,
    outlines: &Outlines,
    tree: &Tree,
    problems: &Problems,
) {
    for (name, unit) in source {
        let Some(other) = target.get(name) else {
            continue;
        };
        if let (Unit::Module(source), Unit::Module(module)) = (unit, other) {
            compare_order(source, module, tree, problems);
        }
        let others: BTreeMap<&Id, Vec<String>> = shapes(other).into_iter().collect();
        for (page, shape) in shapes(unit) {
            let Some(other) = others.get(page).filter(|other| **other != shape) else {
                continue;
            };
            let pairs = shape.iter().zip(other);
            let place = pairs.take_while(|(one, two)| one == two).count();
            let said = |shape: &[String]| {
                shape
                    .get(place)
                    .map_or("nothing", String::as_str)
                    .to_owned()
            };
            let (file, lines) = &outlines[page];
            problems.of(file).error(
                lines.get(place).or(lines.last()).copied().unwrap_or(0),
                format!(
                    "block {} of `{page}` is here {} and in the source {}",
                    place + 1,
                    said(other),
                    said(&shape),
                ),
                "give both languages the same blocks, ids, options and sources in the same order",
            );
        }
    }
}

/// The parts of a module stand in the same order in every language.
fn compare_order(source: &Module, module: &Module, tree: &Tree, problems: &Problems) {
    let order = |module: &Module| {
        let ids = module.parts.iter().map(|part| part.page.to_string());
        ids.collect::<Vec<_>>().join(", ")
    };
    let (expected, found) = (order(source), order(module));
    if expected != found || source.number != module.number {
        let path = format!("training/{}/module.toml", module.id);
        problems.of(tree.name(&path)).error(
            0,
            format!(
                "number and order are here {}: {found}, and in the source {}: {expected}",
                module.number, source.number
            ),
            "give both languages the same number and order",
        );
    }
}
