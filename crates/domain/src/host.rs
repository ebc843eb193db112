//! The host's own file, `host.json`: name, contacts, switches. Strict: what is not understood is refused with the place
//! of the fault, and the built-in help stays.

use crate::date::Day;
use crate::id::Id;
use crate::line::Speed;
use crate::read::{self, structure};
use serde::Serialize;

/// Days after which a contact that nobody checked again is shown with a warning (`domain.md` 3.8, point 2).
pub const STALE_AFTER_DAYS: i32 = 180;

/// What a school or campus says about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Host {
    /// Name of the school or campus; empty means nobody has filled the file in.
    pub name: String,
    /// Name shown in the browser's tab instead of the neutral one; empty for the neutral one.
    pub outside_name: String,
    /// Contacts in the order in which they are to be tried.
    pub contacts: Vec<Contact>,
    /// What is switched on or off.
    pub switches: Switches,
    /// Clinicians' signatures under the guide.
    pub reviews: Vec<Review>,
}

structure! { Host { ; or default name, outside_name, contacts, switches, reviews } }

/// A clinician's signature under the guide (`domain.md` 3.8, point 7). It holds for one version of rules and words in one
/// language; any change of them voids it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Review {
    /// Name and registration of the clinician, as the host wants it shown.
    pub who: String,
    /// Day of the signature.
    pub date: Day,
    /// The version that was signed, as `cargo xtask guide --table` names it.
    pub version: String,
}

structure! { Review { who, date, version } }

/// What a host can switch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Switches {
    /// Nothing is written to the device, for shared computers.
    pub never_save: bool,
}

structure! { Switches { ; or default never_save } }

/// A contact of the host (`domain.md` 4.4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Contact {
    /// Stable id.
    pub id: Id,
    /// Name of the service or post, not of a student.
    pub name: String,
    /// What the contact is, in the host's words: guru BK, psikolog, Satgas, puskesmas …
    pub role: String,
    /// Numbers to call: digits, may begin with `+`.
    pub phones: Vec<String>,
    /// WhatsApp numbers in the same form.
    pub whatsapp: Vec<String>,
    /// Web address over https; may be empty.
    pub web: String,
    /// Where to find them in person; may be empty.
    pub place: String,
    /// When it can be reached.
    pub hours: String,
    /// Whether it answers outside those hours.
    pub after_hours: bool,
    /// Languages spoken.
    pub languages: Vec<String>,
    /// What it costs; may be empty.
    pub cost: String,
    /// How a person with a disability reaches it; may be empty.
    pub access: String,
    /// Area it serves; may be empty.
    pub area: String,
    /// For which speeds it is shown.
    pub speeds: Vec<Speed>,
    /// Topics it is for; may be empty.
    pub topics: Vec<String>,
    /// Who keeps this entry right; may be empty.
    pub owner: String,
    /// Day somebody last rang the number.
    pub last_checked: Day,
    /// Where the number was found; may be empty.
    pub source: String,
    /// Anything else; may be empty.
    pub note: String,
}

structure! { Contact {
    id, name, role, speeds, last_checked; or default phones, whatsapp, web, place, hours,
    after_hours, languages, cost, access, area, topics, owner, source, note
} }

/// Longest text of a contact, in bytes.
pub const LONGEST_TEXT: usize = 400;
/// So many contacts at most.
pub const MOST_CONTACTS: usize = 60;

/// Why the host's file is not used.
pub type Fault = read::Fault<Wrong>;

/// What is wrong with the host's file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It cannot be read.
    File(read::Wrong),
    /// There are more than [`MOST_CONTACTS`] contacts.
    TooMany,
    /// A contact, by its id, breaks a rule.
    Contact(Id, Rule),
}

/// What must hold of a contact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Name and role are there.
    Named,
    /// A number has 3 to 16 digits and may begin with `+`; this one has not.
    Number(String),
    /// A web address begins with `https://`.
    Web,
    /// No text is longer than [`LONGEST_TEXT`] bytes.
    Short,
    /// At least one speed is named.
    Speeds,
    /// There is a number or a place.
    Way,
}

impl Host {
    /// Reads `host.json`.
    ///
    /// # Errors
    /// The first fault: broken JSON, an unknown or missing field, a number or address that cannot be one.
    pub fn read(text: &str) -> Result<Host, Fault> {
        let host: Host = read::json(text).map_err(|fault| Fault {
            line: fault.line,
            wrong: Wrong::File(fault.wrong),
        })?;
        if host.contacts.len() > MOST_CONTACTS {
            return Err(Fault {
                line: read::line_of(text, "contacts"),
                wrong: Wrong::TooMany,
            });
        }
        let broken = |contact: &Contact| Some((contact.id.clone(), contact.broken_rule()?));
        match host.contacts.iter().find_map(broken) {
            None => Ok(host),
            Some((id, rule)) => {
                let place = match &rule {
                    Rule::Number(number) => number,
                    _ => id.as_str(),
                };
                Err(Fault {
                    line: read::line_of(text, place),
                    wrong: Wrong::Contact(id, rule),
                })
            }
        }
    }

    /// The contacts for a speed, in the order in which they are to be tried.
    pub fn contacts_for(&self, speed: Speed) -> impl Iterator<Item = &Contact> {
        self.contacts
            .iter()
            .filter(move |contact| contact.speeds.contains(&speed))
    }
}

impl Contact {
    fn broken_rule(&self) -> Option<Rule> {
        let is_blank = |text: &String| text.trim().is_empty();
        let mut numbers = self.phones.iter().chain(&self.whatsapp);
        let texts = [&self.name, &self.role, &self.place, &self.hours, &self.note];
        if is_blank(&self.name) || is_blank(&self.role) {
            return Some(Rule::Named);
        }
        if let Some(number) = numbers.find(|number| !is_number(number)) {
            return Some(Rule::Number(number.clone()));
        }
        if !self.web.is_empty() && !self.web.starts_with("https://") {
            return Some(Rule::Web);
        }
        if texts.iter().any(|text| text.len() > LONGEST_TEXT) {
            return Some(Rule::Short);
        }
        if self.speeds.is_empty() {
            return Some(Rule::Speeds);
        }
        let has_way = !self.phones.is_empty() || !self.whatsapp.is_empty();
        (!has_way && self.place.is_empty()).then_some(Rule::Way)
    }

    /// Whether nobody has checked it for longer than [`STALE_AFTER_DAYS`].
    pub fn is_stale(&self, today: Day) -> bool {
        today.since(self.last_checked) > STALE_AFTER_DAYS
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    (3..=16).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{
  "name": "SMA Contoh",
  "contacts": [
    { "id": "bk", "name": "Ruang BK", "role": "guru BK", "phones": ["+62211234567"],
      "speeds": ["today", "days"], "last_checked": "2026-06-01" }
  ]
}"#;

    #[test]
    fn a_filled_file_is_read() {
        let host = Host::read(GOOD).unwrap();
        assert_eq!(host.contacts_for(Speed::Today).count(), 1);
        assert_eq!(host.contacts_for(Speed::Now).count(), 0);
    }

    #[test]
    fn an_empty_object_is_a_host_that_has_not_filled_it_in() {
        assert_eq!(Host::read("{}"), Ok(Host::default()));
    }

    #[test]
    fn faults_name_the_line_or_the_contact() {
        let unknown = Host::read(&GOOD.replace("\"role\"", "\"rolle\"")).unwrap_err();
        assert_eq!(unknown.line, 4);
        let is_unknown = |wrong: &Wrong| matches!(wrong, Wrong::File(read::Wrong::Unknown(name, _)) if name == "rolle");
        assert!(is_unknown(&unknown.wrong), "{unknown:?}");
        let broken = |from: &str, to: &str| Host::read(&GOOD.replace(from, to)).unwrap_err();
        let of_contact = |rule: Rule| Fault {
            line: 4,
            wrong: Wrong::Contact(Id::try_from("bk").unwrap(), rule),
        };
        let phones = "\"phones\": [\"+62211234567\"]";
        for (from, to, rule) in [
            ("+62211234567", "12a", Rule::Number("12a".into())),
            (
                "\"phones\"",
                "\"web\": \"javascript:alert(1)\", \"phones\"",
                Rule::Web,
            ),
            ("Ruang BK", "  ", Rule::Named),
            ("Ruang BK", &"x".repeat(LONGEST_TEXT + 1), Rule::Short),
            ("[\"today\", \"days\"]", "[]", Rule::Speeds),
            (phones, "\"phones\": []", Rule::Way),
        ] {
            assert_eq!(broken(from, to), of_contact(rule), "{to}");
        }
        let many = "{ \"id\": \"x\", \"name\": \"X\", \"role\": \"x\", \"place\": \"x\", \"speeds\": [\"now\"], \"last_checked\": \"2026-06-01\" },";
        let many = many.repeat(MOST_CONTACTS);
        let many = broken("\"contacts\": [", &format!("\"contacts\": [{many}"));
        assert_eq!(many.wrong, Wrong::TooMany);
        for broken in ["", "[]", "{", "null", "{\"contacts\": 3}"] {
            assert!(Host::read(broken).is_err(), "{broken}");
        }
    }

    #[test]
    fn a_contact_is_stale_after_half_a_year() {
        let contact = Host::read(GOOD).unwrap().contacts[0].clone();
        let day = |text| Day::try_from(text).unwrap();
        assert!(!contact.is_stale(day("2026-11-28")));
        assert!(contact.is_stale(day("2026-11-29")));
    }
}
