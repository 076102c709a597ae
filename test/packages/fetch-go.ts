import type { Fetch } from "./pin.ts";
import { runClient } from "./run-client.ts";

/** A module through the Go command, which checks it against the checksum database. */
export const fetchGo: Fetch = ({ name, version }, folder) => {
  const answer: unknown = JSON.parse(
    runClient("go", ["mod", "download", "-json", `${name}@${version}`], folder),
  );
  if (typeof answer === "object" && answer !== null && "Dir" in answer && typeof answer.Dir === "string") {
    return answer.Dir;
  }
  throw new Error(`go brought no ${name} ${version}`);
};
