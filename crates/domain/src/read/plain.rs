//! Reading what is no structure of ours: texts, numbers, lists and the like.

use super::{Given, Readable, Reader, Tree};
use crate::id::Id;
use litemap::LiteMap;
use std::collections::BTreeSet;

impl Readable for String {
    fn read(given: Given, reader: &mut Reader) -> Self {
        reader.text(given).to_owned()
    }
}

impl Readable for bool {
    fn read(given: Given, reader: &mut Reader) -> Self {
        reader.truth(given)
    }
}

macro_rules! numbers {
    ($($number:ident)*) => {
        $(impl Readable for $number {
            fn read(given: Given, reader: &mut Reader) -> Self {
                let most = i64::try_from($number::MAX).unwrap_or(i64::MAX);
                reader.number(given, $number::MIN as i64, most) as $number
            }
        })*
    };
}

numbers! { u8 u16 u32 u64 i16 }

impl<T: Readable> Readable for Option<T> {
    fn read(given: Given, reader: &mut Reader) -> Self {
        match given {
            None | Some(Tree::Nothing) => None,
            given => Some(T::read(given, reader)),
        }
    }
}

impl<T: Readable> Readable for Vec<T> {
    fn read(given: Given, reader: &mut Reader) -> Self {
        let entries = reader.list(given);
        let mut list = Vec::with_capacity(entries.len());
        list.extend(entries.iter().map(|entry| T::read(Some(entry), reader)));
        list
    }
}

impl Readable for BTreeSet<Id> {
    fn read(given: Given, reader: &mut Reader) -> Self {
        let mut set = BTreeSet::new();
        for entry in reader.list(given) {
            set.insert(Id::read(Some(entry), reader));
        }
        set
    }
}

impl<T: Readable> Readable for LiteMap<Id, T> {
    fn read(given: Given, reader: &mut Reader) -> Self {
        let mut map = LiteMap::new();
        for (name, value) in reader.object(given) {
            let value = T::read(Some(value), reader);
            map.insert(Id::of_text(name, reader), value);
        }
        map
    }
}

impl<A: Readable, B: Readable> Readable for (A, B) {
    fn read(given: Given, reader: &mut Reader) -> Self {
        let [a, b] = reader.parts(given);
        (A::read(a, reader), B::read(b, reader))
    }
}

impl<A: Readable, B: Readable, C: Readable> Readable for (A, B, C) {
    fn read(given: Given, reader: &mut Reader) -> Self {
        let [a, b, c] = reader.parts(given);
        (A::read(a, reader), B::read(b, reader), C::read(c, reader))
    }
}
