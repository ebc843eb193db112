//! Icons: own line drawings on a grid of 24, always beside a word.

use crate::markup::Markup;
use view::view;

/// A drawing: the data of its one path.
#[derive(Clone, Copy)]
pub struct Icon(&'static str);

/// A door with an arrow out.
pub const EXIT: Icon = Icon("M13 4H5v16h8M10 12h10M16.5 8l4 4-4 4");
/// A telephone.
pub const PHONE: Icon = Icon(
    "M6.5 3.5h3l1.5 4-2 1.5a11 11 0 0 0 6 6l1.5-2 4 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.5 5.7a2 2 0 0 1 2-2.2z",
);
/// Three lines.
pub const MENU: Icon = Icon("M4 7h16M4 12h16M4 17h16");
/// It fits.
pub const TICK: Icon = Icon("M4.5 12.5l5 5L19.5 7");
/// Try again.
pub const AGAIN: Icon = Icon("M9 14l-4.5-4.5L9 5M5 9.5h9a5 5 0 0 1 0 10h-3");
/// Stop.
pub const STOP: Icon = Icon("M8 3h8l5 5v8l-5 5H8l-5-5V8zM8 12h8");
/// Don't.
pub const CROSS: Icon = Icon("M6 6l12 12M18 6L6 18");
/// Leads on.
pub const ON: Icon = Icon("M9 5l7 7-7 7");
/// Moves up.
pub const UP: Icon = Icon("M5 15l7-7 7 7");
/// Moves down.
pub const DOWN: Icon = Icon("M5 9l7 7 7-7");
/// Worth knowing.
pub const PENCIL: Icon = Icon("M4 20l1-4L16 5l3 3L8 19zM14 7l3 3");
/// An information.
pub const INFO: Icon = Icon("M12 11v6M12 7.2v.1M12 3a9 9 0 1 0 0 18a9 9 0 0 0 0-18z");
/// A sheet of paper coming out of a printer.
pub const PRINTER: Icon = Icon("M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z");

/// The four levels: an octagon that warns, a calendar with one day, one with three days, two cups.
pub const LEVELS: [Icon; 4] = [
    Icon("M8.2 3h7.6L21 8.2v7.6L15.8 21H8.2L3 15.8V8.2zM12 7.5V13M12 16.6v.1"),
    Icon("M4 5.5h16V20H4zM4 10h16M8.5 3v4M15.5 3v4M9.5 12.7h5v4.6h-5zM9.5 15h5"),
    Icon(
        "M4 5.5h16V20H4zM4 10h16M8.5 3v4M15.5 3v4M7 14h1.6v2H7zM11.2 14h1.6v2h-1.6zM15.4 14H17v2h-1.6z",
    ),
    Icon(
        "M3 10.5h7.5v5.2A2.3 2.3 0 0 1 8.2 18H5.3A2.3 2.3 0 0 1 3 15.7zM12.5 10.5H20v5.2a2.3 2.3 0 0 1-2.3 2.3h-2.9a2.3 2.3 0 0 1-2.3-2.3zM20 12h1.3a1 1 0 0 1 1 1v1.5a1 1 0 0 1-1 1H20M2 21h20.5M6.7 4.5c-1.2 1.3 1.2 2 0 3.3M16.2 4.5c-1.2 1.3 1.2 2 0 3.3",
    ),
];

impl Icon {
    /// The icon as a picture without a name.
    pub fn view(self) -> Markup {
        view! {
            <svg class="i" viewBox="0 0 24 24" aria-hidden="true">
                <path d=self.0 />
            </svg>
        }
    }
}
