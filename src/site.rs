//! What every page needs to know: language, address, progress, the host's file. Handed down as a plain argument.

use crate::browser::{clock, store};
use crate::words::{Language, Messages};
use domain::date::Day;
use domain::host::{Fault, Host};
use domain::progress::Progress;
use domain::route::{Address, Place, Route};
use domain::track::Track;
use leptos::prelude::*;

/// Where a page is shown and what is known while it is shown.
#[derive(Clone)]
pub struct Site {
    /// Language of the page.
    pub language: &'static Language,
    /// Its address.
    pub route: Route,
    /// What the person has done.
    pub progress: RwSignal<Progress>,
    /// How storing goes.
    pub storage: RwSignal<Storage>,
    /// The host's file, or what is wrong with it; nothing is known where it could not be had.
    pub host: RwSignal<Result<Host, Option<Fault>>>,
    /// Whether the guide was begun and not brought to a result.
    pub unfinished: RwSignal<bool>,
}

/// How storing goes on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Storage {
    /// Everything is stored.
    Saving,
    /// The browser has no storage for us.
    None,
    /// There is no room; what is new is in memory only.
    Full,
    /// A damaged document was set aside and a new one begun.
    Broken,
    /// The document is from a newer version and is left alone.
    Newer,
    /// The host wants nothing stored.
    Off,
}

impl Site {
    /// A site with nothing known yet, for pages made in advance.
    pub fn snapshot(language: &'static Language, route: Route) -> Site {
        Site {
            language,
            route,
            progress: RwSignal::new(Progress::default()),
            storage: RwSignal::new(Storage::None),
            host: RwSignal::new(Ok(Host::default())),
            unfinished: RwSignal::new(false),
        }
    }

    /// Whether the program runs: controls that need it are shown only then. Fixed when the program is built, so that it does
    /// not hold what only pages made in advance show.
    pub const fn is_live(&self) -> bool {
        cfg!(feature = "csr")
    }

    /// The same visit on another page.
    pub fn at(&self, address: &Address) -> Site {
        Site {
            language: crate::words::language(&address.language).unwrap_or(self.language),
            route: address.route.clone(),
            ..self.clone()
        }
    }

    /// The day, as the device shows it now: a page may stay open over midnight. Unknown while pages are made.
    pub fn today(&self) -> Option<Day> {
        self.is_live().then(clock::today).flatten()
    }

    /// The words of the interface.
    pub fn words(&self) -> &'static Messages {
        &self.language.messages
    }

    /// Address of a page of this language, relative to the site's root.
    pub fn link(&self, route: &Route) -> String {
        format!("{}/{}", self.language.code, route.path())
    }

    /// Address of a place of this language.
    pub fn place(&self, place: Place) -> String {
        self.link(&Route::Place(place))
    }

    /// The track chosen, as it is now.
    #[inline(never)]
    pub fn track(&self) -> Option<Track> {
        self.progress.with_untracked(Progress::track)
    }

    /// How storing goes, in a sentence.
    pub fn storage_line(&self, storage: Storage) -> &'static str {
        let words = self.words();
        match storage {
            Storage::Saving => words.saving_yes,
            Storage::None => words.saving_no_storage,
            Storage::Full => words.saving_full,
            Storage::Broken => words.saving_broken,
            Storage::Newer => words.saving_newer,
            Storage::Off => words.saving_off,
        }
    }

    /// What to say after a change: that it is done if it is stored, otherwise how storing goes.
    pub fn outcome(&self, done: &'static str) -> &'static str {
        match self.storage.get_untracked() {
            Storage::Saving | Storage::Broken => done,
            other => self.storage_line(other),
        }
    }

    /// Changes what is known of the person and stores it at once.
    pub fn change(&self, change: impl FnOnce(&mut Progress)) {
        let mut progress = self.progress.get_untracked();
        change(&mut progress);
        let (progress, storage) = store::save(progress, self.storage.get_untracked());
        self.progress.set(progress);
        if storage != self.storage.get_untracked() {
            self.storage.set(storage);
        }
    }
}
