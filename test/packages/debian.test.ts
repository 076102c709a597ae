import { describe } from "vitest";
import { expectAgreement, type PinnedHeader } from "./expect-agreement.ts";
import { DEBIANS } from "./pins.ts";
import { itWith, toolsFor } from "./with-tools.ts";

/** Headers that a package finds by another's way than through the including file's folder. */
const INCLUDE_PATHS: Readonly<Record<string, readonly string[]>> = { "libogg-dev": ["usr/include"] };

const HEADERS: readonly PinnedHeader[] = DEBIANS.flatMap((pin) =>
  Object.keys(pin.headers).map((header) => ({ pin, header, includePaths: INCLUDE_PATHS[pin.name] ?? [] })),
);

describe.each(HEADERS)("$header of $pin.name $pin.version", (header) => {
  // Made for one platform when the package was built.
  itWith(toolsFor("apt-get"), "is read as clang reads it", () =>
    expectAgreement(header, ["x86_64-unknown-linux-gnu"]),
  );
});
