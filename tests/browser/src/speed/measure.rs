//! One cold visit of one page, watched from inside.

use browser_tests::{Engine, Setup, Throttle};
use hosting::Host;
use std::path::Path;
use std::sync::{Arc, Mutex};

/// What one visit shows. Times in milliseconds from the beginning of the visit.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// The largest paint.
    pub text: f64,
    /// The first item's own feedback is painted after its option and its button were pressed as soon as they can be seen;
    /// 0 for a page without an item.
    pub quiz: f64,
    /// The program has taken over; 0 for a page without one.
    pub live: f64,
    /// Requests until then, the page among them.
    pub requests: f64,
    /// Layout shift until the end, as the browser adds it up.
    pub shift: f64,
    /// Bytes on the wire until the program has taken over.
    pub bytes: f64,
}

const PHONE: Throttle = Throttle {
    kilobits: 1600,
    latency: 150,
    processor: 4,
};

/// Runs in the page before anything else. It presses the first option and its button two frames after the whole page can be
/// seen, then waits for the frame after the one in which the feedback shows. A press before the first paint would be work
/// that no reader causes; and the largest paint counts only until the press, as browsers count it until a hand touches the
/// page, since feedback that opens is a large paint too. Nobody asks the page from outside until it says that all is over:
/// each question would be work for its one slow processor.
const WATCH: &str = "
    window.seen = { text: 0, quiz: 0, live: 0, shift: 0 };
    new PerformanceObserver(list => { if (!seen.pressed) for (const entry of list.getEntries()) seen.text = entry.startTime; })
        .observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver(list => { for (const entry of list.getEntries()) seen.shift += entry.value; })
        .observe({ type: 'layout-shift', buffered: true });
    new MutationObserver((_, watcher) => { if (document.documentElement.hasAttribute('data-live')) {
        seen.live = performance.now(); watcher.disconnect(); finish(); } })
        .observe(document, { subtree: true, attributes: true, attributeFilter: ['data-live'] });
    const frame = () => new Promise(requestAnimationFrame);
    // Whatever takeover moves has been painted two frames later.
    const finish = () => {
        const program = document.querySelector('script[src^=\"app-\"]');
        if ((seen.quiz || !hasItem) && (seen.live || !program)) frame().then(frame).then(() => over(seen));
    };
    let over;
    window.watched = new Promise(resolve => { over = resolve; });
    let frames = 0;
    const look = () => {
        if (seen.text && document.readyState !== 'loading') frames++;
        const fold = frames > 2 && document.querySelector('fieldset details');
        const option = fold && document.querySelector('fieldset input[type=radio]');
        if (option && !seen.pressed) { seen.pressed = true; option.click(); fold.querySelector('summary').click(); }
        // Asking where something stands makes the browser lay the page out, so nothing is asked before the press.
        const shown = seen.pressed && [...fold.children].slice(1).some(part => part.getClientRects().length);
        if (shown) requestAnimationFrame(() => setTimeout(() => { seen.quiz = performance.now(); finish(); }));
        else requestAnimationFrame(look);
    };
    if (hasItem) requestAnimationFrame(look);
    else addEventListener('load', () => frame().then(frame).then(finish));
";

/// Pages with what is pressed on each, the longest time of which counts: statements that call `press` with an element, or
/// `write` with a field and words.
pub const GUIDE_PRESSES: [(&str, &str); 1] = [(
    "id/tanya/",
    "for (;;) { \
       const next = document.getElementById('g-on'); \
       if (!next) break; \
       await press(document.querySelector('#panduan input[id$=\"-none\"]') || document.querySelector('#panduan input[id=\"g-adult\"], #panduan input[id=\"g-asked-no\"]')); \
       await press(next); }",
)];
/// Presses outside the guide: items, a conversation, the final assessment, a worksheet that is kept.
pub const OTHER_PRESSES: [(&str, &str); 4] = [
    (
        "id/modul/m1-l2/",
        "for (const fold of document.querySelectorAll('section.item .check')) { \
           const option = fold.parentElement.querySelector('input.o'); \
           if (option) await press(option); \
           await press(fold.querySelector('summary')); }",
    ),
    (
        "id/modul/m1-r1/",
        "for (let step = 0; step < 6; step++) { \
           const option = document.querySelector('input[name=say]'); \
           if (!option) break; \
           await press(option); await press(option.closest('section').querySelector('.btn')); \
           await press(document.querySelector('#answer + .btns .btn')); }",
    ),
    (
        "id/modul/t1/",
        "await press(document.querySelector('#start')); \
         for (let item = 0; item < 8; item++) { \
           const option = document.querySelector('section.item input.o'); \
           if (option) await press(option); \
           await press(document.querySelector('section.item .check > summary')); \
           await press(document.querySelector('#on')); }",
    ),
    (
        "id/mandiri/a10/",
        "for (;;) { \
           const step = document.querySelector('.worksheet .step:not(.step--off)'); \
           const on = step && step.querySelector('.btns .btn'); \
           if (!on || document.getElementById('a10-s1-done')) break; \
           for (const words of step.querySelectorAll('textarea, input[type=text]')) words.value = 'Kata'; \
           await press(on); } \
         await press(document.getElementById('a10-s1-keep'));",
    ),
];
/// A search, letter by letter.
pub const SEARCHES: [(&str, &str); 1] = [(
    "id/cari/",
    "const field = document.getElementById('q'); \
     for (const words of ['d', 'de', 'den', 'mendengarkan', 'bunuh diri', 'menyalahkan']) await write(field, words);",
)];

/// Runs presses one after another and gives for each the time to the frame that shows it.
fn pressing(presses: &str) -> String {
    format!(
        "window.presses = (async () => {{ \
           const times = []; \
           const shown = async change => {{ \
             const begin = performance.now(); \
             change(); \
             await new Promise(done => requestAnimationFrame(() => setTimeout(done))); \
             times.push(performance.now() - begin); \
             /* Nobody's thumb comes back sooner. */ \
             await new Promise(done => setTimeout(done, 150)); }}; \
           const press = element => shown(() => element.click()); \
           const write = (field, words) => shown(() => {{ \
             field.value = words; field.dispatchEvent(new Event('input', {{ bubbles: true }})); }}); \
           {presses} \
           return times; }})();"
    )
}

/// The middle one of some values.
pub fn middle(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Visits of each page; a press counts as long as in the middle one of them.
pub const VISITS: usize = 5;

/// The longest time in milliseconds from a press to the frame that shows it, over all pages.
pub fn longest_press(site: &Path, pages: &'static [(&'static str, &'static str)]) -> f64 {
    let longest = pages.iter().map(|(page, presses)| {
        let visits: Vec<Vec<f64>> = (0..VISITS).map(|_| times(site, page, presses)).collect();
        let count = visits.iter().map(Vec::len).min().unwrap_or(0);
        let middle = |press: usize| middle(visits.iter().map(|visit| visit[press]));
        // A page on which nothing could be pressed is a fault, not a quick page.
        (0..count).map(middle).fold(f64::NAN, f64::max)
    });
    longest.fold(0.0, |known, longest| match longest.is_nan() {
        true => f64::INFINITY,
        false => known.max(longest),
    })
}

/// The times of the presses of one visit.
fn times(site: &Path, page: &'static str, presses: &'static str) -> Vec<f64> {
    let found = Arc::new(Mutex::new(Vec::new()));
    let place = found.clone();
    Setup::of(Engine::Chromium, Host::new(site))
        .whole()
        .run(|visit| async move {
            visit.open_live(page).await?;
            // The worker has done its work: on a phone that is done once, beside the first page.
            visit.kept("id").await?;
            visit.throttle(PHONE).await?;
            visit.run(&pressing(presses)).await?;
            visit
                .promised("presses.then(times => { window.times = times; })")
                .await?;
            let times = visit.value("times").await?;
            let times = times.as_array().into_iter().flatten();
            *place.lock().expect("one visit at a time") =
                times.filter_map(serde_json::Value::as_f64).collect();
            Ok(())
        });
    std::mem::take(&mut found.lock().expect("the visit is over"))
}

/// Milliseconds between two frames while the breathing line runs, on average over some seconds: 20 are 50 frames a second.
pub fn breathing_frame(site: &Path) -> f64 {
    let found = Arc::new(Mutex::new(f64::NAN));
    let place = found.clone();
    Setup::of(Engine::Chromium, Host::new(site))
        .whole()
        .run(|visit| async move {
            visit.open_live("id/mandiri/a1/").await?;
            visit.throttle(PHONE).await?;
            visit
                .run(
                    "document.querySelector('.breath .btns .btn').click(); \
                 window.frames_seen = new Promise(done => { \
                   const begin = performance.now(); let frames = 0; \
                   const look = now => { frames++; \
                     if (now - begin > 4000) { window.frame = (now - begin) / frames; done(); } \
                     else requestAnimationFrame(look); }; \
                   requestAnimationFrame(look); })",
                )
                .await?;
            visit.promised("frames_seen").await?;
            let frame = visit.value("frame").await?.as_f64();
            *place.lock().expect("one visit at a time") = frame.unwrap_or(f64::NAN);
            Ok(())
        });
    *found.lock().expect("the visit is over")
}

/// Visits a page of a site for the first time.
pub fn measure(site: &Path, page: &'static str, has_item: bool) -> Figures {
    let found = Arc::new(Mutex::new(Figures::default()));
    let place = found.clone();
    Setup::of(Engine::Chromium, Host::new(site)).whole().run(|visit| async move {
        let watch = format!("const hasItem = {has_item}; {WATCH}");
        visit.before_each_page(&watch).await?;
        visit.throttle(PHONE).await?;
        visit.open(page).await?;
        visit.promised("watched").await?;
        let figures = visit
            .value(
                "(() => { const page = performance.getEntriesByType('navigation'); \
                 const until = seen.live || seen.quiz || performance.now(); \
                 const all = [...page, ...performance.getEntriesByType('resource').filter(entry => entry.startTime < until)]; \
                 const bytes = all.reduce((sum, entry) => sum + entry.encodedBodySize, 0); \
                 return { ...seen, requests: all.length, bytes }; })()",
            )
            .await?;
        let number = |name: &str| figures[name].as_f64().unwrap_or(f64::NAN);
        *place.lock().expect("one visit at a time") = Figures {
            text: number("text"),
            quiz: number("quiz"),
            live: number("live"),
            requests: number("requests"),
            shift: number("shift"),
            bytes: number("bytes"),
        };
        Ok(())
    });
    *found.lock().expect("the visit is over")
}
