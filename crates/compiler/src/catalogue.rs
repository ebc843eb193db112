//! What can be linked to: places, pages and parts by their ids.

use crate::problem::Problems;
use crate::tree::{Kind, Tree};
use domain::route::{Place, Route};
use std::collections::BTreeMap;

/// Routes by the names authors use in `to:` links.
pub(crate) type Catalogue = BTreeMap<String, Route>;

/// The catalogue of a language's folder.
pub(crate) fn catalogue(tree: &Tree, problems: &Problems) -> Catalogue {
    let mut catalogue = Catalogue::new();
    for (path, kind) in tree.pages(problems) {
        let (name, route) = match kind {
            Kind::Page(Route::Place(place)) => (place.name().to_owned(), Route::Place(place)),
            Kind::Page(route) => (route.unit(), route),
            Kind::Lesson(module, part) | Kind::RolePlay(module, part) => {
                catalogue.insert(module.to_string(), Route::Module(module.clone()));
                (format!("{module}-{part}"), Route::Part(module, part))
            }
        };
        if Place::from_name(&name).is_none() && catalogue.contains_key(&name) {
            let what = format!("two pages have the id `{name}`");
            problems.error(
                &tree.name(path),
                0,
                what,
                "give one of them another id, before anything is stored under it",
            );
        }
        catalogue.insert(name, route);
    }
    catalogue
}
