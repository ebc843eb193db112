//! Writes the readers of structures and of types with variants. The compiler of Rust refuses a field or variant that is
//! left out; that the names are those `derive(Serialize)` writes is proved on all content (`crates/compiler/tests/readers.rs`).

/// Makes a structure readable: `structure! { Table { caption, head, rows } }`. Fields after `or default` may be missing, a
/// name that is no word of Rust's own is given: `r#in = "in"`.
macro_rules! structure {
    ($type:ident $(<$inner:ident>)? { $($fields:tt)* }) => {
        impl$(<$inner: $crate::read::Readable>)? $crate::read::Readable for $type$(<$inner>)? {
            fn read(given: $crate::read::Given, reader: &mut $crate::read::Reader) -> Self {
                $crate::read::shapes::fields!(given reader [$type] { $($fields)* })
            }
        }
    };
}

/// Makes a type with variants readable, with the name of a variant where it is another than in the code:
/// `variants! { Inline { Text(words) = "t", Link(target, words) = "a", Blank = "_" } }`. What belongs to a variant is only
/// counted in round brackets and named in braces.
macro_rules! variants {
    ($type:ident {
        $first:ident $(($($first_part:ident),+))? $({$($first_field:tt)+})? $(= $first_name:literal)?
        $(, $variant:ident $(($($part:ident),+))? $({$($field:tt)+})? $(= $name:literal)?)*
        $(,)?
    }) => {
        impl $crate::read::Readable for $type {
            fn read(given: $crate::read::Given, reader: &mut $crate::read::Reader) -> Self {
                #[allow(dead_code, reason = "it only counts")]
                enum Place { $first $(, $variant)* }
                let names = &[
                    $crate::read::shapes::name!($first $($first_name)?)
                    $(, $crate::read::shapes::name!($variant $($name)?))*
                ];
                let (place, content) = reader.variant(given, names);
                match place {
                    $(place if place == Place::$variant as usize => {
                        $crate::read::shapes::content!(
                            content reader [$type::$variant] $(($($part),+))? $({$($field)+})?
                        )
                    })*
                    _ => $crate::read::shapes::content!(
                        content reader [$type::$first] $(($($first_part),+))? $({$($first_field)+})?
                    ),
                }
            }
        }

        const _: fn(&$type) = |complete| match complete {
            $type::$first { .. } => {}
            $($type::$variant { .. } => {})*
        };
    };
}

/// What belongs to a variant: nothing, a value, a list of values, or fields.
macro_rules! content {
    ($given:ident $reader:ident [$($variant:tt)+]) => {{
        $reader.nothing($given);
        $($variant)+
    }};
    ($given:ident $reader:ident [$($variant:tt)+] ($part:ident)) => {
        $($variant)+($crate::read::Readable::read($given, $reader))
    };
    ($given:ident $reader:ident [$($variant:tt)+] ($($part:ident),+)) => {{
        let [$($part),+] = $reader.parts($given);
        $($variant)+($($crate::read::Readable::read($part, $reader)),+)
    }};
    ($given:ident $reader:ident [$($variant:tt)+] {$($field:tt)+}) => {
        $crate::read::shapes::fields!($given $reader [$($variant)+] {$($field)+})
    };
}

/// The fields of a structure or of a variant.
macro_rules! fields {
    ($given:ident $reader:ident [$($type:tt)+] {
        $($field:ident $(= $name:literal)?),* $(,)?
        $(; or default $($other:ident),+ $(,)?)?
    }) => {{
        let needed = <[&str]>::len(&[$(stringify!($field)),*]);
        let names = &[
            $($crate::read::shapes::name!($field $($name)?),)*
            $($(stringify!($other),)+)?
        ];
        let [$($field,)* $($($other,)+)?] = $reader.fields($given, names, needed);
        $($type)+ {
            $($field: $crate::read::Readable::read($field, $reader),)*
            $($($other: match $other {
                None => Default::default(),
                there => $crate::read::Readable::read(there, $reader),
            },)+)?
        }
    }};
}

/// A name as it stands in JSON.
macro_rules! name {
    ($name:ident) => {
        stringify!($name)
    };
    ($name:ident $other:literal) => {
        $other
    };
}

pub(crate) use {content, fields, name, structure, variants};
