/** How large a generated project is: a crate, its header, and a Go package that calls it. */
export interface ProjectExtent {
  /** Each is a type with what belongs to it, about 60 lines of Rust. */
  readonly units: number;
  /** One of so many units is part of the C interface; the others are the crate's own. */
  readonly exportEvery: number;
  /** Units of the C interface that one Go file calls. */
  readonly unitsPerGoFile: number;
}

const UNITS_PER_MODULE = 20;

/** All files of the project by path. The sides agree. */
export function generateProject(extent: ProjectExtent): ReadonlyMap<string, string> {
  const units = numbers(extent.units);
  const exported = units.filter((unit) => unit % extent.exportEvery === 0);
  const modules = chunk(units, UNITS_PER_MODULE);
  const goFiles = chunk(exported, extent.unitsPerGoFile);
  return new Map([
    ["Cargo.toml", MANIFEST],
    ["src/lib.rs", rootText(modules.length)],
    ...modules.map((of, index): [string, string] => [
      `src/part_${index}.rs`,
      `use crate::*;\n\n${of.map((unit) => unitText(unit, unit % extent.exportEvery === 0)).join("\n")}`,
    ]),
    ["include/big.h", headerText(exported)],
    ["go/go.mod", "module example.com/big\n\ngo 1.22\n"],
    ...goFiles.map((of, index): [string, string] => [`go/part_${index}.go`, goText(of)]),
  ]);
}

const MANIFEST = `[package]
name = "big"
version = "1.0.0"
edition = "2021"

[lib]
crate-type = ["cdylib", "staticlib"]
`;

function rootText(modules: number): string {
  const named = numbers(modules).map((index) => `mod part_${index};\npub use part_${index}::*;\n`);
  return `#![allow(non_camel_case_types)]
pub use std::ffi::{c_char, c_void};

#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum big_kind {
    BIG_PLAIN,
    BIG_FOLDED,
    BIG_TORN,
}

${named.join("")}`;
}

function unitText(unit: number, isExported: boolean): string {
  const representation = isExported ? "#[repr(C)]\n" : "";
  return `/// What is asked for under the number ${unit}: it is copied, and its \`name\` is not.
${representation}#[derive(Clone, Copy, Debug)]
pub struct big_${unit} {
    /// Counts from one.
    pub id: u32,
    pub name: *const c_char,
    pub length: usize,
    pub kind: big_kind,
    pub weights: [u16; ${(unit % 7) + 1}],
}

impl big_${unit} {
    /// The sum of all weights, as often as is asked for.
    fn weigh(&self, factor: u32) -> u64 {
        let mut sum = u64::from(self.id) * u64::from(factor);
        for (step, weight) in self.weights.iter().enumerate() {
            if step % 3 == 0 && sum < 1_000_000 {
                sum += u64::from(*weight) << (step & 0x0f);
            } else {
                sum ^= 0x5bd1_e995;
            }
        }
        match self.kind {
            big_kind::BIG_PLAIN => sum,
            big_kind::BIG_FOLDED if factor > 2 => sum / 2,
            other => panic!("no weight of {:?}: \\"{}\\"", other, '"'),
        }
    }
}

${isExported ? exportText(unit) : ""}
/// The first of \`items\`, at most \`limit\` of them.
pub fn first_of_${unit}<'items, T: Clone + 'items>(items: &'items [T], limit: usize) -> Vec<T>
where
    T: PartialEq,
{
    let mut found: Vec<T> = Vec::with_capacity(limit.min(items.len()));
    for item in items.iter().filter(|item| !found_before(*item, &items[..0])).take(limit) {
        found.push(item.clone());
    }
    return found;

    fn found_before<T: PartialEq>(item: &T, before: &[T]) -> bool {
        before.iter().any(|other| other == item)
    }
}

#[cfg(test)]
mod tests_${unit} {
    use super::*;

    #[test]
    fn gives_the_first() {
        assert_eq!(first_of_${unit}(&[1u8, 2, 3], 2), vec![1, 2], r#"of "three""#);
    }
}
`;
}

function exportText(unit: number): string {
  return `/// Weighs \`value\`; -1 without one.
///
/// # Safety
/// \`value\` is null or points to one.
#[no_mangle]
pub unsafe extern "C" fn big_weigh_${unit}(value: *const big_${unit}, flags: u32, context: *mut c_void) -> i32 {
    let Some(value) = value.as_ref() else {
        return -1;
    };
    if context.is_null() && flags == u32::MAX {
        return 0;
    }
    i32::try_from(value.weigh(flags)).unwrap_or(i32::MAX)
}
`;
}

function headerText(exported: readonly number[]): string {
  const units = exported.map(
    (unit) => `
/* What is asked for under the number ${unit}. */
typedef struct big_${unit} {
  uint32_t id;
  const char *name;
  size_t length;
  big_kind kind;
  uint16_t weights[${(unit % 7) + 1}];
} big_${unit};

int32_t big_weigh_${unit}(const big_${unit} *value, uint32_t flags, void *context);
`,
  );
  return `#ifndef BIG_H
#define BIG_H
#include <stddef.h>
#include <stdint.h>

typedef enum big_kind { BIG_PLAIN, BIG_FOLDED, BIG_TORN } big_kind;
${units.join("")}
#endif
`;
}

function goText(units: readonly number[]): string {
  const functions = units.map(
    (unit) => `
// Weigh${unit} weighs what is asked for under the number ${unit}.
func Weigh${unit}(id uint32, flags int) (int, error) {
	var value C.big_${unit}
	value.id = C.uint32_t(id)
	value.kind = C.BIG_FOLDED
	for i := range value.weights {
		value.weights[i] = C.uint16_t(i)
	}
	weight := C.big_weigh_${unit}(&value, C.uint32_t(flags), unsafe.Pointer(&value))
	if weight < 0 {
		return 0, errors.New("no weight of ${unit}: \`" + "'" + \`"\`)
	}
	return int(weight), nil
}
`,
  );
  return `package big

/*
#cgo CFLAGS: -I\${SRCDIR}/../include
#include "big.h"
*/
import "C"

import (
	"errors"
	"unsafe"
)
${functions.join("")}`;
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function chunk(items: readonly number[], size: number): readonly (readonly number[])[] {
  return numbers(Math.ceil(items.length / size)).map((index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
