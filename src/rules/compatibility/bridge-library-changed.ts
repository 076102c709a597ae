import { defineRule } from "../../findings/rule.ts";
import { binaryBreak } from "../../findings/severity.ts";

const WHATS = {
  name: "the name, which partners ask for,",
  library: "the file's name",
  "abi-major": "`abi_major`, which partners link by,",
} as const;

export const bridgeLibraryChanged = defineRule({
  id: "bridge-library-changed",
  subject: "bridge",
  summary: "a library has another name, file or `abi_major`, by which its partners know it",
  severity: { otherwise: binaryBreak },
  effect:
    "Partners that were built before do not find the library, do not link with it, or refuse it when they start.",
  remedy: "Keep all three while anybody uses the library; with a new major version change `abi_major` alone.",
  reference: "BRIDGE.md, The handshake",
  message: "{what} is another: {baseline} -> {current}",
  check: (pair) => {
    const { fact, baseline, current } = pair;
    if (fact !== "name" && fact !== "library" && fact !== "abi-major") return null;
    return { data: { what: WHATS[fact], baseline, current } };
  },
});
