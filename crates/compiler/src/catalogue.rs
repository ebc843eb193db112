//! What can be linked to: places, pages and parts by their ids.

use crate::problem::Problems;
use crate::tree::{Kind, Tree};
use domain::route::Route;
use std::collections::BTreeMap;

/// Routes by the names authors use in `to:` links.
pub(crate) type Catalogue = BTreeMap<String, Route>;

/// The catalogue of a language's folder.
pub(crate) fn catalogue(tree: &Tree, problems: &Problems) -> Catalogue {
    let mut catalogue = Catalogue::new();
    let mut files: BTreeMap<String, String> = BTreeMap::new();
    for (path, kind) in &tree.pages {
        let named = match kind {
            Kind::Page(route) => vec![(route.unit(), route.clone())],
            Kind::Guide(_) | Kind::Pool(..) => vec![],
            Kind::Part(_, module, part) => vec![
                (module.to_string(), Route::Module(module.clone())),
                (
                    format!("{module}-{part}"),
                    Route::Part(module.clone(), part.clone()),
                ),
            ],
        };
        for (name, route) in named {
            if catalogue.get(&name).is_some_and(|other| *other != route) {
                problems.of(tree.name(path)).error(
                    0,
                    format!("the id `{name}` is taken by {}", files[&name]),
                    "give one of them another id, before anything is stored under it",
                );
            }
            files.insert(name.clone(), tree.name(path));
            catalogue.insert(name, route);
        }
    }
    catalogue
}
