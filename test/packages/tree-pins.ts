import type { TreePin } from "./pin.ts";

const tokenizers = { client: "go", name: "github.com/daulet/tokenizers" } as const;

/** A hand-written header, the crate that it declares, and a Go package that calls it. */
export const TOKENIZERS_1_25 = {
  ...tokenizers,
  version: "v1.25.0",
  sha256: "be92fd86a5a9620342258e669ad5cac423f272ddc30bd7cf8dbdbeac66ab5280",
} as const satisfies TreePin;
export const TOKENIZERS_1_26 = {
  ...tokenizers,
  version: "v1.26.0",
  sha256: "a84e31e91a8202375aad9ad5c741193e1dcc5c77b43e28855e064ced7e0f758f",
} as const satisfies TreePin;

/** A Go package with the header of a library that is not part of it. */
export const GO_LIBSQL = {
  client: "go",
  name: "github.com/tursodatabase/go-libsql",
  version: "v0.0.0-20251219133454-43644db490ff",
  sha256: "a44a10a13ddd615efd5f0afee88dc924a631e5563870b54c78acdf4385b4703e",
} as const satisfies TreePin;

/** A Go package of many files with preambles, callbacks, and the C that they call. */
export const GO_SQLITE3 = {
  client: "go",
  name: "github.com/mattn/go-sqlite3",
  version: "v1.14.28",
  sha256: "a1041db02449c9ca3aed5206d7ca9e34f00eb51d58dfd7b3077ca5e89b57a22a",
} as const satisfies TreePin;

/** A crate with the headers that its makers wrote for it. */
export const WASMTIME_C_API = {
  client: "cargo",
  name: "wasmtime-c-api-impl",
  version: "24.0.0",
  sha256: "720c8ba630a1069878941afe6952d81945779494bec9216ed2c387963bfa7e1a",
} as const satisfies TreePin;

/** Crates whose exports stand in their sources. */
export const IMAGEQUANT = {
  client: "cargo",
  name: "imagequant-sys",
  version: "4.1.0",
  sha256: "ae798d874ffaa3d15b5d4d092fa977da97e390c70749d3473cbb3116334a9252",
} as const satisfies TreePin;
export const MP4PARSE = {
  client: "cargo",
  name: "mp4parse_capi",
  version: "0.17.0",
  sha256: "09612d25a860c17bdb4cf8e4a4693619accaa9dd0ede99a3298826505e1243a2",
} as const satisfies TreePin;
export const QCMS = {
  client: "cargo",
  name: "qcms",
  version: "0.3.0",
  sha256: "5e4b0beb1a789caecab50e8fef2fb42d6d40c879648f573ec5f5d99ad7154f58",
} as const satisfies TreePin;
export const YFFI = {
  client: "cargo",
  name: "yffi",
  version: "0.23.1",
  sha256: "2fdeb08558e3e5fe369ce6866e3ef695de54c5ef94f3feb95dcbc1dd4b20faa3",
} as const satisfies TreePin;

/** Crates whose exports a macro makes. */
export const RURE = {
  client: "cargo",
  name: "rure",
  version: "0.2.5",
  sha256: "f863a1060a03a5e141d9627b3062175b8cd3a152f21c43036b2d47124d514603",
} as const satisfies TreePin;
export const HYPER = {
  client: "cargo",
  name: "hyper",
  version: "1.6.0",
  sha256: "4a13310884f7268366cdc9b389845f437a390743caff8543950d84f78587f0bf",
} as const satisfies TreePin;

/** Crates whose exports have names that a macro makes. */
export const BZIP2 = {
  client: "cargo",
  name: "libbz2-rs-sys",
  version: "0.2.2",
  sha256: "0db956cff209cc5374957c22fed1bfbf0ecba38589be704046d5b4b55ce36ea2",
} as const satisfies TreePin;
export const ZLIB = {
  client: "cargo",
  name: "libz-rs-sys",
  version: "0.5.0",
  sha256: "dd306b4682f1e9cb1e2b44d566cf272ba3b5db938125eaa8f92559f4623d17e7",
} as const satisfies TreePin;
