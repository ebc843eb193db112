use super::*;
use crate::quiz::{Item, Verdict};
use proptest::prelude::*;

fn id(text: &str) -> Id {
    Id::try_from(text).unwrap()
}

fn chosen(names: &[&str]) -> BTreeSet<Id> {
    names.iter().map(|name| id(name)).collect()
}

/// Entries `a`, `b`, `c` and so on with their places.
fn entries(places: &[u8]) -> Vec<Entry> {
    let entry = |(place, letter): (&u8, char)| Entry {
        id: id(&letter.to_string()),
        place: *place,
        words: vec![],
        feedback: vec![],
    };
    places.iter().zip('a'..).map(entry).collect()
}

fn targets(names: &[&str]) -> Vec<Target> {
    let target = |name: &&str| Target {
        id: id(name),
        words: vec![],
    };
    names.iter().map(target).collect()
}

fn item(task: Task) -> Item {
    Item {
        id: id("m1-l1-q1"),
        number: 1,
        objective: id("o1"),
        competency: "P1".into(),
        difficulty: 1,
        critical: true,
        situation: None,
        case: vec![],
        question: vec![],
        task,
    }
}

fn names(order: &[&Entry]) -> String {
    order.iter().map(|entry| entry.id.as_str()).collect()
}

#[test]
fn an_order_that_nobody_touched_is_unanswered() {
    let item = item(Task::Ordering(entries(&[2, 1, 3])));
    assert_eq!(item.verdict(&chosen(&[])), Verdict::Unanswered);
    assert_eq!(item.verdict(&chosen(&["gone-1"])), Verdict::Unanswered);
}

#[test]
fn steps_of_one_number_may_swap_and_others_may_not() {
    let item = item(Task::Ordering(entries(&[1, 2, 2, 3])));
    let verdict = |names: &[&str]| item.verdict(&chosen(names));
    assert_eq!(verdict(&["a-1", "b-2", "c-3", "d-4"]), Verdict::Right);
    assert_eq!(verdict(&["a-1", "c-2", "b-3", "d-4"]), Verdict::Right);
    assert_eq!(verdict(&["b-1", "a-2", "c-3", "d-4"]), Verdict::NotYet);
    let placed = item.task.placed(&chosen(&["b-1", "a-2", "c-3", "d-4"]));
    let fits: Vec<_> = placed.iter().map(|(_, fits)| *fits).collect();
    assert_eq!(fits, [Some(false), Some(false), Some(true), Some(true)]);
}

#[test]
fn an_edited_ordering_keeps_what_it_still_has() {
    let stored = chosen(&["c-1", "gone-2", "a-3", "b-4"]);
    let entries = entries(&[1, 2, 3, 4]);
    assert_eq!(names(&order(&entries, &stored)), "cabd");
    let placed = in_order(&order(&entries, &stored));
    assert_eq!(placed, chosen(&["c-1", "a-2", "b-3", "d-4"]));
}

#[test]
fn an_entry_that_two_places_claim_stands_once() {
    let entries = entries(&[1, 2, 3]);
    let order = order(&entries, &chosen(&["a-1", "a-3", "b-1", "c-2"]));
    assert_eq!(names(&order), "abc");
}

#[test]
fn every_entry_must_be_with_its_target() {
    for task in [Task::Matching, Task::Groups] {
        let item = item(task(entries(&[1, 2, 1]), targets(&["mine", "not", "none"])));
        let verdict = |names: &[&str]| item.verdict(&chosen(names));
        assert_eq!(verdict(&[]), Verdict::Unanswered);
        assert_eq!(verdict(&["a-gone", "x-mine"]), Verdict::Unanswered);
        assert_eq!(verdict(&["a-mine", "b-not"]), Verdict::NotYet);
        assert_eq!(verdict(&["a-mine", "b-not", "c-mine"]), Verdict::Right);
        assert_eq!(verdict(&["a-mine", "b-not", "c-none"]), Verdict::NotYet);
        let placed = item.task.placed(&chosen(&["a-mine", "b-none"]));
        let fits: Vec<_> = placed.iter().map(|(_, fits)| *fits).collect();
        assert_eq!(fits, [Some(true), Some(false), None]);
    }
}

/// Ranks from 1 without gaps, as the compiler lets them through, and an order of the entries.
fn ranked() -> impl Strategy<Value = (Vec<u8>, Vec<usize>)> {
    proptest::collection::vec(any::<bool>(), 2..6).prop_flat_map(|steps| {
        let mut ranks = vec![1];
        for up in steps {
            ranks.push(ranks.last().copied().unwrap_or(1) + u8::from(up));
        }
        let places: Vec<usize> = (0..ranks.len()).collect();
        (Just(ranks).prop_shuffle(), Just(places).prop_shuffle())
    })
}

proptest! {
    #[test]
    fn any_allowed_order_is_right_and_any_other_is_not((ranks, places) in ranked()) {
        let entries = entries(&ranks);
        let arranged: Vec<&Entry> = places.iter().map(|place| &entries[*place]).collect();
        let stored = in_order(&arranged);
        prop_assert_eq!(names(&order(&entries, &stored)), names(&arranged));
        let allowed = arranged.windows(2).all(|pair| pair[0].place <= pair[1].place);
        let verdict = if allowed { Verdict::Right } else { Verdict::NotYet };
        prop_assert_eq!(item(Task::Ordering(entries.clone())).verdict(&stored), verdict);
    }

    #[test]
    fn nothing_stored_makes_an_arrangement_lose_an_entry(
        names in proptest::collection::btree_set("[a-e]-[0-9]{1,2}", 0..12),
    ) {
        let entries = entries(&[1, 2, 3, 4]);
        let stored: BTreeSet<Id> = names.iter().map(|name| id(name)).collect();
        let placed = Task::Ordering(entries.clone()).placed(&stored).len();
        prop_assert_eq!((order(&entries, &stored).len(), placed), (4, 4));
    }
}

#[test]
fn what_an_edited_item_no_longer_has_is_known() {
    let order = Task::Ordering(entries(&[1, 2]));
    assert!(order.has(&id("b-2")));
    assert!(!order.has(&id("c-1")) && !order.has(&id("a-3")) && !order.has(&id("a")));
    let groups = Task::Groups(entries(&[1, 2]), targets(&["m", "n"]));
    assert!(groups.has(&id("a-n")));
    assert!(!groups.has(&id("a-o")) && !groups.has(&id("z-m")));
}
