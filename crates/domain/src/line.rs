//! Telephone lines that are known nationwide or in a region, and how fast help is needed.

use crate::id::Id;
use crate::read::{structure, variants};
use serde::{Deserialize, Serialize};

/// How fast help is needed. Not a level of the guide: it only chooses which contacts are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Speed {
    /// Within minutes.
    Now,
    /// Before this day ends.
    Today,
    /// Within days.
    Days,
}

variants! { Speed { Now = "now", Today = "today", Days = "days" } }

impl Speed {
    /// The speed an author names `now`, `today` or `days`.
    pub fn from_name(name: &str) -> Option<Speed> {
        match name {
            "now" => Some(Speed::Now),
            "today" => Some(Speed::Today),
            "days" => Some(Speed::Days),
            _ => None,
        }
    }
}

/// A telephone line with its words in one language. Whether it may be printed at all is decided in `domain.md` 4.1:
/// only lines with evidence, each with status words and the day of the check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Stable id.
    pub id: Id,
    /// Numbers to call, as dialled.
    pub call: Vec<String>,
    /// WhatsApp numbers in international form without `+`.
    pub whatsapp: Vec<String>,
    /// Web address over https; may be empty.
    pub web: String,
    /// Name of the service.
    pub name: String,
    /// What it is for.
    pub what: String,
    /// What happens when one calls, how slow it can be.
    pub happens: String,
    /// When it answers.
    pub hours: String,
    /// What it costs; may be empty.
    pub cost: String,
    /// How well the number is known, with the date.
    pub status: String,
    /// Whether it answers by chat only: such a line never stands alone.
    pub chat_only: bool,
    /// Day of the last check, `YYYY-MM-DD`.
    pub checked: String,
    /// Set when these are the words of another language because the translation is older: the code of that language.
    pub instead: Option<String>,
}

structure! { Line {
    id, call, whatsapp, web, name, what, happens, hours, cost, status, chat_only, checked,
    instead
} }
