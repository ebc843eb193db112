//! The two tracks of the training. They share modules, items and role-plays; a few lessons exist for each.

use crate::progress::Progress;
use crate::read::variants;
use crate::unit::{ModuleLine, PartKind, PartLine};
use serde::Serialize;

/// For whom a lesson or a module is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Track {
    /// 13 to 17, at school: notice, listen, tell an adult (`domain.md` 2).
    Teen,
    /// 17 and older, at a university.
    University,
}

variants! { Track { Teen = "teen", University = "university" } }

/// Whether something is part of the course of somebody. Who has not chosen a track sees what is for both and for
/// university, as the course is written.
pub fn is_for(only: Option<Track>, track: Option<Track>) -> bool {
    only.is_none_or(|only| only == track.unwrap_or(Track::University))
}

/// The parts of a module that belong to a track.
pub fn parts<'a>(
    parts: &'a [PartLine],
    track: Option<Track>,
) -> impl Iterator<Item = &'a PartLine> + use<'a> {
    parts.iter().filter(move |part| is_for(part.only, track))
}

/// The parts of a whole course.
pub fn course<'a>(
    modules: &'a [ModuleLine],
    track: Option<Track>,
) -> impl Iterator<Item = (&'a ModuleLine, &'a PartLine)> + use<'a> {
    let modules = modules
        .iter()
        .filter(move |module| is_for(module.only, track));
    modules.flat_map(move |module| parts(&module.parts, track).map(move |part| (module, part)))
}

/// The number of a lesson within its module, counted from 1; a lesson for one track has that of the lesson whose place it
/// takes.
pub fn number(parts: &[PartLine], part: &PartLine) -> usize {
    let track = part.only;
    let before = parts.iter().take_while(|other| other.page != part.page);
    1 + before
        .filter(|other| other.kind == PartKind::Lesson && is_for(other.only, track))
        .count()
}

/// The lesson that stands in the place of this one for the other track.
pub fn other<'a>(parts: &'a [PartLine], part: &PartLine) -> Option<&'a PartLine> {
    part.only?;
    let number_of = |part: &PartLine| number(parts, part);
    parts.iter().find(|other| {
        other.only.is_some() && other.only != part.only && number_of(other) == number_of(part)
    })
}

/// What stands in the place of a part for a track: the other version of the lesson, if that is the one for it.
pub fn instead<'a>(
    parts: &'a [PartLine],
    part: &'a PartLine,
    track: Option<Track>,
) -> &'a PartLine {
    other(parts, part)
        .filter(|other| is_for(other.only, track))
        .unwrap_or(part)
}

/// Whether a part is done. A lesson done for one track is done for the other.
pub fn is_done(progress: &Progress, parts: &[PartLine], part: &PartLine) -> bool {
    progress.is_finished(&part.page)
        || other(parts, part).is_some_and(|other| progress.is_finished(&other.page))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::Id;

    fn line(part: &str, only: Option<Track>) -> PartLine {
        let kind = match part.starts_with('r') {
            true => PartKind::RolePlay,
            false => PartKind::Lesson,
        };
        PartLine {
            part: Id::try_from(part).unwrap(),
            page: Id::try_from(format!("m1-{part}")).unwrap(),
            title: vec![],
            minutes: None,
            kind,
            only,
        }
    }

    fn module() -> Vec<PartLine> {
        vec![
            line("l1", Some(Track::University)),
            line("t1", Some(Track::Teen)),
            line("l2", None),
            line("r1", None),
        ]
    }

    fn shown(track: Option<Track>) -> Vec<String> {
        let module = module();
        parts(&module, track)
            .map(|part| format!("{} {}", number(&module, part), part.part))
            .collect()
    }

    #[test]
    fn each_track_has_its_own_lesson_under_the_same_number() {
        assert_eq!(shown(Some(Track::Teen)), ["1 t1", "2 l2", "3 r1"]);
        assert_eq!(shown(Some(Track::University)), ["1 l1", "2 l2", "3 r1"]);
        assert_eq!(shown(None), shown(Some(Track::University)));
    }

    #[test]
    fn what_was_done_for_one_track_is_done_for_the_other() {
        let module = module();
        let mut progress = Progress::default();
        progress.finish(&module[0].page);
        assert!(is_done(&progress, &module, &module[1]));
        assert!(!is_done(&progress, &module, &module[2]));
    }
}
