//! What Sejawat is about, without a browser: places, content, quiz items, role-plays, contacts and progress.
//!
//! Nothing here does input or output and nothing here knows a browser; `crates/compiler` and the application
//! stand on it, never the other way round.

pub mod assessment;
pub mod block;
pub mod calendar;
pub mod date;
pub mod flow;
pub mod guide;
pub mod host;
pub mod id;
pub mod line;
pub mod order;
pub mod progress;
pub mod quiz;
pub mod read;
pub mod review;
pub mod route;
pub mod search;
pub mod stored;
pub mod text;
pub mod timer;
pub mod track;
pub mod unit;
pub mod worksheet;
