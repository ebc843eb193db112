//! Reading a type from a tree of JSON: structures as sequences in the order of their fields, variants by their number.

use super::{Fault, fault};
use serde::de::value::U32Deserializer;
use serde::de::{
    self, DeserializeSeed, EnumAccess, IntoDeserializer, MapAccess, SeqAccess, VariantAccess,
    Visitor,
};
use serde_json::{Map, Value};

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "nothing",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

fn not(value: &Value, wanted: &str) -> Fault {
    fault(format!("{} stands where {wanted} is wanted", kind(value)))
}

/// A value to read from.
#[derive(Clone, Copy)]
pub(super) struct Tree<'a>(pub(super) &'a Value);

macro_rules! numbers {
    ($($name:ident)*) => {
        $(fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            match self.0.as_i64() {
                Some(number) if number >= 0 => visitor.visit_u64(number as u64),
                Some(number) => visitor.visit_i64(number),
                None => Err(not(self.0, "a whole number")),
            }
        })*
    };
}

macro_rules! texts {
    ($($name:ident)*) => {
        $(fn $name<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
            match self.0 {
                Value::String(text) => visitor.visit_str(text),
                other => Err(not(other, "a text")),
            }
        })*
    };
}

macro_rules! never {
    ($($name:ident)*) => {
        $(fn $name<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Fault> {
            Err(fault(concat!(stringify!($name), " is not used by our types").to_owned()))
        })*
    };
}

impl<'de> de::Deserializer<'de> for Tree<'_> {
    type Error = Fault;

    numbers! { deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 }
    texts! { deserialize_str deserialize_string deserialize_identifier }
    never! { deserialize_any deserialize_f32 deserialize_f64 deserialize_char deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_ignored_any }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Bool(truth) => visitor.visit_bool(*truth),
            other => Err(not(other, "true or false")),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_unit(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Array(entries) => visitor.visit_seq(Entries(entries.iter())),
            other => Err(not(other, "a list")),
        }
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_seq(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        match self.0 {
            Value::Object(map) => visitor.visit_map(Pairs {
                pairs: map.iter(),
                value: None,
            }),
            other => Err(not(other, "an object")),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        structure(self.0, fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let (name, content) = match self.0 {
            Value::String(name) => (name, None),
            Value::Object(map) if map.len() == 1 => match map.iter().next() {
                Some((name, content)) => (name, Some(content)),
                None => return Err(not(self.0, "a variant")),
            },
            other => return Err(not(other, "a variant")),
        };
        match variants.iter().position(|variant| variant == name) {
            Some(number) => visitor.visit_enum(Variant {
                number: number as u32,
                content,
            }),
            None => Err(fault(format!(
                "unknown variant `{name}`, expected one of {}",
                variants.join(", ")
            ))),
        }
    }
}

/// A structure as the sequence of its fields. Not generic over what is read but in its last line.
fn structure<'de, V: Visitor<'de>>(
    value: &Value,
    fields: &'static [&'static str],
    visitor: V,
) -> Result<V::Value, Fault> {
    let map = known(value, fields)?;
    let read = visitor.visit_seq(Fields {
        map,
        fields: fields.iter(),
    });
    read.map_err(|fault| missing(fault, map, fields))
}

fn known<'a>(value: &'a Value, fields: &[&str]) -> Result<&'a Map<String, Value>, Fault> {
    let Value::Object(map) = value else {
        return Err(not(value, "an object"));
    };
    match map.keys().find(|name| !fields.contains(&name.as_str())) {
        None => Ok(map),
        Some(name) => Err(fault(format!(
            "unknown field `{name}`, expected one of {}",
            fields.join(", ")
        ))),
    }
}

/// Says which field is missing, where a derived reader only knows that the sequence is too short.
fn missing(fault: Fault, map: &Map<String, Value>, fields: &[&str]) -> Fault {
    let short = fault.what.starts_with("invalid length ");
    let number = fault
        .what
        .split_whitespace()
        .nth(2)
        .and_then(|number| number.trim_end_matches(',').parse().ok());
    match number
        .and_then(|number: usize| fields.get(number))
        .filter(|name| short && !map.contains_key(**name))
    {
        Some(name) => Fault {
            line: 0,
            what: format!("missing field `{name}`"),
        },
        None => fault,
    }
}

struct Fields<'a> {
    map: &'a Map<String, Value>,
    fields: std::slice::Iter<'static, &'static str>,
}

impl<'de> SeqAccess<'de> for Fields<'_> {
    type Error = Fault;

    /// A field that is not there ends the sequence for this one field only, which a field with a default accepts.
    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        match self.fields.next().and_then(|name| self.map.get(*name)) {
            None => Ok(None),
            Some(value) => seed.deserialize(Tree(value)).map(Some),
        }
    }
}

struct Entries<'a>(std::slice::Iter<'a, Value>);

impl<'de> SeqAccess<'de> for Entries<'_> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        self.0
            .next()
            .map(|value| seed.deserialize(Tree(value)))
            .transpose()
    }
}

struct Pairs<'a> {
    pairs: serde_json::map::Iter<'a>,
    value: Option<&'a Value>,
}

impl<'de> MapAccess<'de> for Pairs<'_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some((name, value)) = self.pairs.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        seed.deserialize(name.as_str().into_deserializer())
            .map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        match self.value.take() {
            Some(value) => seed.deserialize(Tree(value)),
            None => Err(fault("a value without a name".to_owned())),
        }
    }
}

struct Variant<'a> {
    number: u32,
    content: Option<&'a Value>,
}

impl<'de, 'a> EnumAccess<'de> for Variant<'a> {
    type Error = Fault;
    type Variant = Content<'a>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Content<'a>), Fault> {
        let number: U32Deserializer<Fault> = self.number.into_deserializer();
        Ok((seed.deserialize(number)?, Content(self.content)))
    }
}

struct Content<'a>(Option<&'a Value>);

impl<'a> Content<'a> {
    fn there(&self) -> Result<Tree<'a>, Fault> {
        self.0
            .map(Tree)
            .ok_or_else(|| fault("a variant without what belongs to it".to_owned()))
    }
}

impl<'de> VariantAccess<'de> for Content<'_> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        match self.0 {
            None => Ok(()),
            Some(value) => Err(not(value, "nothing")),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(self.there()?)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Fault> {
        de::Deserializer::deserialize_seq(self.there()?, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        structure(self.there()?.0, fields, visitor)
    }
}
