use super::*;
use std::collections::BTreeSet;

fn id(text: &str) -> Id {
    Id::try_from(text).unwrap()
}

fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.into())]
}

fn choice(name: &str, kind: Effect, changes: Vec<Change>, next: Vec<Next>) -> Choice {
    Choice {
        id: id(name),
        kind,
        words: words(name),
        replies: vec![Answer {
            when: vec![],
            words: words("reply"),
        }],
        coach: vec![],
        shows: vec![],
        changes,
        next,
    }
}

fn to(name: &str) -> Next {
    Next {
        when: vec![],
        to: To::Node(id(name)),
    }
}

fn node(name: &str, choices: Vec<Choice>) -> Node {
    Node {
        id: id(name),
        title: words(name),
        shown: vec![],
        choices,
    }
}

/// One step that can be answered well, badly, or so that it depends on trust.
fn sample() -> Flow {
    let again = Next {
        when: vec![],
        to: To::Again,
    };
    let close = Next {
        when: vec![Condition::AtLeast(id("trust"), 2)],
        to: To::Node(id("close")),
    };
    Flow {
        memory: vec![Counter {
            id: id("trust"),
            start: 1,
            least: 0,
            most: 2,
        }],
        flags: vec![id("asked")],
        nodes: vec![
            node(
                "n1",
                vec![
                    choice(
                        "well",
                        Effect::Helpful,
                        vec![Change::Add(id("trust"), 1), Change::Flag(id("asked"))],
                        vec![close.clone(), to("far")],
                    ),
                    choice(
                        "badly",
                        Effect::Harmful,
                        vec![Change::Add(id("trust"), -1)],
                        vec![again],
                    ),
                ],
            ),
            node("close", vec![]),
            node("far", vec![]),
        ],
    }
}

#[test]
fn a_sound_flow_has_no_faults() {
    assert_eq!(check(&sample()), vec![]);
}

#[test]
fn a_careless_word_is_heard_later() {
    let flow = sample();
    let begin = Walker::begin(&flow).unwrap();
    let well = begin.choose(&flow, &id("well")).unwrap();
    assert_eq!(well.node(&flow).unwrap().id, id("close"));
    let badly = begin.choose(&flow, &id("badly")).unwrap();
    assert_eq!(badly.node(&flow).unwrap().id, id("n1"));
    assert!(badly.holds(&Condition::Again));
    let repaired = badly.choose(&flow, &id("well")).unwrap();
    assert_eq!(repaired.node(&flow).unwrap().id, id("far"));
    assert!(repaired.holds(&Condition::Flag(id("asked"))) && !repaired.holds(&Condition::Again));
    assert_eq!(repaired.steps().len(), 2);
}

#[test]
fn numbers_stay_within_their_bounds() {
    let flow = sample();
    let mut walker = Walker::begin(&flow).unwrap();
    for _ in 0..5 {
        walker = walker.choose(&flow, &id("badly")).unwrap();
    }
    assert_eq!(walker.number(&id("trust")), Some(0));
}

#[test]
fn a_choice_that_is_not_offered_leads_nowhere() {
    let flow = sample();
    assert_eq!(
        Walker::begin(&flow).unwrap().choose(&flow, &id("gone")),
        None
    );
}

#[test]
fn every_kind_of_fault_is_found() {
    let mut flow = sample();
    flow.nodes.push(node("lost", vec![]));
    flow.nodes.push(node("far", vec![]));
    flow.nodes[0].choices[0].next = vec![to("nowhere")];
    let twin = flow.nodes[0].choices[0].clone();
    flow.nodes[0].choices.push(twin);
    flow.nodes[0].choices[1].changes = vec![Change::Flag(id("unheard"))];
    flow.nodes[0].choices[1].next = vec![Next {
        when: vec![Condition::NoFlag(id("nothing"))],
        to: To::Node(id("n1")),
    }];
    flow.nodes[0].choices[1].replies.clear();
    let faults: BTreeSet<String> = check(&flow)
        .iter()
        .map(|fault| format!("{fault:?}"))
        .collect();
    for expected in [
        Fault::Unreached(id("lost")),
        Fault::TwoNodes(id("far")),
        Fault::NoTarget(id("n1"), id("well"), id("nowhere")),
        Fault::TwoChoices(id("n1"), id("well")),
        Fault::Unknown(id("n1"), id("unheard")),
        Fault::Unknown(id("n1"), id("nothing")),
        Fault::MayStop(id("n1"), id("badly")),
        Fault::NoReply(id("n1"), id("badly")),
        Fault::NoSecondTry(id("n1"), id("badly")),
        Fault::NoEnd(id("n1")),
    ] {
        assert!(
            faults.contains(&format!("{expected:?}")),
            "{expected:?} in {faults:#?}"
        );
    }
    assert_eq!(
        check(&Flow {
            memory: vec![],
            flags: vec![],
            nodes: vec![]
        }),
        vec![Fault::Empty]
    );
}

#[test]
fn what_was_said_leads_there_again() {
    let flow = sample();
    let begin = Walker::begin(&flow).unwrap();
    let badly = begin.choose(&flow, &id("badly")).unwrap();
    let well = badly.choose(&flow, &id("well")).unwrap();
    assert_eq!(well.said(), [id("n1-badly"), id("n1-well")]);
    assert_eq!(Walker::again(&flow, &well.said()), [begin, badly, well]);
}

#[test]
fn a_rewritten_flow_goes_on_as_far_as_it_still_fits() {
    let flow = sample();
    let said = [id("n1-badly"), id("n9-gone"), id("n1-well")];
    assert_eq!(Walker::again(&flow, &said).len(), 2);
    assert_eq!(Walker::again(&flow, &[id("x")]).len(), 1);
}
