import type { Bridge } from "../../idl/bridge/bridge.ts";
import type { BridgeFact, BridgeVersions } from "./bridge-side.ts";

/** What two versions of a bridge say of the library as a whole, wherever it does not show in C. */
export function libraryFacts({
  baseline: { bridge: before },
  current: { bridge: now },
}: BridgeVersions): readonly BridgeFact[] {
  const common = { item: now.name, symbols: [], places: { baseline: before.span, current: now.span } };
  const about = (member: string) => ({ kind: "source", member }) as const;
  const changed = (textOf: (bridge: Bridge) => string) => {
    const [baseline, current] = [textOf(before), textOf(now)];
    return baseline === current ? [] : [{ ...common, baseline, current }];
  };
  const lost = before.targets.some((target) => !now.targets.includes(target));
  return [
    ...changed(({ name }) => name).map((one) => ({ ...one, about: about("name"), fact: "name" }) as const),
    ...changed(libraryName).map((one) => ({ ...one, about: about("crate"), fact: "library" }) as const),
    ...changed(({ abiMajor }) => String(abiMajor)).map(
      (one) => ({ ...one, about: about("abi_major"), fact: "abi-major" }) as const,
    ),
    ...changed(({ targets }) => [...targets].sort().join(", ")).map(
      (one) => ({ ...one, about: about("targets"), fact: "targets", lost }) as const,
    ),
    ...changed(({ go }) => go.module).map(
      (one) => ({ ...one, about: about("module"), fact: "go-name", of: "the module" }) as const,
    ),
    ...changed(({ go }) => go.package).map(
      (one) => ({ ...one, about: about("package"), fact: "go-name", of: "the package" }) as const,
    ),
  ];
}

/** The library's file is called by the crate. */
function libraryName({ rust }: Bridge): string {
  return `lib${rust.crate.replaceAll("-", "_")}`;
}
