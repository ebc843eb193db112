//! What pages of the training take from all of it, once every language is read and compared.

use crate::Language;
use crate::figures;
use crate::problem::Problems;
use domain::assessment::LENGTH;
use domain::block::{Block, KeptLine, Tool, items, walk};
use domain::id::Id;
use domain::quiz::{Item, seed};
use domain::route::{Place, Route};
use domain::text::Inline;
use domain::track::Track;
use domain::unit::{ModuleLine, Unit};
use std::collections::BTreeMap;

/// What the blocks take.
struct Course {
    modules: Vec<ModuleLine>,
    pool: Vec<Item>,
    version: String,
    /// The items of lessons and checks that ask for each competency, with the track that alone has one.
    asked: BTreeMap<String, Vec<(Id, Option<Track>)>>,
    names: Vec<(String, Vec<Inline>)>,
}

/// Puts the pool, the modules and the competencies where their blocks stand.
pub(crate) fn finish(language: &mut Language, problems: &Problems) {
    language.figures = figures::figures(language);
    let has_assessment = language.units.values().any(|unit| match unit {
        Unit::Page(page, _) => page
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Assessment(_))),
        _ => false,
    });
    if has_assessment {
        figures::check(language, problems);
    }
    let course = gather(language);
    let own = OwnWords::of(language);
    for unit in language.units.values_mut() {
        if let Unit::Part(_, part) = unit
            && part.flow.is_some()
        {
            for (code, name) in &mut part.competencies {
                let found = course.names.iter().find(|(known, _)| known == code);
                name.extend(found.into_iter().flat_map(|(_, name)| name.clone()));
            }
        }
        let Unit::Page(page, _) = unit else { continue };
        for block in &mut page.blocks {
            put(block, &course, &language.code, problems);
            own.put(block);
        }
    }
}

/// Pages on which one can write.
struct OwnWords {
    pages: Vec<KeptLine>,
}

impl OwnWords {
    fn of(language: &Language) -> OwnWords {
        let mut found = OwnWords { pages: vec![] };
        for address in &language.inventory.pages {
            let unit = Route::parse(address).and_then(|route| language.units.get(&route.unit()));
            let page = match unit {
                Some(Unit::Page(page, _)) => page,
                Some(Unit::Part(_, part)) => &part.page,
                _ => continue,
            };
            let mut places = Vec::new();
            walk(&page.blocks, &mut |block| match block {
                Block::Own(id, ..) => places.push((id.clone(), vec![])),
                Block::Tool(id, Tool::Sheet(sheet)) => {
                    places.push((id.clone(), sheet.fields().cloned().collect()));
                }
                _ => {}
            });
            if !places.is_empty() {
                found.pages.push(KeptLine {
                    address: address.clone(),
                    title: page.title.clone(),
                    places,
                });
            }
        }
        found
    }

    fn put(&self, block: &mut Block) {
        match block {
            Block::Kept(pages) => pages.clone_from(&self.pages),
            Block::Shown(address, id, fields) => {
                let page = self.pages.iter().find(|page| page.address == *address);
                if let Some((place, blanks)) = page.and_then(|page| page.places.first()) {
                    id.clone_from(place);
                    fields.clone_from(blanks);
                }
            }
            _ => {}
        }
    }
}

fn gather(language: &mut Language) -> Course {
    let mut course = Course {
        modules: vec![],
        pool: vec![],
        version: String::new(),
        asked: BTreeMap::new(),
        names: vec![],
    };
    let mut words = String::new();
    language.units.retain(|_, unit| {
        let Unit::Part(_, part) = &*unit else {
            return true;
        };
        // Writing to a text does not fail.
        words.push_str(&serde_json::to_string(part).unwrap_or_default());
        let is_pool = figures::is_pool(part);
        for item in items(&part.page.blocks) {
            match is_pool {
                true => course.pool.push(item.clone()),
                false => {
                    let asked = course.asked.entry(item.competency.clone());
                    asked.or_default().push((item.id.clone(), part.only));
                }
            }
        }
        !is_pool
    });
    course.version = format!("{:012x}", seed(&words) >> 16);
    if let Some(Unit::Page(page, modules)) = language.units.get(Place::Training.name()) {
        course.modules.clone_from(modules);
        for block in &page.blocks {
            if let Block::Competencies(rows) = block {
                let names = rows.iter().map(|row| (row.code.clone(), row.name.clone()));
                course.names.extend(names);
            }
        }
    }
    // What is asked in a module for one track is asked of that track.
    for (id, only) in course.asked.values_mut().flatten() {
        let module = id.as_str().split('-').next();
        let module = course
            .modules
            .iter()
            .find(|line| Some(line.id.as_str()) == module);
        *only = only.or(module.and_then(|module| module.only));
    }
    course
}

/// The track of which all items are; `None` if both are asked.
fn only(asked: &[(Id, Option<Track>)]) -> Option<Track> {
    let mut tracks = asked.iter().map(|(_, only)| *only);
    let first = tracks.next().flatten();
    first.filter(|_| tracks.all(|only| only == first))
}

fn put(block: &mut Block, course: &Course, code: &str, problems: &Problems) {
    match block {
        Block::Competencies(rows) => {
            for row in rows {
                let asked = course.asked.get(&row.code).into_iter().flatten();
                let of = |track| {
                    let of_track = asked.clone().filter(move |(_, only)| *only == track);
                    of_track.map(|(id, _)| id.clone()).collect()
                };
                row.items = of(None);
                row.teen = of(Some(Track::Teen));
                row.university = of(Some(Track::University));
            }
        }
        Block::Assessment(assessment) => {
            if course.pool.len() < LENGTH {
                problems.of(format!("content/{code}/training")).error(
                    0,
                    format!("the final assessment has {} items to draw from and asks {LENGTH}", course.pool.len()),
                    "write items for it in training/<module>/a1.md, or take the block `assessment` out",
                );
            }
            assessment.pool.clone_from(&course.pool);
            assessment.modules.clone_from(&course.modules);
            assessment.version.clone_from(&course.version);
        }
        Block::Review(modules) => modules.clone_from(&course.modules),
        Block::Certificate(certificate) => {
            certificate.modules.clone_from(&course.modules);
            let names = course.names.iter().map(|(code, name)| {
                let asked = course
                    .asked
                    .get(code)
                    .map(Vec::as_slice)
                    .unwrap_or_default();
                (name.clone(), only(asked))
            });
            certificate.competencies = names.collect();
        }
        Block::Rubric(rubric) => {
            for row in &mut rubric.rows {
                let name = course.names.iter().find(|(code, _)| *code == row.code);
                row.name = name.map(|(_, name)| name.clone()).unwrap_or_default();
            }
        }
        _ => {}
    }
}
