//! The guide without the program: all signs as ticks, siblings of the results, so that style sheets show the level.
//!
//! Nothing here asks for the age, so every sign has the level it has about somebody of unknown age; every circumstance
//! raises by one level or more. So the list is never gentler than the questions (`tests/browser`, `guide.rs`).

use super::{control, level_head, number, unsure_id};
use crate::markup::Markup;
use crate::part::block::blocks;
use crate::part::icon;
use crate::part::text::inline;
use crate::site::Site;
use domain::guide::{About, Entry, Guide, Level, MINOR, Question, Unsure, When};
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
        .map(|question| group(guide, question))
        .collect::<Markup>();
    // They stand behind the signs, since style sheets look only forward.
    let faster = guide
        .rules
        .entries
        .iter()
        .filter(|entry| !entry.effects.is_empty())
        .map(|entry| tick(guide, &entry.id, circumstance(entry)))
        .collect::<Markup>();
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
            <div class="ticks opts">
                {groups}
                <h3>{words.guide_faster}</h3>
                {faster}
                <p class="r r0">{words.guide_nothing}</p>
                {flags}
                {results}
            </div>
            <h3>{words.guide_statements}</h3>
            <ul>{statements}</ul>
        </section>
        {guide.page("young").map(|page| young(site, page))}
    }
}

fn entry<'a>(guide: &'a Guide, id: &Id) -> Option<&'a Entry> {
    guide.rules.entry(id)
}

fn group(guide: &'static Guide, question: &'static Question) -> Markup {
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
        {ticks(guide, question)}
        {unsure}
    }
}

/// The signs of a question with the level each has by itself.
fn ticks(guide: &'static Guide, question: &'static Question) -> Markup {
    let entries = question.entries.iter().filter_map(|id| entry(guide, id));
    entries
        .filter(|entry| entry.effects.is_empty())
        .filter_map(|entry| {
            let level = entry.level.max(entry.minor)?;
            let class = format!("o t t{}", number(level));
            Some(tick(guide, &entry.id, class))
        })
        .collect()
}

fn tick(guide: &'static Guide, id: &Id, class: String) -> Markup {
    let label = guide.entry_words(id).map(|words| words.friend.clone());
    let id = control(id.as_str());
    view! {
        <input class=class type="checkbox" id=id.clone() autocomplete="off" />
        <label for=id>{label}</label>
    }
}

/// How a circumstance is told to style sheets: a level of its own, one level more, or now whatever it was.
fn circumstance(entry: &Entry) -> String {
    // Whoever may be a child is taken for one.
    let is_given = |when: &When| match when {
        When::Always => true,
        When::With(ids) => ids.iter().any(|id| id.as_str() == MINOR),
        When::Hint(_) | When::From(_) => false,
    };
    let given = entry.effects.iter().filter(|effect| is_given(&effect.when));
    let always = given.filter_map(|effect| effect.to).max();
    let to_now = entry
        .effects
        .iter()
        .any(|effect| effect.to == Some(Level::Emergency) && matches!(effect.when, When::With(_)));
    match (always, to_now) {
        (Some(level), _) => format!("o t t{}", number(level)),
        (None, true) => "o up upp".to_owned(),
        (None, false) => "o up".to_owned(),
    }
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
    let class = format!("r r{} flow", number(level));
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
    let class = format!("r r{} flag level--{}", number(level), number(level));
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
        <section class="flow" id=page.id.to_string()>
            <h2>{inline(site, &page.title)}</h2>
            <p class="kind">{page.kind.clone()}</p>
            {blocks(site, &page.blocks)}
        </section>
    }
}
