//! Pictures: a pair of one thing, never a face. Decoration, never the only carrier of a meaning.

use crate::markup::Markup;
use view::view;

type Strokes = &'static [(&'static str, &'static str)];

/// Small pictures of a grid of 48, by the name authors use: class of a stroke and its path.
const SMALL: [(&str, Strokes); 9] = [
    (
        "windows",
        &[
            ("a", "M9 11h14v18H9z"),
            ("b", "M29 11h14v18H29z"),
            (
                "",
                "M6 8h14v18H6zM13 8v18M6 17h14M26 8h14v18H26zM33 8v18M26 17h14M3 31h20M23 31h20M10 40h28",
            ),
        ],
    ),
    (
        "sandals",
        &[
            (
                "a",
                "M13 7c5 0 7 4 6.5 9L18 37c-.5 5-8 5-8.5 0L7 18C6.5 11 8 7 13 7z",
            ),
            (
                "b",
                "M37 10c5 0 7 4 6.5 9L42 40c-.5 5-8 5-8.5 0L31 21c-.5-7 1-11 6-11z",
            ),
            (
                "",
                "M11 5c5 0 7 4 6.5 9L16 35c-.5 5-8 5-8.5 0L5 16C4.5 9 6 5 11 5zM11 14l-5.5 8M11 14l6 8M35 8c5 0 7 4 6.5 9L40 38c-.5 5-8 5-8.5 0L29 19c-.5-7 1-11 6-11zM35 17l-5.5 8M35 17l6 8",
            ),
        ],
    ),
    (
        "pencils",
        &[
            ("a", "M11 16h9v24h-9z"),
            ("b", "M31 15l8.6-2.6 7 23-8.6 2.6z"),
            (
                "",
                "M9 14l4.5-9L18 14v25H9zM9 14h9M9 33h9M27 17l1.7-10 6.9 7.4 7.3 24-8.6 2.6zM27 17l8.6-2.6M32.6 35.4l8.6-2.6",
            ),
        ],
    ),
    (
        "speech",
        &[
            ("a", "M7 9h24v15H7z"),
            ("b", "M20 27h25v13H20z"),
            (
                "",
                "M4 6h24v15H15l-5 5v-5H4zM9 13.5h14M18 26h26v13h-4v5l-5-5H18zM23 32.5h16",
            ),
        ],
    ),
    (
        "stools",
        &[
            ("a", "M6 21h15v6H6z"),
            ("b", "M30 21h15v6H30z"),
            (
                "",
                "M3 18h18v5H3zM6 23L4 41M18 23l2 18M5 33h14M27 18h18v5H27zM30 23l-2 18M42 23l2 18M29 33h14M12 12V8M36 12V8",
            ),
        ],
    ),
    (
        "cups",
        &[
            ("a", "M7 22h15v18H7z"),
            ("b", "M30 22h15v18H30z"),
            (
                "",
                "M4 19h17l-2 19H6zM5 26h15M27 19h17l-2 19H29zM28 26h15M10 13c-3 4 3 4 0 0M12 7c-3 4 3 6 0 9M35 7c-3 4 3 6 0 9M2 42h44",
            ),
        ],
    ),
    (
        "books",
        &[
            ("a", "M10 9h12v32H10z"),
            ("b", "M30 42L22.6 13l9-2.3L39 39.6z"),
            (
                "",
                "M7 6h12v34H7zM11 6v34M27 40L19.6 11l9-2.3L36 37.6zM4 41.5h40",
            ),
        ],
    ),
    (
        "keys",
        &[
            ("a", "M8 12h12v12H8z"),
            ("b", "M30 12h12v12H30z"),
            (
                "",
                "M13 6a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM13 20v22M13 34h6M13 40h5M35 6a7 7 0 1 0 0 14a7 7 0 0 0 0-14zM35 20v22M35 34h6M35 40h5",
            ),
        ],
    ),
    (
        "waves",
        &[
            ("a", "M5 22c6-10 12-10 18 0v8H5z"),
            ("b", "M25 22c6-10 12-10 18 0v8H25z"),
            (
                "",
                "M3 20c6-11 12-11 18 0s12 11 18 0M9 34c6-11 12-11 18 0s12 11 18 0M3 42h42",
            ),
        ],
    ),
];

fn strokes(class: &'static str, view_box: &'static str, strokes: Strokes) -> Markup {
    let paths = strokes
        .iter()
        .map(|(class, data)| view! { <path class=*class d=*data /> })
        .collect::<Markup>();
    view! {
        <svg class=class viewBox=view_box aria-hidden="true">
            {paths}
        </svg>
    }
}

/// Whether a picture of this name exists.
pub fn exists(name: &str) -> bool {
    SMALL.iter().any(|row| row.0 == name)
}

/// The small picture with this name; nothing if there is none.
pub fn small(name: &str, class: &'static str) -> Option<Markup> {
    let row = SMALL.iter().find(|row| row.0 == name)?;
    Some(strokes(class, "0 0 48 48", row.1))
}

/// The mark: two books, the second leaning on the first, on a shelf.
pub fn mark() -> Markup {
    strokes(
        "art",
        "0 0 24 24",
        &[
            ("w", "M4 4.5h6V20H4z"),
            ("t", "M14.2 20L10.6 5.6l4.8-1.2L19 18.8z"),
            ("", "M2 20.8h20"),
        ],
    )
}

/// Books and cups on a shelf, for the cover of Home.
pub fn shelf() -> Markup {
    strokes(
        "cover__art art",
        "0 0 460 250",
        &[
            ("a", "M48 42h128v208H48z"),
            ("b", "M233 250L184.5 55.9l121-30.2L354 219.8z"),
            ("", "M36 30h128v219H36zM54 30v219"),
            ("w", "M76 62h68v46H76z"),
            (
                "",
                "M84 78h52M84 92h36M218 249L167.2 45.7l118-29.5L336 219.5zM184.5 41.4l50.8 203.3",
            ),
            ("w", "M211 76.5l64-16 11.1 44.6-64 16z"),
            ("", "M222.5 89.9l48.5-12.1M226 103.5l33-8.3"),
            ("c", "M372 178h34v71h-34zM418 178h34v71h-34z"),
            (
                "",
                "M362 172h36l-4 77h-28zM364 196h32M410 172h36l-4 77h-28zM412 196h32M380 132c-6 8 6 13 0 21M428 132c-6 8 6 13 0 21M0 249h460",
            ),
        ],
    )
}
