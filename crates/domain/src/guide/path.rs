//! Which questions are asked, and when the guide is at its end.

use super::{About, Answers, Question, Rules, UNDER_13};
use crate::id::Id;

impl Rules {
    /// The questions that these answers lead through, in their order. It ends behind a danger that was ticked, and behind
    /// the age where somebody is under 13.
    pub fn path(&self, answers: &Answers) -> Vec<&Question> {
        let mut path = Vec::new();
        for question in &self.questions {
            if !self.is_asked(question, answers) {
                continue;
            }
            path.push(question);
            let ends = |id: &Id| {
                answers.ticks.contains(id) && (question.danger || id.as_str() == UNDER_13)
            };
            if question.entries.iter().any(ends) {
                break;
            }
        }
        path
    }

    /// The first question on the path that has no answer yet; `None` at the result, and so as soon as a danger is ticked.
    pub fn next(&self, answers: &Answers) -> Option<&Question> {
        let path = self.path(answers);
        // The path ends behind such a danger.
        let last = path.last();
        if last.is_some_and(|last| last.danger && answers.has_tick(last)) {
            return None;
        }
        path.into_iter()
            .find(|question| !answers.has_answer(question))
    }

    /// The danger question after this one, or the first, whether or not it has an answer. Whoever presses "is there danger
    /// now?" is asked for every danger anew: the answer of before was about before.
    pub fn next_danger(&self, answers: &Answers, after: Option<&Id>) -> Option<&Question> {
        let mut path = self.path(answers).into_iter();
        if let Some(after) = after {
            path.find(|question| question.id == *after);
        }
        path.find(|question| question.danger)
    }

    fn is_asked(&self, question: &Question, answers: &Answers) -> bool {
        if question.friend && answers.about == About::Me {
            return false;
        }
        let is_open = |id: &Id| {
            let may_be =
                |other: &Question| answers.unsure.contains(&other.id) && other.entries.contains(id);
            answers.ticks.contains(id) || self.questions.iter().any(may_be)
        };
        // What was ticked there counts, so it stays in sight even where its topic was taken back.
        let counts = answers.has_tick(question) || answers.unsure.contains(&question.id);
        question.when.is_empty() || counts || question.when.iter().any(is_open)
    }
}

impl Answers {
    /// Whether a question was answered.
    pub fn has_answer(&self, question: &Question) -> bool {
        self.unsure.contains(&question.id)
            || self.none.contains(&question.id)
            || self.has_tick(question)
    }

    fn has_tick(&self, question: &Question) -> bool {
        let mut entries = question.entries.iter();
        entries.any(|id| self.ticks.contains(id))
    }

    /// Ticks an entry of a question, or takes the tick away. Of a choice only one answer stays; elsewhere only "none of
    /// these" goes: who does not know the rest takes nothing back.
    pub fn tick(&mut self, question: &Question, entry: &Id, on: bool) {
        if !on {
            self.ticks.remove(entry);
            return;
        }
        self.make_room(question);
        self.ticks.insert(entry.clone());
    }

    /// Answers a question with "I don't know", or takes that back.
    pub fn unsure(&mut self, question: &Question, on: bool) {
        if !on {
            self.unsure.remove(&question.id);
            return;
        }
        self.make_room(question);
        self.unsure.insert(question.id.clone());
    }

    /// Answers a question with "none of these"; whatever else was answered there goes.
    pub fn none(&mut self, question: &Question, on: bool) {
        self.none.remove(&question.id);
        if on {
            self.clear(question);
            self.none.insert(question.id.clone());
        }
    }

    fn make_room(&mut self, question: &Question) {
        self.none.remove(&question.id);
        if question.choice {
            self.clear(question);
        }
    }

    fn clear(&mut self, question: &Question) {
        self.ticks.retain(|id| !question.entries.contains(id));
        self.unsure.remove(&question.id);
    }
}
