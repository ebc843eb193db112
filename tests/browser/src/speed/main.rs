//! How fast the site is, as ratios to a plain HTML page with the same words in the same run.
//!
//! A cheap phone on a slow line: 360x740, processor 4 times slower, 1.6 Mbit/s, 150 ms, cold, brotli; median of
//! [`RUNS`] runs, each in a browser of its own. Called by `cargo xtask bench` with the folder of a site that holds ten
//! times the content. Ends with an error if a hard limit is passed.

mod measure;
mod plain;

use browser_tests::release;
use measure::{
    Figures, GUIDE_PRESSES, OTHER_PRESSES, SEARCHES, VISITS, breathing_frame, longest_press,
    measure, middle,
};
use std::path::PathBuf;
use std::process::ExitCode;

/// Runs of each page; odd, so that there is a middle one.
const RUNS: usize = 5;
/// A lesson with quiz items, as most visits begin.
const LESSON: &str = "id/modul/m1-l1/";
/// The guide, whose first question asks for danger.
const GUIDE: &str = "id/tanya/";

/// One row of the table.
struct Row {
    what: &'static str,
    is: f64,
    aim: f64,
    limit: f64,
    unit: &'static str,
}

fn main() -> ExitCode {
    let Some(tenfold) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!(
            "speed: name the folder of a site with ten times the content; cargo xtask bench does"
        );
        return ExitCode::from(2);
    };
    let plain = plain::page(&release().join(LESSON).join("index.html"), "lesson");
    let plain_guide = plain::page(&release().join(GUIDE).join("index.html"), "guide");
    // In turns, so that whatever else the machine does meets all of them alike.
    let rounds: Vec<[Figures; 2]> = (0..RUNS)
        .map(|_| [measure(&plain, "", true), measure(&release(), LESSON, true)])
        .collect();
    let guide: Vec<[Figures; 2]> = (0..RUNS)
        .map(|_| {
            [
                measure(&plain_guide, "", false),
                measure(&release(), GUIDE, false),
            ]
        })
        .collect();
    let press = |pages| longest_press(&release(), pages);
    let frame = middle((0..VISITS).map(|_| breathing_frame(&release())));
    let presses = [
        press(&GUIDE_PRESSES[..]),
        press(&OTHER_PRESSES[..]),
        press(&SEARCHES[..]),
    ];
    let [floor, ours] = [0, 1].map(|page| median(rounds.iter().map(|round| round[page])));
    // Of the large site only the bytes count, and those are the same every time.
    let large = measure(&tenfold, LESSON, true);
    for folder in [plain, plain_guide] {
        let _ = std::fs::remove_dir_all(folder);
    }
    println!(
        "plain page: text {:.0} ms, quiz {:.0} ms; ours: text {:.0} ms, quiz {:.0} ms, taken over {:.0} ms, {:.1} kB",
        floor.text,
        floor.quiz,
        ours.text,
        ours.quiz,
        ours.live,
        ours.bytes / 1000.0
    );
    let growth = 100.0 * (large.bytes / ours.bytes - 1.0).abs();
    let rows = [
        row(
            "text readable",
            ratio(&rounds, |figures| figures.text),
            1.15,
            1.4,
            "x",
        ),
        row(
            "quiz answers a press",
            ratio(&rounds, |figures| figures.quiz),
            1.2,
            1.5,
            "x",
        ),
        row("WASM has taken over", ours.live / 1000.0, 1.2, 1.8, "s"),
        row(
            "first question of the guide readable",
            ratio(&guide, |figures| figures.text),
            1.15,
            1.4,
            "x",
        ),
        row(
            "press in the guide, the longest",
            presses[0],
            50.0,
            100.0,
            "ms",
        ),
        row(
            "press elsewhere, the longest",
            presses[1],
            50.0,
            100.0,
            "ms",
        ),
        row("search, the longest", presses[2], 50.0, 50.0, "ms"),
        row("frame of the breathing line", frame, 17.0, 20.0, "ms"),
        row("requests until taken over", ours.requests, 6.0, 9.0, ""),
        row("layout shift at takeover", ours.shift, 0.0, 0.02, ""),
        row(
            "first visit with 10x the content",
            growth,
            2.0,
            5.0,
            "% other bytes",
        ),
    ];
    println!("{:<36} {:>8} {:>8} {:>8}", "measure", "is", "aim", "limit");
    for Row {
        what,
        is,
        aim,
        limit,
        unit,
    } in &rows
    {
        println!("{what:<36} {is:>8.2} {aim:>8.2} {limit:>8.2} {unit}");
    }
    // What could not be measured is no number, and no number is over a limit.
    let is_passed = |row: &&Row| row.is.is_nan() || row.is > row.limit;
    match rows.iter().find(is_passed) {
        None => ExitCode::SUCCESS,
        Some(row) => {
            eprintln!("speed: {} is not within its hard limit", row.what);
            ExitCode::FAILURE
        }
    }
}

fn row(what: &'static str, is: f64, aim: f64, limit: f64, unit: &'static str) -> Row {
    Row {
        what,
        is,
        aim,
        limit,
        unit,
    }
}

/// The middle of the ratios of our page to the plain one. Each is made within a round: what else the machine does then
/// slows both alike, and falls out.
fn ratio(rounds: &[[Figures; 2]], figure: fn(&Figures) -> f64) -> f64 {
    middle(
        rounds
            .iter()
            .map(|[floor, ours]| figure(ours) / figure(floor)),
    )
}

/// The middle value of every figure.
fn median(runs: impl Iterator<Item = Figures>) -> Figures {
    let runs: Vec<Figures> = runs.collect();
    let middle = |figure: fn(&Figures) -> f64| middle(runs.iter().map(figure));
    Figures {
        text: middle(|figures| figures.text),
        quiz: middle(|figures| figures.quiz),
        live: middle(|figures| figures.live),
        requests: middle(|figures| figures.requests),
        shift: middle(|figures| figures.shift),
        bytes: middle(|figures| figures.bytes),
    }
}
