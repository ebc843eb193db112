//! Every page: nothing asks another origin, nothing complains, there is one heading, titles stay neutral.

use browser_tests::{Engine, Setup};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Every kind of page, in both languages.
pub const PAGES: [&str; 38] = [
    "id/",
    "id/kontak/",
    "id/mandiri/",
    "id/mandiri/p2/",
    "id/mandiri/p3/",
    "id/mandiri/a3/",
    "id/mandiri/a7/",
    "id/mandiri/a15/",
    "id/mandiri/a18/",
    "id/modul/",
    "id/modul/m1/",
    "id/modul/m1-l1/",
    "id/modul/m1-l3/",
    "id/modul/m1-l4/",
    "id/modul/m1-r1/",
    "id/modul/m1-c1/",
    "id/modul/m7-t1/",
    "id/modul/t1/",
    "id/modul/t2/",
    "id/modul/t3/",
    "id/modul/t4/",
    "id/modul/t5/",
    "id/cari/",
    "id/tanya/",
    "id/kata/",
    "id/kata/k2/",
    "id/program/",
    "id/program/g2/",
    "id/data/",
    "id/tentang/",
    "en/",
    "en/kontak/",
    "en/mandiri/p2/",
    "en/modul/m1-l2/",
    "en/modul/m1-r1/",
    "en/modul/t4/",
    "en/cari/",
    "en/tentang/",
];

/// Every page of a language.
pub fn all_pages(language: &str) -> Vec<String> {
    let inventory = std::fs::read_to_string(browser_tests::release().join("data/inventory.json"));
    let inventory: Value = serde_json::from_str(&inventory.expect("the inventory")).expect("JSON");
    let pages = inventory["pages"].as_array().expect("pages").iter();
    let pages: Vec<String> = pages
        .filter_map(|path| Some(format!("{language}/{}", path.as_str()?)))
        .collect();
    assert!(pages.len() > 130, "only {} pages", pages.len());
    pages
}

#[test]
fn the_list_of_pages_names_every_kind_that_the_release_holds() {
    let inventory = std::fs::read_to_string(browser_tests::release().join("data/inventory.json"))
        .expect("the inventory");
    let inventory: Value = serde_json::from_str(&inventory).expect("JSON");
    let paths = inventory["pages"].as_array().expect("pages");
    let place = |path: &str| path.split('/').next().unwrap_or_default().to_owned();
    for path in paths.iter().filter_map(Value::as_str) {
        let known = PAGES.iter().any(|page| place(&page[3..]) == place(path));
        assert!(known, "no page of the kind of {path} is tested");
    }
}

/// A host's header allows any style in a page, since it cannot name the hashes of them all (docs/decisions/004): what keeps a
/// foreign style out is the page itself.
#[test]
fn every_page_allows_only_the_style_it_holds() {
    let pages: Vec<_> = walkdir::WalkDir::new(browser_tests::release())
        .into_iter()
        .flatten()
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "html"))
        .collect();
    assert!(pages.len() > 280, "only {} pages", pages.len());
    for page in pages {
        let (name, text) = (page.path().display(), std::fs::read_to_string(page.path()));
        let text = text.expect("a page");
        let policy = text
            .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
            .and_then(|(_, after)| after.split_once('"'))
            .map(|(policy, _)| policy)
            .unwrap_or_else(|| panic!("{name} has no policy"));
        assert!(policy.starts_with("default-src 'none'"), "{name}: {policy}");
        assert!(!policy.contains("unsafe-inline"), "{name}: {policy}");
        assert!(!policy.contains("'unsafe-eval'"), "{name}: {policy}");
        let style = policy
            .split(';')
            .find(|part| part.trim().starts_with("style-src"));
        let hashes = style.map_or(0, |style| style.matches("'sha256-").count());
        assert_eq!(hashes, text.matches("<style").count(), "{name}: {policy}");
    }
}

#[test]
fn the_program_names_no_folder_of_the_machine_that_made_it() {
    let files = std::fs::read_dir(browser_tests::release()).expect("the release");
    let files = files.flatten().map(|entry| entry.path());
    let wasm = files.filter(|file| file.extension().is_some_and(|end| end == "wasm"));
    let programs: Vec<Vec<u8>> = wasm.flat_map(std::fs::read).collect();
    assert_eq!(programs.len(), 1);
    let text = String::from_utf8_lossy(&programs[0]);
    assert!(text.contains("/src/"), "panics name source files");
    for place in ["registry/src", env!("CARGO_MANIFEST_DIR")] {
        assert!(!text.contains(place), "{place}");
    }
}

#[test]
fn no_page_asks_another_origin_or_complains() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        let listen = "window.complaints = []; \
            addEventListener('error', event => complaints.push(String(event.message))); \
            addEventListener('unhandledrejection', event => complaints.push(String(event.reason))); \
            addEventListener('securitypolicyviolation', event => complaints.push(event.violatedDirective + ' ' + event.blockedURI)); \
            for (const name of ['error', 'warn']) { const real = console[name]; \
              console[name] = (...all) => { complaints.push(all.join(' ')); real.apply(console, all); }; }";
        visit.before_each_page(listen).await?;
        for page in PAGES {
            visit.open_live(page).await?;
            let foreign = "performance.getEntriesByType('resource').map(entry => entry.name)\
                           .filter(name => !name.startsWith(location.origin + '/'))";
            assert_eq!(visit.value(foreign).await?, json!([]), "{page}");
            assert_eq!(visit.value("complaints").await?, json!([]), "{page}");
            let headings = "document.querySelectorAll('h1').length";
            assert_eq!(visit.value(headings).await?, 1, "{page}");
            let skipped = "[...document.querySelectorAll('h1, h2, h3, h4')].map(heading => +heading.tagName[1])\
                           .reduce(([worst, before], level) => [Math.max(worst, level - before), level], [0, 0])[0]";
            assert!(
                visit.value(skipped).await?.as_i64() <= Some(1),
                "{page} skips a level of headings"
            );
            let doubled = "[...document.querySelectorAll('[id]')].map(one => one.id)\
                           .filter((id, place, all) => all.indexOf(id) !== place)";
            assert_eq!(visit.value(doubled).await?, json!([]), "{page} has ids twice");
            let outside = visit.value("document.title + ' ' + location.pathname").await?;
            let outside = outside.as_str().unwrap_or_default().to_lowercase();
            for topic in ["bunuh", "suicid", "cemas", "anxi", "krisis", "crisis", "stigma", "kekerasan"] {
                assert!(!outside.contains(topic), "{page} tells its topic outside: {outside}");
            }
        }
        Ok(())
    });
}

#[test]
fn every_link_of_every_page_leads_somewhere() {
    Setup::new(Engine::Chromium).run(|visit| async move {
        let mut seen = BTreeSet::new();
        visit.open_live("id/mandiri/p1/").await?;
        for page in PAGES {
            visit.follow(page).await?;
            let links = "[...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin).map(a => a.href)";
            let links: BTreeSet<String> = serde_json::from_value(visit.value(links).await?)?;
            let new: Vec<_> = links.difference(&seen).cloned().collect();
            let lost = format!(
                "Promise.all({}.map(async link => {{ const [path, anchor] = link.split('#'); \
                 const answer = await fetch(path); const text = await answer.text(); \
                 const there = answer.ok && (!anchor || text.includes('id=\"' + anchor + '\"')); return there ? '' : link; }}))\
                 .then(links => links.filter(Boolean))",
                json!(new)
            );
            assert_eq!(visit.promised(&lost).await?, json!([]), "{page} links to nothing");
            seen.extend(new);
        }
        assert!(seen.len() > 40, "only {} links", seen.len());
        Ok(())
    });
}
