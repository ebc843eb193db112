//! Storing progress: one document under one key, behind a guard, so that nothing is lost and nothing stops the page.
//!
//! gloo-storage throws where a browser denies storage, so it is only asked after a probe has succeeded. A journal
//! that survives a killed browser comes in behind [`read`] and [`save`].

use super::dom::window;
use super::fetch::root;
use crate::site::Storage;
use domain::progress::Progress;
use domain::stored::{self, Unusable};
use gloo_storage::{LocalStorage, Storage as _};
pub use web_sys::StorageEvent;

/// Name of the document. Every folder of a host has its own, since folders may share an origin.
fn key() -> String {
    format!("sejawat:{}:progress", root())
}

/// Whether the browser lets us store: asking may throw, give nothing, or give something that refuses to write.
fn is_allowed() -> bool {
    let Some(Ok(Some(storage))) = window().map(|window| window.local_storage()) else {
        return false;
    };
    let probe = format!("{}:probe", key());
    match storage.set_item(&probe, "1") {
        Ok(()) => storage.remove_item(&probe).is_ok(),
        // A storage that others have filled is still one that can be read, and may have room later.
        Err(_) => storage.length().is_ok_and(|length| length > 0),
    }
}

fn raw() -> Option<String> {
    LocalStorage::raw().get_item(&key()).ok().flatten()
}

/// Reads what is stored. A damaged document is set aside under a name of its own before anything is written.
pub fn read() -> (Progress, Storage) {
    if !is_allowed() {
        return (Progress::default(), Storage::None);
    }
    let Some(text) = raw() else {
        return (Progress::default(), Storage::Saving);
    };
    match stored::open(&text) {
        Ok(progress) => (progress, Storage::Saving),
        Err(Unusable::Newer) => (Progress::default(), Storage::Newer),
        Err(Unusable::Broken) => match set_aside(&text) {
            true => (Progress::default(), Storage::Broken),
            false => (Progress::default(), Storage::Newer),
        },
    }
}

/// Copies a damaged document under the first free name; whether that worked.
fn set_aside(text: &str) -> bool {
    let storage = LocalStorage::raw();
    for number in 1..=9 {
        let name = format!("{}:kept:{number}", key());
        match storage.get_item(&name) {
            Ok(Some(kept)) if kept == text => return true,
            Ok(None) => return storage.set_item(&name, text).is_ok(),
            _ => {}
        }
    }
    false
}

/// Joins with what another tab may have stored, writes, and tells how it went.
pub fn save(progress: Progress, before: Storage) -> (Progress, Storage) {
    if matches!(before, Storage::None | Storage::Newer | Storage::Off) {
        return (progress, before);
    }
    let text = raw();
    let joined = match text.as_deref().map(stored::open) {
        Some(Ok(other)) => progress.merge(other),
        Some(Err(Unusable::Newer)) => return (progress, Storage::Newer),
        Some(Err(Unusable::Broken)) if !text.as_deref().is_some_and(set_aside) => {
            return (progress, Storage::Newer);
        }
        _ => progress,
    };
    match LocalStorage::raw().set_item(&key(), &stored::write(&joined)) {
        Ok(()) if before == Storage::Broken => (joined, Storage::Broken),
        Ok(()) => (joined, Storage::Saving),
        Err(_) => (joined, Storage::Full),
    }
}

/// Whether a storage event is about our document, and what another tab put there.
pub fn heard(event: &StorageEvent) -> Option<Progress> {
    let text = event.new_value().filter(|_| is_ours(event))?;
    stored::open(&text).ok()
}

/// Whether another tab deleted our document, because somebody wanted that. Where another program of the same host cleared the
/// whole storage, nobody wanted ours to go: it is written again with the next change.
pub fn is_wiped(event: &StorageEvent) -> bool {
    is_ours(event) && event.new_value().is_none()
}

fn is_ours(event: &StorageEvent) -> bool {
    event.key().is_some_and(|changed| changed == key())
}

/// Deletes everything of this site on this device: every key of ours.
pub fn wipe() {
    if !is_allowed() {
        return;
    }
    let ours = format!("sejawat:{}:", root());
    let storage = LocalStorage::raw();
    let count = storage.length().unwrap_or(0);
    let keys: Vec<String> = (0..count)
        .filter_map(|place| storage.key(place).ok().flatten())
        .collect();
    for key in keys.iter().filter(|key| key.starts_with(&ours)) {
        let _ = storage.remove_item(key);
    }
}
