//! Makes the complete HTML page of every route and language from the same views the browser runs.
//!
//! Called with the folder that Trunk has filled: it holds the program and `data/`, and receives the pages.

mod document;
mod lost;
mod neutral;
mod program;
mod style;

use document::{Content, Document};
use domain::route::{Address, Place, Route};
use domain::unit::{Inventory, Unit};
use leptos::prelude::*;
use program::Program;
use sejawat::frame::{frame, title};
use sejawat::page::show;
use sejawat::site::Site;
use sejawat::words::{LANGUAGES, Language};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs, process};
use style::Style;
use view::view;

/// Everything that stops the making of pages is said in one line.
type Outcome<T> = Result<T, String>;

fn main() {
    let Some(folder) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("prerender: name the folder that holds the program and data/");
        process::exit(2);
    };
    if let Err(what) = make(&folder) {
        eprintln!("prerender: {what}");
        process::exit(1);
    }
}

/// A page that is made.
struct Made {
    language: &'static Language,
    route: Route,
    title: String,
    body: String,
}

fn make(folder: &Path) -> Outcome<()> {
    let whole = Style::read(Path::new("style"))?;
    let sheet = whole.write(folder)?;
    let program = Program::of(folder)?;
    let icon = icon(folder)?;
    let document = Document {
        sheet: &sheet,
        icon: &icon,
        program: &program,
    };
    any_spawner::Executor::init_futures_executor().map_err(|error| error.to_string())?;
    let inventory: Inventory = read(&folder.join("data/inventory.json"))?;
    for language in LANGUAGES {
        let units = units(folder, language)?;
        for (path, mut unit) in units.clone() {
            let used = unit.used().into_iter().filter_map(Route::parse);
            let used: Vec<String> = used.map(|route| route.unit()).collect();
            let others = used.iter().filter_map(|name| units.get(name).cloned());
            unit.take_over(others.collect());
            let unit: &'static Unit = Box::leak(Box::new(unit));
            for route in routes(unit, &path, &inventory) {
                let made = page(language, route, unit)?;
                let style = whole.for_page(&made.body);
                write_page(folder, &document, &style, &made, &used)?;
            }
        }
        let shell = shell(&document, &whole, language);
        write(&folder.join(language.code).join("shell.html"), &shell)?;
    }
    write(
        &folder.join(sejawat::frame::NEUTRAL).join("index.html"),
        &neutral::page(&document, &whole),
    )?;
    write(&folder.join("404.html"), &lost::page(&document, &whole))
}

/// Writes a page, which takes over the exercises of the units it uses.
fn write_page(
    folder: &Path,
    document: &Document,
    style: &Style,
    made: &Made,
    used: &[String],
) -> Outcome<()> {
    let Made {
        language,
        route,
        title,
        body,
    } = made;
    let address = Address {
        language: language.code.to_owned(),
        route: route.clone(),
    };
    let units = std::iter::once(route.unit()).chain(used.iter().cloned());
    let data = units.map(|unit| format!("data/{}/{unit}.json", language.code));
    let data: Vec<String> = data.collect();
    let html = |base: &str, path: &str| {
        let content = Content {
            language,
            base,
            path: Some(path),
            title,
            body,
            data: &data,
        };
        document.html(style, &content)
    };
    let base = "../".repeat(address.depth());
    let path = address.to_string();
    let file = folder.join(&path).join("index.html");
    write(&file, &html(&base, &path))?;
    let is_first = *route == Route::Place(Place::Home) && language.code == LANGUAGES[0].code;
    match is_first {
        true => write(&folder.join("index.html"), &html("./", "")),
        false => Ok(()),
    }
}

/// The icon as an address that holds it.
fn icon(folder: &Path) -> Outcome<String> {
    let file = folder.join("icon.svg");
    let drawing =
        fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    // Not as base64, which packs badly: that was 3 % of a packed lesson, twice what this is.
    let mut address = String::from("data:image/svg+xml,");
    for sign in drawing.trim().chars() {
        match sign {
            '"' => address.push('\''),
            '#' | '%' | '&' | '<' | '>' => address.push_str(&format!("%{:02x}", u32::from(sign))),
            sign => address.push(sign),
        }
    }
    Ok(address)
}

fn write(file: &Path, text: &str) -> Outcome<()> {
    let folder = file.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(file, text))
        .map_err(|error| format!("{}: {error}", file.display()))
}

fn read<T: domain::read::Readable>(file: &Path) -> Outcome<T> {
    let said = |error: String| format!("{}: {error}", file.display());
    let text = fs::read_to_string(file).map_err(|error| said(error.to_string()))?;
    domain::read::json(&text).map_err(|error| said(error.to_string()))
}

/// The data files of a language, by their name without ending.
fn units(folder: &Path, language: &Language) -> Outcome<BTreeMap<String, Unit>> {
    let data = folder.join("data").join(language.code);
    let files = fs::read_dir(&data).map_err(|error| format!("{}: {error}", data.display()))?;
    let mut units = BTreeMap::new();
    for file in files.flatten().map(|file| file.path()) {
        // The index of the search is no page.
        if file.file_name().is_some_and(|name| name == "index.json") {
            continue;
        }
        let name = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        units.insert(name, read(&file)?);
    }
    Ok(units)
}

/// The routes of the pages that a data file holds; the place of a page inside a place stands in the inventory.
fn routes(unit: &Unit, name: &str, inventory: &Inventory) -> Vec<Route> {
    match unit {
        Unit::Module(module) => vec![Route::Module(module.id.clone())],
        Unit::Part(module, part) => vec![Route::Part(module.id.clone(), part.part.clone())],
        Unit::Page(page, _) => match Place::from_name(name) {
            Some(place) => vec![Route::Place(place)],
            None => inventory
                .pages
                .iter()
                .filter_map(|path| Route::parse(path))
                .filter(|route| matches!(route, Route::Page(_, id) if *id == page.id))
                .collect(),
        },
    }
}

fn page(language: &'static Language, route: Route, unit: &'static Unit) -> Outcome<Made> {
    let owner = Owner::new_root(None);
    let made = owner.with(|| {
        let site = Site::snapshot(language, route.clone());
        let shown = show(&site, unit)?;
        let title = title(&site, &shown.outside);
        Some((title, frame(&site, shown.view).to_html()))
    });
    let (title, body) = made.ok_or_else(|| format!("{route:?} has no page in its own data"))?;
    Ok(Made {
        language,
        route,
        title,
        body,
    })
}

/// What the service worker gives for every address: frame and a word for the case that the program cannot start.
fn shell(document: &Document, style: &Style, language: &'static Language) -> String {
    let owner = Owner::new_root(None);
    let body = owner.with(|| {
        let site = Site::snapshot(language, Route::Place(Place::Home));
        let words = site.words();
        let content = view! {
            <div class="wrap page shell-wait">
                <p>{words.shell_wait}</p>
                <p>{words.shell_help}</p>
            </div>
        };
        frame(&site, content).to_html()
    });
    let content = Content {
        language,
        base: "../",
        path: None,
        title: language.messages.outside_name,
        body: &body,
        data: &[],
    };
    document.html(style, &content)
}
