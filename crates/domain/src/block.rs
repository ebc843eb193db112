//! Blocks: what a page is made of. A closed list; each has one component in the application.

use crate::assessment::Assessment;
use crate::flow::Choice;
use crate::guide::{Guide, Level};
use crate::id::Id;
use crate::line::{Line, Speed};
use crate::quiz::Item;
use crate::read::{structure, variants};
use crate::text::{Inline, Target};
use crate::timer::Phase;
use crate::track::{self, Track};
use crate::unit::ModuleLine;
use crate::worksheet::{Field, Worksheet};
use serde::Serialize;

/// One block of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(
    clippy::large_enum_variant,
    reason = "pages are short lists, read once"
)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading of level 2 or 3 with the id it can be linked by.
    Heading(u8, Id, Vec<Inline>),
    /// A list, and whether its order matters. Each entry holds blocks.
    List(ListKind, Vec<Vec<Block>>),
    /// A table with its caption (may be empty), its head and its rows.
    Table(Table),
    /// A remark set apart.
    Callout(Callout),
    /// What one can do afterwards.
    Goal(Vec<Inline>),
    /// An own picture with its text alternative.
    Figure(Figure),
    /// Words of somebody, invented or from a source.
    Quotation(Quotation),
    /// Two replies side by side.
    Compare(Vec<Reply>),
    /// The telephone lines and the host's contacts for a speed.
    Contacts(Speed, Vec<Line>),
    /// What to do when nobody answers: when, and what then.
    Wait(Vec<(Vec<Inline>, Vec<Inline>)>),
    /// Large choices.
    Doors(Vec<Door>),
    /// A myth with its fact.
    Myth(Myth),
    /// Words to avoid and to use.
    Swap(Vec<Swap>),
    /// A case that several items share.
    Situation(Situation),
    /// A quiz item.
    Item(Item),
    /// Something that does something.
    Tool(Id, Tool),
    /// The exercise of another page: its address; its title, the exercise and the language it is in, if that is another, as
    /// soon as [`crate::unit::Unit::take_over`] has put them there.
    Use(String, Vec<Inline>, Vec<Block>, Option<String>),
    /// A sheet to print: id, title, blocks.
    Sheet(Id, Vec<Inline>, Vec<Block>),
    /// A text box for one's own words: id on the page, the task, and what to compare with.
    Own(Id, Vec<Inline>, Vec<Block>),
    /// All sources with their dates.
    Sources(Vec<SourceLine>),
    /// The guide "when to refer".
    Guide(Guide),
    /// The four levels, to print and carry.
    Levels(Levels),
    /// What the training trains, and how much of it is there. On the page of the training, below its modules.
    Competencies(Vec<Competency>),
    /// The final assessment.
    Assessment(Assessment),
    /// The lessons that come back, found among those of all modules.
    Review(Vec<ModuleLine>),
    /// The certificate.
    Certificate(Certificate),
    /// What is looked at when a person practises with people.
    Rubric(Rubric),
    /// The search.
    Search,
    /// All terms with their meanings.
    Glossary(Vec<TermLine>),
    /// What was written and kept on this device, found among the pages on which one can write.
    Kept(Vec<KeptLine>),
    /// What was kept of a worksheet whose last blank says that it is shown here: its page, its id and its blanks.
    Shown(String, Id, Vec<Field>),
}

variants! { Block {
Paragraph(words),
Heading(level, id, words),
List(kind, entries),
Table(table),
Callout(callout),
Goal(words),
Figure(figure),
Quotation(quotation),
Compare(replies),
Contacts(speed, lines),
Wait(rows),
Doors(doors),
Myth(myth),
Swap(rows),
Situation(situation),
Item(item),
Tool(id, tool),
Use(address, title, blocks, instead),
Sheet(id, title, blocks),
Own(id, task, blocks),
Sources(lines),
Guide(guide),
Levels(levels),
Competencies(rows),
Assessment(assessment),
Review(modules),
Certificate(certificate),
Rubric(rubric),
Search,
Glossary(terms),
Kept(pages),
Shown(address, id, fields),
} }

/// How a list is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum ListKind {
    /// Points without order.
    Points,
    /// Numbered.
    Numbered,
    /// Numbered steps to do.
    Steps,
    /// What not to do.
    Dont,
}

variants! { ListKind { Points, Numbered, Steps, Dont } }

/// A table. It scrolls in its own named region on narrow screens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Table {
    /// Names the table; may be empty.
    pub caption: Vec<Inline>,
    /// Head cells, one a column.
    pub head: Vec<Vec<Inline>>,
    /// Rows of cells.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

structure! { Table { caption, head, rows } }

/// What a callout is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum CalloutKind {
    /// Worth knowing.
    Note,
    /// An example.
    Example,
    /// Take care.
    Careful,
    /// Stop and read this first.
    Stop,
    /// Folded away until opened; the title is what one presses.
    More,
}

variants! { CalloutKind { Note, Example, Careful, Stop, More } }

/// A remark set apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Callout {
    /// What it is for.
    pub kind: CalloutKind,
    /// May be empty.
    pub title: Vec<Inline>,
    /// What it says.
    pub blocks: Vec<Block>,
}

structure! { Callout { kind, title, blocks } }

/// An own picture: lines and words only, so that it takes the colours of the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// `viewBox` of the drawing.
    pub view: String,
    /// Strokes in drawing order.
    pub shapes: Vec<Shape>,
    /// What the picture shows, in full words.
    pub alt: String,
    /// A line under it; may be empty.
    pub caption: Vec<Inline>,
}

structure! { Figure { view, shapes, alt, caption } }

/// A stroke or a word of a [`Figure`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Shape {
    /// Path data and class (`a`, `b`, `c`, `w`, `k`, `t` or empty).
    Path(String, String),
    /// Words with their place, `x` and `y` in the drawing's units.
    Text(String, String, String),
}

variants! { Shape { Path(path, class), Text(words, x, y) } }

/// Words of somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quotation {
    /// Who says it; marked as invented unless a source is named.
    pub who: String,
    /// Id of the source; `None` for an invented person.
    pub source: Option<String>,
    /// The words.
    pub text: Vec<Inline>,
}

structure! { Quotation { who, source, text } }

/// A reply in a [`Block::Compare`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reply {
    /// Whether it opens the story or closes it.
    pub opens: bool,
    /// What is said.
    pub words: Vec<Inline>,
    /// What the other person then does.
    pub then: Vec<Inline>,
}

structure! { Reply { opens, words, then } }

/// A large choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Door {
    /// Name of a picture of the application, or `-` for none.
    pub picture: String,
    /// Where it leads.
    pub target: Target,
    /// What one presses.
    pub title: Vec<Inline>,
    /// One line about it.
    pub line: Vec<Inline>,
}

structure! { Door { picture, target, title, line } }

/// A myth with its fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Myth {
    /// Stable id.
    pub id: Id,
    /// What people say.
    pub myth: Vec<Inline>,
    /// The fact in one breath.
    pub fact: Vec<Inline>,
    /// A sentence to answer with that shames nobody.
    pub reply: Vec<Inline>,
    /// A little more.
    pub more: Vec<Inline>,
}

structure! { Myth { id, myth, fact, reply, more } }

/// Words to avoid and what to say instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Swap {
    /// Not these.
    pub avoid: Vec<Inline>,
    /// But these.
    pub say: Vec<Inline>,
    /// Why; may be empty.
    pub why: Vec<Inline>,
}

structure! { Swap { avoid, say, why } }

/// A case that several items share.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Situation {
    /// Stable id.
    pub id: Id,
    /// What it is called.
    pub title: Vec<Inline>,
    /// What happens.
    pub blocks: Vec<Block>,
}

structure! { Situation { id, title, blocks } }

/// Something that does something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Tool {
    /// Three questions before a module. Any yes leads to a person. Never stored.
    Gate {
        /// The questions.
        questions: Vec<Vec<Inline>>,
        /// Shown when all are answered no.
        no: Vec<Inline>,
        /// Shown when one is answered yes.
        yes: Vec<Vec<Inline>>,
    },
    /// Slow breathing along a line; seconds in, seconds out, number of rounds.
    Breathing {
        /// Seconds breathing in, 2 to 6.
        r#in: u8,
        /// Seconds breathing out, 3 to 8.
        out: u8,
        /// Number of rounds, 3 to 30.
        rounds: u8,
    },
    /// One step after another through the senses: how many, of what, an example.
    Grounding(Vec<(u8, Vec<Inline>, Vec<Inline>)>),
    /// A small plan: label and hint of each blank, and an example. Printed or copied, not stored.
    Plan {
        /// Label and hint.
        blanks: Vec<(Vec<Inline>, Vec<Inline>)>,
        /// An invented person's plan.
        example: Vec<Inline>,
    },
    /// Phases with their time.
    Timer {
        /// How often all phases are gone through, 1 to 30.
        rounds: u8,
        /// One after another.
        phases: Vec<Phase>,
        /// Said at the end.
        end: Vec<Inline>,
    },
    /// Something to fill in.
    Sheet(Worksheet),
}

variants! { Tool {
Gate { questions, no, yes },
Breathing { r#in = "in", out, rounds },
Grounding(steps),
Plan { blanks, example },
Timer { rounds, phases, end },
Sheet(worksheet),
} }

/// A page on which something can be written and kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct KeptLine {
    /// Its address within the language.
    pub address: String,
    /// Its title.
    pub title: Vec<Inline>,
    /// What can be written there: id, and the blanks of a worksheet; none for a box of own words.
    pub places: Vec<(Id, Vec<Field>)>,
}

structure! { KeptLine { address, title, places } }

/// A source as the reader sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceLine {
    /// Its mark, such as `F90`.
    pub id: String,
    /// Who said it.
    pub who: String,
    /// What it is.
    pub what: String,
    /// Year, or `n.d.`.
    pub year: String,
    /// Who was asked; may be empty.
    pub population: String,
    /// Where it was read, as text.
    pub address: String,
    /// Day it was checked, `YYYY-MM-DD`.
    pub checked: String,
    /// A reservation; may be empty.
    pub note: String,
}

structure! { SourceLine { id, who, what, year, population, address, checked, note } }

/// The four levels of the guide, printed as a card of two sides (A6) and as a poster (A4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Levels {
    /// Stable id.
    pub id: Id,
    /// Names the card on the page.
    pub card: Vec<Inline>,
    /// Names the poster on the page.
    pub poster: Vec<Inline>,
    /// Stands at the head of the card's first side and of the poster.
    pub title: Vec<Inline>,
    /// One row for each level, the most serious first.
    pub rows: Vec<LevelRow>,
    /// Stands at the head of the card's second side.
    pub back: Vec<Inline>,
    /// What to know by heart.
    pub say: Vec<Vec<Inline>>,
    /// Whom to call.
    pub lines: Vec<Line>,
    /// Version of the guide they are taken from, as a clinician signs it.
    pub version: String,
}

structure! { Levels { id, card, poster, title, rows, back, say, lines, version } }

/// Something that the training trains.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Competency {
    /// Its code, such as `E6` or `P1`.
    pub code: String,
    /// Its name.
    pub name: Vec<Inline>,
    /// The items of both tracks that ask for it.
    pub items: Vec<Id>,
    /// Those of the lessons for pupils.
    pub teen: Vec<Id>,
    /// Those of the lessons for students.
    pub university: Vec<Id>,
}

structure! { Competency { code, name, items, teen, university } }

impl Competency {
    /// The items that ask somebody of a track for it.
    pub fn asked(&self, track: Option<Track>) -> impl Iterator<Item = &Id> {
        let own = [
            (Track::Teen, &self.teen),
            (Track::University, &self.university),
        ];
        let own = own
            .into_iter()
            .filter(move |(only, _)| track::is_for(Some(*only), track));
        self.items.iter().chain(own.flat_map(|(_, items)| items))
    }
}

/// A certificate to print, once the course is done and the final assessment passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Certificate {
    /// The modules, whose parts have to be done.
    pub modules: Vec<ModuleLine>,
    /// Names of all competencies, and the track that alone is asked for one.
    pub competencies: Vec<(Vec<Inline>, Option<Track>)>,
    /// What it says of itself, and what is to be filled in by hand.
    pub blocks: Vec<Block>,
}

structure! { Certificate { modules, competencies, blocks } }

/// A rubric for role-plays with people, filled on screen or on paper. Nothing of it is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rubric {
    /// Stable id.
    pub id: Id,
    /// What is looked at.
    pub rows: Vec<RubricRow>,
    /// What must not happen, with an id each.
    pub harmful: Vec<(Id, Vec<Inline>)>,
    /// What follows from a harmful one.
    pub stop: Vec<Inline>,
}

structure! { Rubric { id, rows, harmful, stop } }

/// A competency in a [`Rubric`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct RubricRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Vec<Inline>,
    /// What one sees at each level, from 1 to 4.
    pub levels: Vec<Vec<Inline>>,
}

structure! { RubricRow { code, name, levels } }

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TermLine {
    /// Stable id.
    pub id: Id,
    /// The term.
    pub word: String,
    /// What it means.
    pub meaning: String,
}

structure! { TermLine { id, word, meaning } }

/// A level in [`Levels`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LevelRow {
    /// The level.
    pub level: Level,
    /// Its name.
    pub name: Vec<Inline>,
    /// Signs that mean it; a choice, on the poster only.
    pub signs: Vec<Inline>,
    /// What to do first.
    pub first: Vec<Inline>,
    /// A sentence to say.
    pub words: Vec<Inline>,
}

structure! { LevelRow { level, name, signs, first, words } }

/// All blocks of a page including those inside others, in reading order.
pub fn walk<'a>(blocks: &'a [Block], visit: &mut dyn FnMut(&'a Block)) {
    for block in blocks {
        visit(block);
        match block {
            Block::List(_, entries) => {
                for entry in entries {
                    walk(entry, visit);
                }
            }
            Block::Callout(callout) => walk(&callout.blocks, visit),
            Block::Situation(situation) => walk(&situation.blocks, visit),
            Block::Certificate(certificate) => walk(&certificate.blocks, visit),
            Block::Use(_, _, inner, _) | Block::Sheet(_, _, inner) | Block::Own(_, _, inner) => {
                walk(inner, visit);
            }
            Block::Guide(guide) => {
                for page in &guide.pages {
                    walk(&page.blocks, visit);
                }
            }
            _ => {}
        }
    }
}

/// The items of a page in reading order.
pub fn items(blocks: &[Block]) -> Vec<&Item> {
    let mut found = Vec::new();
    walk(blocks, &mut |block| {
        if let Block::Item(item) = block {
            found.push(item);
        }
    });
    found
}

/// All running texts of a role-play's choice, for counting words and checking them.
pub fn choice_texts(choice: &Choice) -> Vec<&[Inline]> {
    let mut texts: Vec<&[Inline]> = vec![&choice.words, &choice.coach];
    texts.extend(choice.replies.iter().map(|reply| reply.words.as_slice()));
    texts
}
