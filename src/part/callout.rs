//! Remarks set apart, folds, two replies side by side, quotations.

use crate::markup::Markup;
use crate::part::block::blocks;
use crate::part::icon;
use crate::part::text::inline;
use crate::site::Site;
use domain::block::{Callout, CalloutKind, Quotation, Reply, Situation};
use view::view;

/// A remark or a fold.
pub fn callout(site: &Site, callout: &'static Callout) -> Markup {
    let words = site.words();
    let (class, picture, kind) = match callout.kind {
        CalloutKind::More => return fold(site, callout),
        CalloutKind::Note => ("note note--key", icon::PENCIL, words.note),
        CalloutKind::Example => ("note", icon::INFO, words.example),
        CalloutKind::Careful => ("note note--stop", icon::STOP, words.careful),
        CalloutKind::Stop => ("note note--stop", icon::STOP, words.stop),
    };
    // A title says by itself what the remark is for; the kind is then for those who do not see the picture.
    let head = match callout.title.is_empty() {
        true => view! { <p><b>{kind}</b></p> },
        false => {
            view! { <p><b><span class="vh">{kind} ": "</span> {inline(site, &callout.title)}</b></p> }
        }
    };
    view! {
        <div class=class>
            {picture.view()}
            <div>
                {head}
                {blocks(site, &callout.blocks)}
            </div>
        </div>
    }
}

fn fold(site: &Site, callout: &'static Callout) -> Markup {
    view! {
        <details class="more">
            <summary>{inline(site, &callout.title)}</summary>
            <div class="flow">{blocks(site, &callout.blocks)}</div>
        </details>
    }
}

/// A case that the items below share.
pub fn situation(site: &Site, situation: &'static Situation) -> Markup {
    let heading = format!("{}-h", situation.id);
    view! {
        <section class="situation" id=situation.id.to_string() aria-labelledby=heading.clone()>
            <p class="kind">{site.words().situation}</p>
            <h2 class="situation__t" id=heading>{inline(site, &situation.title)}</h2>
            <div class="flow">{blocks(site, &situation.blocks)}</div>
        </section>
    }
}

/// Two replies side by side: by word, by shape, then by colour.
pub fn compare(site: &Site, replies: &[Reply]) -> Markup {
    let words = site.words();
    let replies = replies
        .iter()
        .map(|reply| {
            let (class, picture, name) = if reply.opens {
                ("pair__yes", icon::TICK, words.opens)
            } else {
                ("pair__no", icon::AGAIN, words.closes)
            };
            let then = (!reply.then.is_empty())
                .then(|| view! { <p class="soft small">{inline(site, &reply.then)}</p> });
            view! {
                <div class=class>
                    <b>{picture.view()} {name}</b>
                    <p>{inline(site, &reply.words)}</p>
                    {then}
                </div>
            }
        })
        .collect::<Markup>();
    view! { <div class="pair">{replies}</div> }
}

/// Words of somebody.
pub fn quotation(site: &Site, quotation: &Quotation) -> Markup {
    let who = match &quotation.source {
        None => format!("{} ({})", quotation.who, site.words().invented_person),
        Some(_) => quotation.who.clone(),
    };
    view! {
        <blockquote class="quote">
            <cite>{who}</cite>
            <p>{inline(site, &quotation.text)}</p>
        </blockquote>
    }
}
