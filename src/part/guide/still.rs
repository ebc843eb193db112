//! The guide without the program: all signs as ticks, siblings of the results, so that style sheets show the level.
//!
//! What style sheets are told of a tick stands in `domain::guide`, with its order; they add up the circumstances, and are
//! never gentler than the questions (`crates/compiler/tests/guide/list.rs`).

use super::{control, how_to_ask, level_head, number, reviewed, unsure_id};
use crate::markup::Markup;
use crate::part::block::blocks;
use crate::part::icon;
use crate::part::text::inline;
use crate::site::Site;
use domain::guide::{About, Entry, Guide, Level, Question, Unsure};
use domain::id::Id;
use domain::unit::Page;
use view::view;

/// The list with all results below it.
pub fn still(site: &Site, guide: &'static Guide) -> Markup {
    let words = site.words();
    let has_sign = |question: &&Question| {
        let mut entries = question.entries.iter();
        entries.any(|id| entry(guide, id).is_some_and(|entry| entry.level.is_some()))
    };
    let groups = guide.rules.questions.iter().filter(has_sign);
    let groups = groups
        .map(|question| group(site, guide, question))
        .collect::<Markup>();
    // They stand behind the signs, since style sheets look only forward.
    let faster = guide
        .rules
        .circumstances()
        .into_iter()
        .map(|entry| tick(site, guide, entry))
        .collect::<Markup>();
    // Whoever is under 13 is asked nothing more: it stands before everything else, which style sheets then hide.
    let is_young = guide.rules.entries.iter().find(|entry| entry.is_under_13());
    let is_young = is_young.map(|entry| tick(site, guide, entry));
    let statements = guide
        .rules
        .entries
        .iter()
        .zip(&guide.entries)
        .filter(|(_, said)| !said.why.is_empty())
        .map(|(_, said)| view! { <li><b>{said.friend.clone()}</b> " " {inline(site, &said.why)}</li> })
        .collect::<Markup>();
    let results = Level::ALL
        .into_iter()
        .filter_map(|level| result(site, guide, level))
        .collect::<Markup>();
    let flags = Level::ALL
        .into_iter()
        .filter_map(|level| flag(site, guide, level))
        .collect::<Markup>();
    view! {
        <section class="guide" id="panduan" aria-label=words.guide_name>
            <p>{words.guide_list_lead}</p>
            {how_to_ask(site, guide)}
            <div class="ticks opts">
                {is_young}
                {groups}
                <h3>{words.guide_faster}</h3>
                {faster}
                <p class="r r0">{words.guide_nothing}</p>
                {flags}
                <p class="r rp bar">{words.guide_provisional}</p>
                {results}
                {guide.page("young").map(|page| young(site, page))}
            </div>
            <h3>{words.guide_statements}</h3>
            <ul>{statements}</ul>
            {reviewed(site, guide.version.as_str())}
        </section>
    }
}

fn entry<'a>(guide: &'a Guide, id: &Id) -> Option<&'a Entry> {
    guide.rules.entry(id)
}

fn group(site: &Site, guide: &'static Guide, question: &'static Question) -> Markup {
    let Some(words) = guide.question_words(&question.id) else {
        return Markup::nothing();
    };
    let unsure = match &question.unsure {
        Unsure::Level(level) => {
            let class = format!("o t t{}", number(*level));
            let id = unsure_id(question);
            Some(view! {
                <input class=class type="checkbox" id=id.clone() autocomplete="off" />
                <label for=id>{words.unsure.clone()}</label>
            })
        }
        // That it is not known what was answered stands among the circumstances.
        Unsure::Raise | Unsure::As(_) => None,
    };
    view! {
        <h3>{words.group.clone()}</h3>
        {ticks(site, guide, question)}
        {unsure}
    }
}

/// The signs of a question with the level each has by itself.
fn ticks(site: &Site, guide: &'static Guide, question: &'static Question) -> Markup {
    let entries = question.entries.iter().filter_map(|id| entry(guide, id));
    entries
        .filter(|entry| entry.effects.is_empty() && entry.level.is_some())
        .map(|entry| tick(site, guide, entry))
        .collect()
}

/// A tick, and what its sign needs in particular, which style sheets show once it is ticked.
fn tick(site: &Site, guide: &'static Guide, entry: &Entry) -> Markup {
    let said = guide.entry_words(&entry.id);
    let label = said.map(|words| words.friend.clone());
    let note = said.map(|words| words.note(About::Friend));
    let note = note.filter(|note| !note.is_empty());
    let note = note.map(|note| view! { <p class="why tn">{inline(site, note)}</p> });
    let id = control(entry.id.as_str());
    let (own, of_label) = match entry.is_under_13() {
        true => ("o young", Some("yl")),
        false => ("o", None),
    };
    let class = format!("{own} {}", entry.listed_class());
    view! {
        <input class=class type="checkbox" id=id.clone() autocomplete="off" />
        <label class=of_label for=id>{label}</label>
        {note}
    }
}

/// The classes of a result: its number, and that it is gentler than each one above it.
fn result_class(level: Level) -> String {
    let number = number(level);
    let above = (1..number).map(|above| format!(" lt{above}"));
    format!("r r{number}{}", above.collect::<String>())
}

fn result(site: &Site, guide: &'static Guide, level: Level) -> Option<Markup> {
    let words = site.words();
    let page = guide.result(level, About::Friend)?;
    let me = guide.result(level, About::Me).map(|page| {
        view! {
            <details class="more">
                <summary>{words.guide_if_me}</summary>
                <div class="flow">
                    <p>{inline(site, &page.lead)}</p>
                    {blocks(site, &page.blocks)}
                </div>
            </details>
        }
    });
    let class = format!("{} flow", result_class(level));
    let id = format!("hasil-{}", number(level));
    Some(view! {
        <div class=class>
            {level_head(site, level, page, id)}
            {blocks(site, &page.blocks)}
            {me}
        </div>
    })
}

/// The level in a line that stays in sight while one ticks, and leads to what to do.
fn flag(site: &Site, guide: &'static Guide, level: Level) -> Option<Markup> {
    let page = guide.result(level, About::Friend)?;
    let class = format!("{} flag level--{}", result_class(level), number(level));
    let to = format!("{}#hasil-{}", site.link(&site.route), number(level));
    Some(view! {
        <p class=class>
            {icon::LEVELS[number(level) - 1].view()}
            <a href=to>{inline(site, &page.title)} ": " {site.words().guide_to_steps}</a>
        </p>
    })
}

fn young(site: &Site, page: &'static Page) -> Markup {
    view! {
        <section class="r ry flow" id=page.id.to_string()>
            <h2>{inline(site, &page.title)}</h2>
            <p class="kind">{page.kind.clone()}</p>
            {blocks(site, &page.blocks)}
        </section>
    }
}
