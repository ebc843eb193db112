//! The host's own file, `host.json`: name, contacts, switches. Strict: what is not understood is refused with the place
//! of the fault, and the built-in help stays.

use crate::date::Day;
use crate::id::Id;
use crate::line::Speed;
use crate::read::{self, Fault, structure};
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

const LONGEST_TEXT: usize = 400;
const MOST_CONTACTS: usize = 60;

impl Host {
    /// Reads `host.json`.
    ///
    /// # Errors
    /// The first fault: broken JSON, an unknown or missing field, a number or address that cannot be one.
    pub fn read(text: &str) -> Result<Host, Fault> {
        let host: Host = read::json(text)?;
        if host.contacts.len() > MOST_CONTACTS {
            return Err(Fault {
                line: read::line_of(text, "contacts"),
                what: format!("more than {MOST_CONTACTS} contacts"),
            });
        }
        for contact in &host.contacts {
            let fault = |line: usize, what: &str| Fault {
                line,
                what: format!("contact `{}`: {what}", contact.id),
            };
            let in_contact = |what: &str| fault(read::line_of(text, contact.id.as_str()), what);
            if contact.name.trim().is_empty() || contact.role.trim().is_empty() {
                return Err(in_contact("name and role must not be empty"));
            }
            if let Some(number) = contact
                .phones
                .iter()
                .chain(&contact.whatsapp)
                .find(|number| !is_number(number))
            {
                let what = format!("`{number}` is not a number: 3 to 16 digits, may begin with +");
                return Err(fault(read::line_of(text, number), &what));
            }
            if !contact.web.is_empty() && !contact.web.starts_with("https://") {
                return Err(in_contact("web must begin with https://"));
            }
            let texts = [
                &contact.name,
                &contact.role,
                &contact.place,
                &contact.hours,
                &contact.note,
            ];
            if texts.iter().any(|text| text.len() > LONGEST_TEXT) {
                return Err(in_contact(&format!(
                    "a text is longer than {LONGEST_TEXT} bytes"
                )));
            }
            if contact.speeds.is_empty() {
                return Err(in_contact(
                    "speeds must name at least one of now, today, days",
                ));
            }
            if contact.phones.is_empty() && contact.whatsapp.is_empty() && contact.place.is_empty()
            {
                return Err(in_contact("give phones, whatsapp or a place"));
            }
        }
        Ok(host)
    }

    /// The contacts for a speed, in the order in which they are to be tried.
    pub fn contacts_for(&self, speed: Speed) -> impl Iterator<Item = &Contact> {
        self.contacts
            .iter()
            .filter(move |contact| contact.speeds.contains(&speed))
    }
}

impl Contact {
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
        assert!(
            unknown.what.contains("unknown field `rolle`"),
            "{}",
            unknown.what
        );
        let number = Host::read(&GOOD.replace("+62211234567", "12a")).unwrap_err();
        assert_eq!(number.line, 4);
        assert_eq!(
            number.what,
            "contact `bk`: `12a` is not a number: 3 to 16 digits, may begin with +"
        );
        let web =
            Host::read(&GOOD.replace("\"phones\"", "\"web\": \"javascript:alert(1)\", \"phones\""));
        assert_eq!(
            web.unwrap_err(),
            Fault {
                line: 4,
                what: "contact `bk`: web must begin with https://".into()
            }
        );
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
