//! Blocks of a page: one arm per kind, each leading to its part.

use crate::markup::{IntoMarkup, Markup};
use crate::part::text::{href, inline, term_notes};
use crate::part::{
    assessment, callout, certificate, competencies, contacts, glossary, guide, icon, item, kept,
    levels, myth, own, picture, review, rubric, search, sheet, tool,
};
use crate::site::Site;
use domain::block::{Block, Door, Figure, ListKind, Shape, Table};
use domain::text::Inline;
use view::view;

/// Blocks in their order.
pub fn blocks(site: &Site, blocks: &'static [Block]) -> Vec<Markup> {
    blocks.iter().map(|found| block(site, found)).collect()
}

/// One block.
pub fn block(site: &Site, block: &'static Block) -> Markup {
    match block {
        Block::Paragraph(text) => {
            let notes = term_notes(site, text);
            view! { {notes} <p>{inline(site, text)}</p> }
        }
        Block::Heading(level, id, text) => heading(site, *level, id.to_string(), text),
        Block::List(kind, entries) => list(site, *kind, entries),
        Block::Table(found) => table(site, found),
        Block::Callout(found) => callout::callout(site, found),
        Block::Goal(text) => view! { <p class="goal lead">{inline(site, text)}</p> },
        Block::Figure(found) => figure(site, found),
        Block::Quotation(found) => callout::quotation(site, found),
        Block::Compare(replies) => callout::compare(site, replies),
        Block::Contacts(speed, lines) => contacts::contacts(site, *speed, lines),
        Block::Wait(steps) => contacts::wait(site, steps),
        Block::Doors(found) => doors(site, found),
        Block::Myth(found) => myth::myth(site, found),
        Block::Swap(found) => myth::swaps(site, found),
        Block::Situation(found) => callout::situation(site, found),
        Block::Item(found) => item::item(site, found),
        Block::Tool(id, found) => tool::tool(site, id, found),
        Block::Sheet(id, title, inner) => sheet::sheet(site, id, title, inner),
        Block::Own(id, task, inner) => own::own(site, id, task, inner),
        Block::Sources(found) => myth::sources(site, found),
        Block::Guide(found) => guide::guide(site, found),
        Block::Levels(found) => levels::levels(site, found),
        Block::Competencies(found) => competencies::competencies(site, found),
        Block::Assessment(found) => assessment::assessment(site, found),
        Block::Review(modules) => review::review(site, modules),
        Block::Certificate(found) => certificate::certificate(site, found),
        Block::Rubric(found) => rubric::rubric(site, found),
        Block::Glossary(terms) => glossary::glossary(terms),
        Block::Search => search::search(site),
        Block::Use(address, title, inner, instead) => {
            used(site, address, title, inner, instead.as_deref())
        }
        Block::Kept(pages) => kept::kept(site, pages),
        Block::Shown(address, id, fields) => kept::shown(site, address, id, fields),
    }
}

fn heading(site: &Site, level: u8, id: String, text: &[Inline]) -> Markup {
    let text = inline(site, text);
    match level {
        2 => view! { <h2 id=id>{text}</h2> },
        _ => view! { <h3 id=id>{text}</h3> },
    }
}

fn list(site: &Site, kind: ListKind, entries: &'static [Vec<Block>]) -> Markup {
    // A step or point of one paragraph is a line of text, not a paragraph of its own.
    let entry = |entry: &'static Vec<Block>| match entry.as_slice() {
        [Block::Paragraph(text)] => inline(site, text).into_markup(),
        [Block::Paragraph(text), rest @ ..] => {
            view! { {inline(site, text)} {blocks(site, rest)} }
        }
        several => blocks(site, several).into_markup(),
    };
    match kind {
        ListKind::Points => {
            let entries = entries
                .iter()
                .map(|found| view! { <li>{entry(found)}</li> })
                .collect::<Markup>();
            view! { <ul>{entries}</ul> }
        }
        ListKind::Numbered => {
            let entries = entries
                .iter()
                .map(|found| view! { <li>{entry(found)}</li> })
                .collect::<Markup>();
            view! { <ol>{entries}</ol> }
        }
        ListKind::Steps => {
            let entries = entries
                .iter()
                .map(|found| view! { <li><div>{entry(found)}</div></li> })
                .collect::<Markup>();
            view! { <ol class="todo">{entries}</ol> }
        }
        ListKind::Dont => {
            let entries = entries
                .iter()
                .map(|found| view! { <li>{icon::CROSS.view()} <div>{entry(found)}</div></li> })
                .collect::<Markup>();
            view! { <ul class="dont">{entries}</ul> }
        }
    }
}

fn table(site: &Site, table: &Table) -> Markup {
    let name = match table.caption.is_empty() {
        true => site.words().table_region.to_owned(),
        false => domain::text::plain(&table.caption),
    };
    let caption = (!table.caption.is_empty())
        .then(|| view! { <caption>{inline(site, &table.caption)}</caption> });
    let head = table
        .head
        .iter()
        .map(|cell| match cell.is_empty() {
            true => view! { <td></td> },
            false => view! { <th scope="col">{inline(site, cell)}</th> },
        })
        .collect::<Markup>();
    let row = |row: &Vec<Vec<Inline>>| {
        let cells = row
            .iter()
            .enumerate()
            .map(|(column, cell)| match column {
                0 => view! { <th scope="row">{inline(site, cell)}</th> },
                _ => view! { <td>{inline(site, cell)}</td> },
            })
            .collect::<Markup>();
        view! { <tr>{cells}</tr> }
    };
    let rows = table.rows.iter().map(row).collect::<Markup>();
    view! {
        <div class="table" role="region" aria-label=name tabindex="0">
            <table>
                {caption}
                <thead><tr>{head}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn figure(site: &Site, figure: &Figure) -> Markup {
    let shapes = figure
        .shapes
        .iter()
        .map(|shape| match shape {
            Shape::Path(data, class) => {
                view! { <path d=data.clone() class=class.clone() /> }
            }
            Shape::Text(words, x, y) => {
                view! { <text x=x.clone() y=y.clone()>{words.clone()}</text> }
            }
        })
        .collect::<Markup>();
    let caption = (!figure.caption.is_empty()).then(
        || view! { <figcaption class="small soft">{inline(site, &figure.caption)}</figcaption> },
    );
    view! {
        <figure class="figure">
            <svg class="art" viewBox=figure.view.clone() role="img" aria-label=figure.alt.clone()>
                {shapes}
            </svg>
            {caption}
        </figure>
    }
}

/// The exercise of a tool's own page, folded: whoever reads on meets what comes next, and one exercise is enough. What is no
/// exercise but must be seen, such as signs, stays open.
fn used(
    site: &Site,
    address: &str,
    title: &[Inline],
    inner: &'static [Block],
    instead: Option<&'static str>,
) -> Markup {
    let words = site.words();
    let own = site.language.code;
    // Named in any case: the page around it may be in another language than the exercise.
    let lang = instead.unwrap_or(own);
    let note = instead.map(|_| view! { <p class="bar" lang=own>{words.instead_note}</p> });
    let title = || view! { <span lang=lang>{inline(site, title)}</span> };
    let href = format!("{}/{address}", site.language.code);
    let own_page = view! {
        <p class="small no-print" lang=own><a href=href>{words.tool_alone} " " {title()}</a></p>
    };
    let is_exercise = inner.iter().any(|block| matches!(block, Block::Tool(..)));
    match is_exercise {
        false => {
            view! { <div class="flow" lang=lang>{note} {blocks(site, inner)} {own_page}</div> }
        }
        true => view! {
            <details class="more used">
                <summary lang=own><span>{words.tool_open} " " {title()}</span></summary>
                <div class="flow" lang=lang>{note} {blocks(site, inner)} {own_page}</div>
            </details>
        },
    }
}

fn doors(site: &Site, doors: &[Door]) -> Markup {
    let doors = doors
        .iter()
        .map(|door| {
            view! {
                <li class="door">
                    {picture::small(&door.picture, "door__pic art")}
                    <div class="door__text">
                        <h3><a href=href(site, &door.target)>{inline(site, &door.title)}</a></h3>
                        <p>{inline(site, &door.line)}</p>
                    </div>
                    {icon::ON.view()}
                </li>
            }
        })
        .collect::<Markup>();
    view! { <ul class="doors">{doors}</ul> }
}
