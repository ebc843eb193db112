//! Fetching the site's own files.

use super::dom::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The site's root as a path: `/`, `/repo/`, `/a/b/c/`.
pub fn root() -> String {
    let base = document()
        .and_then(|document| document.base_uri().ok().flatten())
        .unwrap_or_default();
    let path = base
        .split_once("://")
        .and_then(|(_, rest)| rest.find('/').map(|slash| &rest[slash..]));
    let path = path.unwrap_or("/");
    path[..path.rfind('/').map_or(0, |slash| slash + 1)].to_owned()
}

/// Begins to fetch a file at once and gives its text; `None` if it cannot be had.
pub fn text(path: &str) -> impl Future<Output = Option<String>> + use<> {
    text_or_lack(path, None)
}

/// The same for a file that a host may lack: what stands for it then. A host that does not answer is another matter.
pub fn text_or_lack(
    path: &str,
    lack: Option<&'static str>,
) -> impl Future<Output = Option<String>> + use<> {
    let asked = window().map(|window| window.fetch_with_str(&format!("{}{path}", root())));
    async move {
        let response: Response = JsFuture::from(asked?).await.ok()?.dyn_into().ok()?;
        if response.status() == 404 {
            return lack.map(str::to_owned);
        }
        if !response.ok() {
            return None;
        }
        JsFuture::from(response.text().ok()?)
            .await
            .ok()?
            .as_string()
    }
}

/// The name of the release that is in use, by which a school can compare: `version.json`, written by the build, or
/// the worker's own word.
pub async fn release() -> Option<String> {
    let text = text("version.json").await?;
    let (_, rest) = text.split_once("\"release\":\"")?;
    let (release, _) = rest.split_once('"')?;
    Some(release.to_owned())
}
