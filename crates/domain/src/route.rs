//! Every address of the site, as a closed type that parses and prints.
//!
//! An address is `<language>/<place>/<id>/`. Places and ids are the same neutral words in every language, since
//! somebody may read the history of the browser.

use crate::id::Id;
use std::fmt;

/// The places of the site, as in the table of the product: one obvious place for each thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Says who one is and what one needs now; goes on where one left off.
    Home,
    /// Crisis lines and the school's own contacts.
    Help,
    /// Self-help modules and tools.
    SelfHelp,
    /// The curriculum.
    Training,
    /// When to refer.
    Refer,
    /// Myths and facts, words.
    Stigma,
    /// What peer support is and how a school starts.
    Programme,
    /// Progress, back-up, restore, wipe.
    Data,
    /// Sources, review state, licence, privacy, version.
    About,
    /// Search over everything.
    Search,
}

impl Place {
    /// All places with the name of their content file and the neutral word of their address.
    pub const ALL: [(Place, &'static str, &'static str); 10] = [
        (Place::Home, "home", ""),
        (Place::Help, "help", "kontak"),
        (Place::SelfHelp, "selfhelp", "mandiri"),
        (Place::Training, "training", "modul"),
        (Place::Refer, "refer", "tanya"),
        (Place::Stigma, "stigma", "kata"),
        (Place::Programme, "programme", "program"),
        (Place::Data, "data", "data"),
        (Place::About, "about", "tentang"),
        (Place::Search, "search", "cari"),
    ];

    fn row(self) -> (Place, &'static str, &'static str) {
        Place::ALL[self as usize]
    }

    /// Name of the content file and folder, also the word authors write in `to:` links.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// Neutral word in the address; empty for [`Place::Home`].
    pub fn slug(self) -> &'static str {
        self.row().2
    }

    /// The place with this content name.
    pub fn from_name(name: &str) -> Option<Place> {
        Place::ALL.iter().find(|row| row.1 == name).map(|row| row.0)
    }

    fn from_slug(slug: &str) -> Option<Place> {
        Place::ALL.iter().find(|row| row.2 == slug).map(|row| row.0)
    }
}

/// One page of the site, without its language.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// The page of a place itself.
    Place(Place),
    /// A page inside a place, such as a self-help module.
    Page(Place, Id),
    /// A training module's table of contents.
    Module(Id),
    /// A lesson or a role-play of a module: module and part, `m1` and `l2`.
    Part(Id, Id),
}

impl Route {
    /// The letter with which the id of every training module begins, and of no page beside the modules.
    pub const MODULE: char = 'm';

    /// The place this page belongs to, for the navigation.
    pub fn place(&self) -> Place {
        match self {
            Route::Place(place) | Route::Page(place, _) => *place,
            Route::Module(_) | Route::Part(..) => Place::Training,
        }
    }

    /// Address relative to the language's folder: empty or with a trailing slash.
    pub fn path(&self) -> String {
        match self {
            Route::Place(Place::Home) => String::new(),
            Route::Place(place) => format!("{}/", place.slug()),
            Route::Page(place, id) => format!("{}/{id}/", place.slug()),
            Route::Module(module) => format!("{}/{module}/", Place::Training.slug()),
            Route::Part(module, part) => format!("{}/{module}-{part}/", Place::Training.slug()),
        }
    }

    /// The data file that holds this page, without folder and ending: one file a page.
    pub fn unit(&self) -> String {
        match self {
            Route::Place(place) => place.name().to_owned(),
            Route::Page(_, id) => id.to_string(),
            Route::Module(module) => module.to_string(),
            Route::Part(module, part) => format!("{module}-{part}"),
        }
    }

    /// Reads an address relative to the language's folder. `None` for what no page can have.
    ///
    /// Whether the page exists is known only to the content.
    pub fn parse(path: &str) -> Option<Route> {
        let mut parts = path.split('/').filter(|part| !part.is_empty());
        let place = match parts.next() {
            None => return Some(Route::Place(Place::Home)),
            Some(slug) => Place::from_slug(slug)?,
        };
        let route = match (place, parts.next()) {
            (_, None) => Route::Place(place),
            (Place::Home, Some(_)) => return None,
            (Place::Training, Some(text)) if text.starts_with(Route::MODULE) => {
                match text.split_once('-') {
                    None => Route::Module(Id::try_from(text).ok()?),
                    Some((module, part)) => {
                        Route::Part(Id::try_from(module).ok()?, Id::try_from(part).ok()?)
                    }
                }
            }
            (_, Some(text)) => Route::Page(place, Id::try_from(text).ok()?),
        };
        if parts.next().is_some() {
            None
        } else {
            Some(route)
        }
    }
}

/// A route in a language: the whole address relative to the site's root.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Address {
    /// Code of the language, the first part of the address.
    pub language: String,
    /// The page.
    pub route: Route,
}

impl Address {
    /// How many folders lie between this page and the site's root.
    pub fn depth(&self) -> usize {
        self.to_string().matches('/').count()
    }

    /// Reads an address relative to the site's root; `languages` are the codes that exist.
    pub fn parse(path: &str, languages: &[&str]) -> Option<Address> {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let (language, rest) = path.split_once('/').unwrap_or((path, ""));
        languages.contains(&language).then_some(())?;
        Some(Address {
            language: language.to_owned(),
            route: Route::parse(rest)?,
        })
    }
}

impl fmt::Display for Address {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}/{}", self.language, self.route.path())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_table_of_places_is_in_the_order_of_the_type() {
        for (position, row) in Place::ALL.iter().enumerate() {
            assert_eq!(row.0 as usize, position);
        }
    }

    #[test]
    fn addresses_are_neutral_words_and_ids() {
        let id = |text| Id::try_from(text).unwrap();
        let address = |route| {
            Address {
                language: "id".into(),
                route,
            }
            .to_string()
        };
        assert_eq!(address(Route::Place(Place::Home)), "id/");
        assert_eq!(address(Route::Place(Place::Help)), "id/kontak/");
        assert_eq!(address(Route::Part(id("m1"), id("l2"))), "id/modul/m1-l2/");
        assert_eq!(
            address(Route::Page(Place::SelfHelp, id("p2"))),
            "id/mandiri/p2/"
        );
    }

    #[test]
    fn unknown_addresses_are_refused() {
        for path in [
            "id/nothing/",
            "xx/",
            "id/kontak/../",
            "id/modul/m1-l1/more/",
            "id/modul/M1/",
            "",
        ] {
            assert_eq!(Address::parse(path, &["id", "en"]), None, "{path}");
        }
    }

    fn any_route() -> impl Strategy<Value = Route> {
        let id = |text: &'static str| text.prop_map(|text| Id::try_from(text).unwrap());
        let ids = (
            id("[a-ln-z][a-z0-9]{0,5}"),
            id("m[a-z0-9]{0,5}"),
            id("[a-z][a-z0-9]{0,5}"),
        );
        (0..Place::ALL.len(), 0..4, ids).prop_map(|(place, kind, (page, module, part))| {
            let place = Place::ALL[place].0;
            match kind {
                1 if place != Place::Home => Route::Page(place, page),
                2 => Route::Module(module),
                3 => Route::Part(module, part),
                _ => Route::Place(place),
            }
        })
    }

    proptest! {
        #[test]
        fn every_address_reads_back_as_itself(route in any_route()) {
            let address = Address { language: "en".into(), route };
            prop_assert_eq!(Address::parse(&address.to_string(), &["id", "en"]), Some(address.clone()));
            prop_assert_eq!(Address::parse(&format!("{address}index.html"), &["id", "en"]), Some(address));
        }

        #[test]
        fn reading_an_address_never_panics(path in ".{0,60}") {
            let _ = Address::parse(&path, &["id"]);
        }
    }
}
