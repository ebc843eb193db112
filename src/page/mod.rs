//! Pages: which one a route and its data make.

mod data;
mod home;
mod lesson;
mod lost;
mod modules;
mod plain;
mod role_play;

use crate::markup::Markup;
use crate::site::Site;
use domain::route::{Place, Route};
use domain::unit::Unit;

/// A page ready to be shown: the words for tab and history, and the view.
pub struct Shown {
    /// Neutral words for the browser's tab.
    pub outside: String,
    /// Everything inside `main`.
    pub view: Markup,
    /// Language of the text, when it is not the page's: a stale translation.
    pub instead: Option<String>,
}

/// The page of a route. `None` where the content has no such page.
///
/// The data lives as long as the visit, so that views may look into it instead of copying it.
pub fn show(site: &Site, unit: &'static Unit) -> Option<Shown> {
    let shown = |outside: &str, instead: Option<String>, view: Markup| Shown {
        outside: outside.to_owned(),
        view,
        instead,
    };
    match (&site.route, unit) {
        (Route::Module(_), Unit::Module(module)) => {
            Some(shown(&module.outside, None, modules::module(site, module)))
        }
        (Route::Part(_, id), Unit::Part(module, part)) if part.part == *id => {
            let view = match &part.flow {
                None => lesson::lesson(site, module, part),
                Some((flow, after)) => role_play::role_play(site, module, part, flow, after),
            };
            Some(shown(&part.page.outside, part.page.instead.clone(), view))
        }
        (Route::Place(place), Unit::Page(page, modules)) => {
            let view = match place {
                Place::Home => home::home(site, page),
                Place::Training => modules::training(site, page, modules),
                Place::Data => data::data(site, page),
                Place::Help | Place::Refer => plain::bare(site, page),
                Place::SelfHelp | Place::Stigma | Place::Programme => plain::page(site, page),
                Place::Search => plain::bare(site, page),
                Place::About => plain::about(site, page),
            };
            Some(shown(&page.outside, page.instead.clone(), view))
        }
        (Route::Page(place, id), Unit::Page(page, _)) if page.id == *id => {
            let view = match place {
                Place::SelfHelp => plain::self_help(site, page),
                _ => plain::page(site, page),
            };
            Some(shown(&page.outside, page.instead.clone(), view))
        }
        _ => None,
    }
}

/// The page that says there is no such page, and where one can go.
pub fn lost(site: &Site) -> Shown {
    Shown {
        outside: site.words().lost_outside.to_owned(),
        view: lost::lost(site),
        instead: None,
    }
}
