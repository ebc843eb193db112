//! The buttons of My data; they need the program.

use crate::browser::{dom, fetch, store};
use crate::frame::name;
use crate::live::look;
use crate::markup::Markup;
use crate::site::Site;
use crate::words::fill;
use domain::progress::{Progress, Theme};
use domain::stored::{self, Refused};
use domain::unit::Inventory;
use leptos::prelude::*;
use view::view;

/// All controls.
pub fn controls(site: &Site) -> Markup {
    view! {
        {stored_now(site)}
        {backup(site)}
        {restore(site)}
        {appearance(site)}
        {wipe(site)}
    }
}

fn stored_now(site: &Site) -> Markup {
    let words = site.words();
    let (progress, storage) = (site.progress, site.storage);
    let site = site.clone();
    let rows = move || {
        let progress = progress.get();
        let right = progress
            .items
            .values()
            .filter(|record| record.right)
            .count();
        let done = progress.parts.values().filter(|part| part.finished).count();
        if progress == Progress::default() {
            return view! { <li>{words.data_nothing}</li> };
        }
        let kept = [
            (!progress.reviews.is_empty()).then_some(words.data_reviews),
            (progress.plays.values().any(|said| !said.value.is_empty()))
                .then_some(words.data_plays),
            progress.draw.is_some().then_some(words.data_assessment),
            progress.passed.is_some().then_some(words.data_passed),
            progress.track.is_some().then_some(words.data_track),
            progress
                .name
                .as_ref()
                .is_some_and(|name| !name.value.is_empty())
                .then_some(words.data_name),
        ];
        let training = kept
            .into_iter()
            .flatten()
            .map(|line| view! { <li>{line}</li> })
            .collect::<Markup>();
        let last = progress.last_page().map(|path| {
            let place = domain::route::Route::parse(path).map(|route| name(words, route.place()));
            view! { <li>{fill(words.data_last, &[("path", place.unwrap_or(path))])}</li> }
        });
        view! {
            <li>{fill(words.data_parts, &[("n", &done.to_string())])}</li>
            <li>{fill(words.data_items, &[("n", &right.to_string())])}</li>
            {training}
            {last}
        }
    };
    let line = move || site.storage_line(storage.get());
    view! {
        <h2>{words.data_status}</h2>
        <p>{line}</p>
        <ul translate="no">{rows}</ul>
    }
}

fn backup(site: &Site) -> Markup {
    let words = site.words();
    let status = RwSignal::new("");
    let progress = site.progress;
    let save = move |_| {
        let _ = dom::download(
            "ruang-belajar.json",
            "application/json",
            &stored::write(&progress.get_untracked()),
        );
    };
    let copy = move |_| {
        dom::copy(&stored::write(&progress.get_untracked()), move |done| {
            status.set(if done {
                words.copied
            } else {
                words.copy_failed
            });
        });
    };
    view! {
        <h2>{words.backup_title}</h2>
        <p>{words.backup_text}</p>
        <div class="btns">
            <button class="btn" type="button" id="backup" on:click=save>{words.backup_button}</button>
            <button class="btn btn--line" type="button" on:click=copy>{words.backup_copy}</button>
        </div>
        <p role="status">{move || status.get()}</p>
    }
}

fn restore(site: &Site) -> Markup {
    let words = site.words();
    let status = RwSignal::new(String::new());
    let site = site.clone();
    let chosen = move |event: leptos::ev::Event| {
        let site = site.clone();
        dom::chosen_file(&event, move |text| {
            let Some(text) = text else {
                return status.set(words.restore_unread.to_owned());
            };
            leptos::task::spawn_local(async move {
                let inventory = fetch::text("data/inventory.json").await;
                let inventory =
                    inventory.and_then(|text| domain::read::json::<Inventory>(&text).ok());
                let Some(inventory) = inventory else {
                    return status.set(words.load_failed.to_owned());
                };
                match stored::restore(&text, &inventory) {
                    Err(refused) => status.set(refusal(&site, &refused)),
                    Ok(restored) => {
                        site.change(|progress| *progress = progress.clone().merge(restored));
                        look(&site);
                        status.set(words.restored.to_owned());
                    }
                }
            });
        });
    };
    view! {
        <h2>{words.restore_title}</h2>
        <p>{words.restore_text}</p>
        <div class="field">
            <label for="restore">{words.restore_button}</label>
            <input class="in" id="restore" type="file" accept="application/json,.json" on:change=chosen />
        </div>
        <p role="status" id="restore-status">{move || status.get()}</p>
    }
}

fn refusal(site: &Site, refused: &Refused) -> String {
    let words = site.words();
    match refused {
        Refused::TooLarge => words.restore_too_large.to_owned(),
        Refused::TooDeep => words.restore_too_deep.to_owned(),
        Refused::NotOurs => words.restore_not_ours.to_owned(),
        Refused::Newer => words.restore_newer.to_owned(),
        Refused::UnknownId(id) => fill(words.restore_unknown, &[("id", id.as_str())]),
    }
}

fn appearance(site: &Site) -> Markup {
    let words = site.words();
    let themes = [
        (Theme::Device, "theme-device", words.theme_device),
        (Theme::Light, "theme-light", words.theme_light),
        (Theme::Dark, "theme-dark", words.theme_dark),
    ];
    let now = site
        .progress
        .get_untracked()
        .theme
        .map_or(Theme::Device, |theme| theme.value);
    let rows = themes
        .map(|(theme, id, label)| {
            let site = site.clone();
            let choose = move |_| {
                site.change(|progress| progress.set_theme(theme));
                look(&site);
            };
            view! {
                <input class="o" type="radio" name="theme" id=id checked=theme == now on:change=choose />
                <label for=id>{label}</label>
            }
        });
    view! {
        <fieldset class="looks">
            <legend><h2>{words.theme_title}</h2></legend>
            <div class="opts">{rows}</div>
        </fieldset>
    }
}

/// Wiping asks once more, in the page: the filled button never destroys.
fn wipe(site: &Site) -> Markup {
    let words = site.words();
    let asking = RwSignal::new(false);
    let status = RwSignal::new("");
    let site = site.clone();
    let sure = {
        move |_| {
            store::wipe();
            site.progress.set(Progress::default());
            look(&site);
            asking.set(false);
            status.set(words.wiped);
        }
    };
    let question = move || {
        let sure = sure.clone();
        match asking.get() {
            false => view! {
                <div class="btns">
                    <button class="btn btn--line" type="button" id="wipe" on:click=move |_| asking.set(true)>
                        {words.wipe_button}
                    </button>
                </div>
            },
            true => view! {
                <p><b>{words.wipe_question}</b></p>
                <div class="btns">
                    <button class="btn" type="button" on:click=move |_| asking.set(false)>{words.wipe_cancel}</button>
                    <button class="btn btn--line" type="button" id="wipe-sure" on:click=sure>{words.wipe_confirm}</button>
                </div>
            },
        }
    };
    view! {
        <h2>{words.wipe_title}</h2>
        <div class="note note--stop">
            <div>
                <p>{words.wipe_text}</p>
                {question}
                <p role="status">{move || status.get()}</p>
            </div>
        </div>
    }
}
