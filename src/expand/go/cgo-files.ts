import type { Files } from "../../source/files.ts";
import type { SourceFile } from "../../source/source-file.ts";

/** What cgo itself puts in front of every preamble (cmd/cgo, builtinProlog). */
export const PROLOG: SourceFile = {
  path: "<built-in>/cgo-prolog.h",
  text: `#include <stddef.h>
typedef ptrdiff_t intgo;
typedef struct { const char *p; intgo n; } _GoString_;
`,
};

/** The types of the header that cgo writes for the exported functions (cmd/cgo, C references to Go). */
const EXPORT_HEADER: SourceFile = {
  path: "<built-in>/_cgo_export.h",
  text: `#pragma once
typedef signed char GoInt8;
typedef unsigned char GoUint8;
typedef short GoInt16;
typedef unsigned short GoUint16;
typedef int GoInt32;
typedef unsigned int GoUint32;
typedef long long GoInt64;
typedef unsigned long long GoUint64;
typedef ptrdiff_t GoInt;
typedef size_t GoUint;
typedef size_t GoUintptr;
typedef float GoFloat32;
typedef double GoFloat64;
typedef float _Complex GoComplex64;
typedef double _Complex GoComplex128;
typedef _GoString_ GoString;
typedef void *GoMap;
typedef void *GoChan;
typedef struct { void *t; void *v; } GoInterface;
typedef struct { void *data; GoInt len; GoInt cap; } GoSlice;
`,
};

const EXPORT_HEADER_NAME = "_cgo_export.h";

/**
 * The files as the C of one Go file sees them: its preamble under the Go file's path, cgo's own headers, and the header
 * of the exported functions in every folder that has none.
 */
export function withCgoFiles(files: Files, preamble: SourceFile): Files {
  return {
    list: files.list,
    read: (path) => {
      if (path === preamble.path) return { ok: true, file: preamble };
      if (path === PROLOG.path) return { ok: true, file: PROLOG };
      const result = files.read(path);
      const isExportHeader = path === EXPORT_HEADER_NAME || path.endsWith(`/${EXPORT_HEADER_NAME}`);
      const isMissing = !result.ok && result.failure.kind === "missing";
      return isMissing && isExportHeader ? { ok: true, file: EXPORT_HEADER } : result;
    },
  };
}

/** Whether a file is one that cgo makes. */
export function isCgoFile(file: SourceFile): boolean {
  return file === PROLOG || file === EXPORT_HEADER;
}
