import { showJson } from "../core/show-json";
import type { Judgement } from "./rule";

/** A rule asked for a value that nobody knows before apply: it cannot judge. */
export class NotKnown extends Error {
  constructor(
    /** Dotted argument. */
    readonly argument: string,
    /** What stands there: a reference, a dynamic block. */
    readonly got: string,
  ) {
    super(`${argument} is not known before apply`);
  }
}

/** What a rule says that has asked for such a value. */
export function unknownBecause(error: NotKnown, about: Pick<Judgement, "expected" | "fix">): Judgement {
  return { verdict: "unknown", argument: error.argument, ...about, got: showJson(error.got) };
}
