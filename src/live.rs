//! The program in the browser: takes over from the snapshot, follows links, tells what changes.

use crate::browser::{adopt, dom, fetch, navigation, store, worker};
use crate::frame::{frame, title};
use crate::markup::Markup;
use crate::page::{lost, show};
use crate::site::{Site, Storage};
use crate::words::{codes, fill, language};
use domain::host::Host;
use domain::progress::{Progress, Theme};
use domain::route::{Address, Place, Route};
use domain::unit::Unit;
use leptos::prelude::*;
use std::cell::RefCell;
use view::view;

mod bar;

use bar::Bar;

thread_local! {
    /// Data files fetched in this visit, by path.
    static UNITS: RefCell<Vec<(String, &'static Unit)>> = const { RefCell::new(Vec::new()) };
}

/// What is shown: an address and its data; without data there is no such page.
#[derive(Clone)]
struct View {
    address: Address,
    unit: Option<&'static Unit>,
}

/// What the program keeps while a visit lasts.
#[derive(Clone, Copy)]
struct Visit {
    view: RwSignal<View, LocalStorage>,
    said: RwSignal<String>,
    bar: RwSignal<Bar>,
}

fn data_path(address: &Address) -> String {
    format!("data/{}/{}.json", address.language, address.route.unit())
}

/// The data of a page, from the net or from the worker; `None` if it cannot be had.
pub async fn unit(address: &Address) -> Option<&'static Unit> {
    let path = data_path(address);
    let known = |units: &RefCell<Vec<(String, &'static Unit)>>| {
        let units = units.borrow();
        let found = units.iter().find(|(known, _)| *known == path);
        found.map(|(_, unit)| *unit)
    };
    if let Some(unit) = UNITS.with(known) {
        return Some(unit);
    }
    let mut unit: Unit = domain::read::json(&fetch::text(&path).await?).ok()?;
    // All are asked for before the first is awaited.
    let ask = |used: &str| {
        let (route, language) = (Route::parse(used)?, address.language.clone());
        Some(fetch::text(&data_path(&Address { language, route })))
    };
    let asked: Vec<_> = unit.used().into_iter().map(ask).collect();
    let mut others = Vec::new();
    for text in asked {
        others.push(domain::read::json(&text?.await?).ok()?);
    }
    unit.take_over(others);
    // Kept until the visit ends, so views look into it instead of copying it.
    let unit: &'static Unit = Box::leak(Box::new(unit));
    UNITS.with(|units| units.borrow_mut().push((path, unit)));
    Some(unit)
}

/// The address of the page; the site's root is the first language's Home.
fn address(path: &str) -> Option<Address> {
    let codes = codes();
    match path {
        "" | "index.html" => Some(Address {
            language: (*codes.first()?).to_owned(),
            route: Route::Place(Place::Home),
        }),
        path => Address::parse(path, &codes),
    }
}

/// Fetches what the page needs, then replaces the snapshot. If the data cannot be had the snapshot stays.
pub async fn start() {
    let Some(address) = address(&navigation::here()) else {
        return;
    };
    let Some(language) = language(&address.language) else {
        return;
    };
    let host = fetch::text_or_lack("host.json", Some("{}"));
    let Some(unit) = unit(&address).await else {
        dom::mark_root("data-failed", Some(""));
        dom::tell("sejawat:settled");
        return;
    };
    let host = host.await.ok_or(None);
    let host = host.and_then(|text| Host::read(&text).map_err(Some));
    let Some(body) = dom::document().and_then(|document| document.body()) else {
        return;
    };
    let Some(app) = dom::document().and_then(|document| document.get_element_by_id("app")) else {
        return;
    };
    let adopted = adopt::read(&body);
    let being_read = navigation::being_read(&body);
    app.set_text_content(None);
    dom::tell("sejawat:replacing");
    let mounted = leptos::mount::mount_to_renderer(&app, move || {
        let (progress, storage) = store::read();
        let storage = match &host {
            Ok(host) if host.switches.never_save => Storage::Off,
            _ => storage,
        };
        let site = Site {
            language,
            route: address.route.clone(),
            progress: RwSignal::new(progress),
            storage: RwSignal::new(storage),
            host: RwSignal::new(host),
            unfinished: RwSignal::new(false),
        };
        application(
            site,
            View {
                address,
                unit: Some(unit),
            },
        )
    });
    mounted.forget();
    dom::mark_root("data-live", Some(""));
    adopted.give(&body);
    if let Some(piece) = being_read {
        navigation::keep_in_place(&body, piece);
    }
    dom::tell("sejawat:settled");
}

fn application(site: Site, view: View) -> Markup {
    let visit = Visit {
        view: RwSignal::new_local(view),
        said: RwSignal::new(String::new()),
        bar: RwSignal::new(match () {
            () if worker::is_offline() => Bar::Offline,
            () if worker::is_to_be_asked() => Bar::Keep,
            () => Bar::Nothing,
        }),
    };
    look(&site);
    remember(&site.at(&visit.view.get_untracked().address));
    follow(site.clone(), visit);
    hear(site.clone(), visit);
    let page = {
        let site = site.clone();
        move || {
            let View { address, unit } = visit.view.get();
            let site = site.at(&address);
            let shown = unit
                .and_then(|unit| show(&site, unit))
                .unwrap_or_else(|| lost(&site));
            dom::dress(&title(&site, &shown.outside), site.language.code);
            let content = view! { {bar::bars(&site, visit.bar)} {shown.view} };
            frame(&site, content)
        }
    };
    view! {
        {page}
        <p class="vh" role="status" id="said">{move || visit.said.get()}</p>
    }
}

/// Remembers the page, if it is one to go on from.
fn remember(site: &Site) {
    let path = site.route.path();
    let language = site.language.code;
    // Never a page of self-help: whoever opens this device next sees nothing of what was read.
    let goes_on = matches!(site.route, Route::Part(..));
    let progress = site.progress.get_untracked();
    if goes_on && progress.last_page() != Some(&path) {
        site.change(|progress| progress.visit(&path));
    }
    if progress
        .language
        .is_some_and(|chosen| chosen.value != language)
    {
        site.change(|progress| progress.set_language(language));
    }
}

/// Fetches the title of another page into a signal, for going on where one left off; nothing if there is no such page any
/// more.
pub fn title_of(site: Site, title: RwSignal<Option<String>>) {
    leptos::task::spawn_local(async move {
        let address = Address {
            language: site.language.code.to_owned(),
            route: site.route.clone(),
        };
        let unit = unit(&address).await;
        // A part of the training is named; of a self-help page only what the tab shows, since somebody may look on.
        title.set(match unit {
            Some(Unit::Part(_, part)) => {
                Some(format!(": {}", domain::text::plain(&part.page.title)))
            }
            Some(Unit::Page(page, _)) => Some(format!(": {}", page.outside)),
            Some(_) => Some(String::new()),
            None => None,
        });
    });
}

/// Light, dark, or as the device says.
pub fn look(site: &Site) {
    let theme = site.progress.get_untracked().theme.map(|theme| theme.value);
    dom::mark_root(
        "data-theme",
        match theme {
            Some(Theme::Light) => Some("light"),
            Some(Theme::Dark) => Some("dark"),
            Some(Theme::Device) | None => None,
        },
    );
}

/// Links, Back and Forward.
fn follow(site: Site, visit: Visit) {
    let pressed = {
        let site = site.clone();
        move |path: &str, anchor: &str| {
            let Some(to) = address(path) else {
                return false;
            };
            let here = visit.view.get_untracked().address;
            navigation::push(path, anchor);
            if to == here {
                navigation::show(anchor);
                return true;
            }
            if to.language != here.language {
                site.change(|progress| progress.set_language(&to.language));
                worker::keep(&to.language);
            }
            let anchor = anchor.to_owned();
            go(site.clone(), visit, to, move || navigation::show(&anchor));
            true
        }
    };
    navigation::on_link(pressed);
    navigation::on_back(move || {
        if let Some(to) = address(&navigation::here()) {
            go(site.clone(), visit, to, navigation::restore_position);
        }
    });
}

/// Shows another page: title, view, place on it, focus, announcement, in this order.
fn go(site: Site, visit: Visit, to: Address, then: impl FnOnce() + 'static) {
    leptos::task::spawn_local(async move {
        let unit = unit(&to).await;
        // Somebody who has gone on or back in the meantime is not taken away again.
        if address(&navigation::here()).is_some_and(|here| here != to) {
            return;
        }
        if unit.is_none() && worker::is_offline() {
            visit.bar.set(Bar::Offline);
        }
        let failed = unit.is_none();
        visit.view.set(View {
            address: to.clone(),
            unit,
        });
        let site = site.at(&to);
        if failed {
            visit.bar.set(Bar::Failed);
        } else {
            remember(&site);
            if site.unfinished.get_untracked() {
                site.unfinished.set(false);
                visit.bar.set(Bar::Unfinished);
            } else if visit.bar.get_untracked() == Bar::Unfinished {
                visit.bar.set(Bar::Nothing);
            }
            if visit.bar.get_untracked() == Bar::Failed {
                visit.bar.set(Bar::Nothing);
            }
        }
        dom::soon(move || {
            dom::focus_heading();
            then();
            let title = dom::document()
                .map(|document| document.title())
                .unwrap_or_default();
            visit
                .said
                .set(fill(site.words().page_opened, &[("title", &title)]));
        });
    });
}

/// What comes from outside: another tab, the net, a new release.
fn hear(site: Site, visit: Visit) {
    let progress = site.progress;
    dom::listen("storage", move |event: store::StorageEvent| {
        if let Some(other) = store::heard(&event) {
            progress.update(|progress| *progress = progress.clone().merge(other));
        } else if store::is_wiped(&event) {
            progress.set(Progress::default());
        }
    });
    dom::listen("offline", move |_: dom::Event| visit.bar.set(Bar::Offline));
    dom::listen("online", move |_: dom::Event| visit.bar.set(Bar::Nothing));
    worker::on_waiting(move || visit.bar.set(Bar::Update));
}
