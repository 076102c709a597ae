/** A crate, its header and a Go package that calls it, which agree. */
export const project = {
  "crates/kv/Cargo.toml": `[package]
name = "kv"
version = "1.0.0"
edition = "2021"

[lib]
crate-type = ["staticlib"]
`,
  "crates/kv/src/lib.rs": `#[repr(C)]
pub struct kv_options {
    pub cache_bytes: u64,
    pub threads: u32,
}

#[no_mangle]
pub extern "C" fn kv_open(options: *const kv_options) -> i32 {
    let _ = options;
    0
}
`,
  "include/kv.h": `#include <stdint.h>
struct kv_options {
  uint64_t cache_bytes;
  uint32_t threads;
};
int32_t kv_open(const struct kv_options *options);
`,
  "go.mod": "module example.com/kv\n\ngo 1.22\n",
  "kv.go": `package kv

/*
#cgo CFLAGS: -I\${SRCDIR}/include
#include "kv.h"
*/
import "C"

func Open() int {
	var options C.struct_kv_options
	return int(C.kv_open(&options))
}
`,
} as const;

/** The same with a field of another width in the header. */
export const disagreeing = {
  ...project,
  "include/kv.h": project["include/kv.h"].replace("uint32_t threads", "uint16_t threads"),
} as const;

/** The same with a further parameter on all sides. */
export const broken = {
  ...project,
  "crates/kv/src/lib.rs": project["crates/kv/src/lib.rs"].replace(
    "options: *const kv_options)",
    "options: *const kv_options, flags: u32)",
  ),
  "include/kv.h": project["include/kv.h"].replace("*options)", "*options, uint32_t flags)"),
  "kv.go": project["kv.go"].replace("C.kv_open(&options)", "C.kv_open(&options, 0)"),
} as const;
