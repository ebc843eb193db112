//! The `:::` blocks, one function each.

use crate::build::Context;
use crate::cut::{Fence, Lines, Piece, cut};
use crate::item::item;
use crate::markdown::{blocks, inline};
use crate::wording::Voice;
use domain::block::{
    Block, Callout, CalloutKind, Door, Figure, ListKind, Myth, Quotation, Reply, Shape, Swap, Tool,
};
use domain::id::Id;
use domain::line::Speed;
use domain::text::{Inline, plain};

/// Names of all blocks, for the message about an unknown one.
const NAMES: &str = "note example careful stop more goal steps quote compare figure contacts wait dont doors myth swap print sources own item tool";
/// Pictures of the application that doors may show.
const PICTURES: [&str; 9] = [
    "windows", "sandals", "pencils", "speech", "stools", "cups", "books", "keys", "waves",
];

/// All blocks of a body.
pub(crate) fn body(context: &Context, lines: &Lines) -> Vec<Block> {
    let mut found = Vec::new();
    for piece in cut(context.file, lines, context.problems) {
        match piece {
            Piece::Text(lines) => found.extend(blocks(context, &lines, Voice::Ours)),
            Piece::Fence(fence) => found.extend(one(context, &fence)),
        }
    }
    found
}

fn one(context: &Context, fence: &Fence) -> Option<Block> {
    match fence.name {
        "note" => Some(callout(context, fence, CalloutKind::Note)),
        "example" => Some(callout(context, fence, CalloutKind::Example)),
        "careful" => Some(callout(context, fence, CalloutKind::Careful)),
        "stop" => Some(callout(context, fence, CalloutKind::Stop)),
        "more" => Some(callout(context, fence, CalloutKind::More)),
        "goal" => Some(Block::Goal(running(context, &fence.inside, Voice::Scene))),
        "steps" => list(context, fence, ListKind::Steps),
        "dont" => list(context, fence, ListKind::Dont),
        "quote" => Some(quote(context, fence)),
        "compare" => Some(compare(context, fence)),
        "figure" => figure(context, fence),
        "contacts" => contacts(context, fence),
        "wait" => Some(wait(context, fence)),
        "doors" => Some(doors(context, fence)),
        "myth" => myth(context, fence),
        "swap" => Some(swap(context, fence)),
        "print" => sheet(context, fence),
        "sources" => Some(Block::Sources(context.sources.values().cloned().collect())),
        "own" => Some(own(context, fence)),
        "item" => item(context, fence).map(Block::Item),
        "tool" => tool(context, fence),
        other => {
            context.error(
                fence.line,
                format!("there is no block `{other}`"),
                format!("use one of: {NAMES}"),
            );
            None
        }
    }
}

fn callout(context: &Context, fence: &Fence, kind: CalloutKind) -> Block {
    let voice = if kind == CalloutKind::Example {
        Voice::Scene
    } else {
        Voice::Ours
    };
    let title = inline(context, fence.arguments, fence.line, Voice::Scene);
    if kind == CalloutKind::More && title.is_empty() {
        context.error(
            fence.line,
            "the fold has no title",
            "write what one presses after :::more",
        );
    }
    Block::Callout(Callout {
        kind,
        title,
        blocks: blocks(context, &fence.inside, voice),
    })
}

/// All lines as one running text.
fn running(context: &Context, lines: &Lines, voice: Voice) -> Vec<Inline> {
    let text = lines
        .lines
        .iter()
        .map(|line| line.trim())
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    inline(context, &text, lines.first, voice)
}

fn list(context: &Context, fence: &Fence, kind: ListKind) -> Option<Block> {
    match blocks(context, &fence.inside, Voice::Ours)
        .into_iter()
        .next()
    {
        Some(Block::List(_, entries)) => Some(Block::List(kind, entries)),
        _ => {
            context.error(
                fence.line,
                format!("the block `{}` holds no list", fence.name),
                "write a Markdown list inside it",
            );
            None
        }
    }
}

fn quote(context: &Context, fence: &Fence) -> Block {
    let (mark, who) = fence
        .arguments
        .split_once(' ')
        .unwrap_or((fence.arguments, ""));
    if who.is_empty() {
        context.error(
            fence.line,
            "the quotation does not say whose words these are",
            "write :::quote invented Sari, or :::quote F90 and who said it",
        );
    }
    let source = (mark != "invented").then(|| mark.to_owned());
    if let Some(id) = source
        .as_ref()
        .filter(|id| !context.sources.contains_key(*id))
    {
        context.error(
            fence.line,
            format!("the source {id} is not in sources.toml"),
            "add it, or mark the words as invented",
        );
    }
    let voice = if source.is_some() {
        Voice::Scene
    } else {
        Voice::Wrong
    };
    Block::Quotation(Quotation {
        who: who.to_owned(),
        source,
        text: running(context, &fence.inside, voice),
    })
}

/// `- ` entries with the lines that belong to each.
fn entries<'a>(lines: &Lines<'a>) -> Vec<(usize, &'a str, Vec<&'a str>)> {
    let mut found: Vec<(usize, &str, Vec<&str>)> = Vec::new();
    for (number, line) in lines.numbered() {
        match line.strip_prefix("- ") {
            Some(rest) => found.push((number, rest.trim(), vec![])),
            None => {
                if let Some(last) = found.last_mut().filter(|_| !line.trim().is_empty()) {
                    last.2.push(line.trim());
                }
            }
        }
    }
    found
}

fn compare(context: &Context, fence: &Fence) -> Block {
    let mut replies = Vec::new();
    for (line, text, below) in entries(&fence.inside) {
        let (opens, words) = match text.split_once(':') {
            Some(("opens", words)) => (true, words),
            Some(("closes", words)) => (false, words),
            _ => {
                context.error(
                    line,
                    "the reply does not say whether it opens or closes",
                    "write - opens: … or - closes: …",
                );
                continue;
            }
        };
        let then = below
            .iter()
            .map(|line| line.trim_start_matches('>').trim())
            .collect::<Vec<_>>()
            .join(" ");
        let voice = if opens { Voice::Scene } else { Voice::Wrong };
        let words = inline(context, words.trim(), line, voice);
        replies.push(Reply {
            opens,
            words,
            then: inline(context, &then, line + 1, Voice::Scene),
        });
    }
    if replies.len() < 2 {
        context.error(
            fence.line,
            "there are no two replies to compare",
            "write - closes: … and - opens: …",
        );
    }
    Block::Compare(replies)
}

/// `key: value` lines of a block; a key may stand several times.
fn keyed<'a>(lines: &Lines<'a>) -> Vec<(usize, &'a str, String)> {
    let mut found: Vec<(usize, &str, String)> = Vec::new();
    for (number, line) in lines.numbered() {
        let key = line.split_once(':').filter(|(key, _)| {
            !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_lowercase())
        });
        match key {
            Some((key, value)) => found.push((number, key, value.trim().to_owned())),
            None => {
                if let Some(last) = found
                    .last_mut()
                    .filter(|_| !line.trim().is_empty() && !line.starts_with("- "))
                {
                    last.2.push(' ');
                    last.2.push_str(line.trim());
                }
            }
        }
    }
    found
}

fn value(keys: &[(usize, &str, String)], key: &str) -> Option<(usize, String)> {
    keys.iter()
        .find(|(_, name, _)| *name == key)
        .map(|(line, _, value)| (*line, value.clone()))
}

fn figure(context: &Context, fence: &Fence) -> Option<Block> {
    let keys = keyed(&fence.inside);
    let name = fence.arguments;
    let alt = value(&keys, "alt").map(|(_, alt)| alt).unwrap_or_default();
    if alt.is_empty() {
        context.error(
            fence.line,
            "the picture has no text",
            "write alt: and what it shows, in full words",
        );
    }
    let caption = value(&keys, "caption")
        .map(|(line, caption)| inline(context, &caption, line, Voice::Ours))
        .unwrap_or_default();
    let Some(drawing) = context.figures.get(name) else {
        context.error(
            fence.line,
            format!("there is no picture `{name}`"),
            format!("draw content/figures/{name}.svg"),
        );
        return None;
    };
    match shapes(drawing) {
        Ok((view, shapes)) => Some(Block::Figure(Figure {
            view,
            shapes,
            alt,
            caption,
        })),
        Err(what) => {
            context.error(
                fence.line,
                format!("content/figures/{name}.svg: {what}"),
                "use only svg with viewBox, path with d and class, and text with x and y",
            );
            None
        }
    }
}

fn shapes(drawing: &str) -> Result<(String, Vec<Shape>), String> {
    let document = roxmltree::Document::parse(drawing).map_err(|error| error.to_string())?;
    let root = document.root_element();
    let view = root.attribute("viewBox").ok_or("no viewBox")?.to_owned();
    let mut shapes = Vec::new();
    for node in root
        .descendants()
        .filter(roxmltree::Node::is_element)
        .skip(1)
    {
        let attribute = |name| node.attribute(name).unwrap_or_default().to_owned();
        match node.tag_name().name() {
            "g" => {}
            "path" => shapes.push(Shape::Path(attribute("d"), attribute("class"))),
            "text" => {
                let words = node.text().unwrap_or_default().trim().to_owned();
                shapes.push(Shape::Text(words, attribute("x"), attribute("y")));
            }
            other => return Err(format!("the element `{other}` is not allowed")),
        }
    }
    Ok((view, shapes))
}

fn contacts(context: &Context, fence: &Fence) -> Option<Block> {
    let Some(speed) = Speed::from_name(fence.arguments) else {
        context.error(
            fence.line,
            format!("`{}` is not a speed", fence.arguments),
            "write now, today or days",
        );
        return None;
    };
    let lines: Vec<_> = context
        .lines
        .iter()
        .filter(|(speeds, _)| speeds.contains(&speed))
        .map(|(_, line)| line.clone())
        .collect();
    if lines
        .first()
        .is_none_or(|line| line.chat_only || line.call.is_empty())
    {
        context.error(
            fence.line,
            "no line that can be called stands first here",
            "put a line with a number first in content/lines.toml; a chat never stands alone",
        );
    }
    Some(Block::Contacts(speed, lines))
}

fn wait(context: &Context, fence: &Fence) -> Block {
    let steps = entries(&fence.inside)
        .into_iter()
        .filter_map(|(line, text, _)| {
            let Some((when, what)) = text.split_once('|') else {
                context.error(
                    line,
                    "the step does not say when and what",
                    "write - 2 menit | Hubungi kontak berikutnya.",
                );
                return None;
            };
            let when = inline(context, when.trim(), line, Voice::Scene);
            Some((when, inline(context, what.trim(), line, Voice::Ours)))
        });
    Block::Wait(steps.collect())
}

fn doors(context: &Context, fence: &Fence) -> Block {
    let doors = entries(&fence.inside)
        .into_iter()
        .filter_map(|(line, text, _)| {
            let parts: Vec<&str> = text.split('|').map(str::trim).collect();
            let [picture, target, title, about] = parts.as_slice() else {
                context.error(
                    line,
                    "the door does not have four parts",
                    "write - picture | to:place | title | one line",
                );
                return None;
            };
            if !PICTURES.contains(picture) {
                context.error(
                    line,
                    format!("there is no picture `{picture}`"),
                    format!("use one of: {}", PICTURES.join(" ")),
                );
            }
            let target = context.target(target, line)?;
            let title = inline(context, title, line, Voice::Scene);
            Some(Door {
                picture: (*picture).to_owned(),
                target,
                title,
                line: inline(context, about, line, Voice::Ours),
            })
        });
    Block::Doors(doors.collect())
}

fn id(context: &Context, fence: &Fence, name: &str) -> Option<Id> {
    match Id::try_from(name) {
        Ok(id) => {
            context.anchor(&id, fence.line);
            Some(id)
        }
        Err(error) => {
            context.error(
                fence.line,
                format!("the block `{}` needs an id: {error}", fence.name),
                format!("write :::{} and an id", fence.name),
            );
            None
        }
    }
}

fn myth(context: &Context, fence: &Fence) -> Option<Block> {
    let id = id(context, fence, fence.arguments)?;
    let keys = keyed(&fence.inside);
    let part = |key: &str, voice: Voice, needed: bool| match value(&keys, key) {
        Some((line, text)) => inline(context, &text, line, voice),
        None => {
            if needed {
                context.error(
                    fence.line,
                    format!("the myth `{id}` has no `{key}:`"),
                    "write myth:, fact: and reply:",
                );
            }
            vec![]
        }
    };
    let myth = part("myth", Voice::Wrong, true);
    let fact = part("fact", Voice::Ours, true);
    let reply = part("reply", Voice::Scene, true);
    let more = part("more", Voice::Ours, false);
    Some(Block::Myth(Myth {
        id: id.clone(),
        myth,
        fact,
        reply,
        more,
    }))
}

fn swap(context: &Context, fence: &Fence) -> Block {
    let swaps = entries(&fence.inside)
        .into_iter()
        .filter_map(|(line, text, _)| {
            let Some((avoid, rest)) = text.split_once("=>") else {
                context.error(
                    line,
                    "the row does not say what to use instead",
                    "write - not this => but this | why",
                );
                return None;
            };
            let (say, why) = rest.split_once('|').unwrap_or((rest, ""));
            let avoid = inline(context, avoid.trim(), line, Voice::Wrong);
            let say = inline(context, say.trim(), line, Voice::Scene);
            Some(Swap {
                avoid,
                say,
                why: inline(context, why.trim(), line, Voice::Ours),
            })
        });
    Block::Swap(swaps.collect())
}

fn sheet(context: &Context, fence: &Fence) -> Option<Block> {
    let (name, title) = fence
        .arguments
        .split_once(' ')
        .unwrap_or((fence.arguments, ""));
    let id = id(context, fence, name)?;
    let title = inline(context, title, fence.line, Voice::Scene);
    if title.is_empty() {
        context.error(
            fence.line,
            "the sheet has no title",
            "write :::print s1 and its title",
        );
    }
    Some(Block::Sheet(
        id,
        title,
        blocks(context, &fence.inside, Voice::Scene),
    ))
}

fn own(context: &Context, fence: &Fence) -> Block {
    let place = fence
        .inside
        .lines
        .iter()
        .position(|line| line.trim().is_empty())
        .unwrap_or(fence.inside.lines.len());
    let task = Lines {
        first: fence.inside.first,
        lines: fence.inside.lines[..place].to_vec(),
    };
    let task = running(context, &task, Voice::Scene);
    if task.is_empty() {
        context.error(
            fence.line,
            "the box for own words has no task",
            "write the task as its first paragraph",
        );
    }
    Block::Own(
        task,
        blocks(context, &fence.inside.from(place), Voice::Scene),
    )
}

fn tool(context: &Context, fence: &Fence) -> Option<Block> {
    let (kind, name) = fence
        .arguments
        .split_once(' ')
        .unwrap_or((fence.arguments, ""));
    let id = id(context, fence, name)?;
    let keys = keyed(&fence.inside);
    let rows = entries(&fence.inside);
    let tool = match kind {
        "gate" => {
            let questions = rows
                .iter()
                .map(|(line, text, _)| inline(context, text, *line, Voice::Scene))
                .collect();
            let no = value(&keys, "no")
                .map(|(line, text)| inline(context, &text, line, Voice::Scene))
                .unwrap_or_default();
            let yes: Vec<_> = keys
                .iter()
                .filter(|(_, key, _)| *key == "yes")
                .map(|(line, _, text)| inline(context, text, *line, Voice::Scene))
                .collect();
            if rows.is_empty() || no.is_empty() || yes.is_empty() {
                context.error(
                    fence.line,
                    "the gate lacks questions, `no:` or `yes:`",
                    "write - question lines, no: and yes:",
                );
            }
            Tool::Gate { questions, no, yes }
        }
        "breathing" => {
            let number = |key: &str, least: u8, most: u8| {
                let found = value(&keys, key).and_then(|(_, text)| text.parse().ok());
                match found {
                    Some(number) if (least..=most).contains(&number) => number,
                    _ => {
                        context.error(
                            fence.line,
                            format!("`{key}` is not a number from {least} to {most}"),
                            format!("write {key}: {least}"),
                        );
                        least
                    }
                }
            };
            Tool::Breathing {
                r#in: number("in", 2, 6),
                out: number("out", 3, 8),
                rounds: number("rounds", 3, 30),
            }
        }
        "grounding" => Tool::Grounding(
            rows.iter()
                .filter_map(|row| grounding(context, row))
                .collect(),
        ),
        "plan" => {
            let blanks = rows
                .iter()
                .map(|(line, text, _)| {
                    let (label, hint) = text.split_once('|').unwrap_or((text, ""));
                    let label = inline(context, label.trim(), *line, Voice::Scene);
                    (label, inline(context, hint.trim(), *line, Voice::Scene))
                })
                .collect();
            let example = value(&keys, "example")
                .map(|(line, text)| inline(context, &text, line, Voice::Scene));
            Tool::Plan {
                blanks,
                example: example.unwrap_or_default(),
            }
        }
        other => {
            context.error(
                fence.line,
                format!("there is no tool `{other}`"),
                "use gate, breathing, grounding or plan",
            );
            return None;
        }
    };
    Some(Block::Tool(id, tool))
}

fn grounding(
    context: &Context,
    row: &(usize, &str, Vec<&str>),
) -> Option<(u8, Vec<Inline>, Vec<Inline>)> {
    let (line, text, _) = row;
    let mut parts = text.splitn(3, '|').map(str::trim);
    let number = parts
        .next()
        .and_then(|number| number.parse().ok())
        .filter(|number| (1..=9).contains(number));
    let what = inline(
        context,
        parts.next().unwrap_or_default(),
        *line,
        Voice::Scene,
    );
    let example = inline(
        context,
        parts.next().unwrap_or_default(),
        *line,
        Voice::Scene,
    );
    if number.is_none() || plain(&what).is_empty() {
        context.error(
            *line,
            "the step does not say how many of what",
            "write - 5 | benda yang kamu lihat | an example",
        );
        return None;
    }
    Some((number?, what, example))
}
