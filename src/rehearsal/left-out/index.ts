import { rehearsedResources } from "../admission/types";
import { labelOf, type RehearsedStack } from "../runner/stacks";
import { isKnown, leaveOut } from "./leave-out";

/** Stacks as they are rehearsed, and what to say of what is not in them. */
export interface Kept {
  readonly stacks: readonly RehearsedStack[];
  readonly notes: readonly string[];
}

/**
 * Stacks without what the project has no facts about. Where nothing else would be left they stay as they are, and are refused: a
 * rehearsal of nothing is not clean.
 */
export function withoutUnknown(stacks: readonly RehearsedStack[]): Kept {
  const rehearsable = stacks
    .flatMap(rehearsedResources)
    .some(({ kind, type }) => kind === "resource" && isKnown(kind, type));
  if (!rehearsable) return { stacks, notes: [] };
  const reduced = stacks.map(leaveOut);
  const left = reduced.flatMap(({ stack, left: addresses }) =>
    addresses.map((address) => (stacks.length > 1 ? `${labelOf(stack)} ${address}` : address)),
  );
  const noun = left.length === 1 ? "resource" : "resources";
  return {
    stacks: reduced.map(({ stack }) => stack),
    notes:
      left.length === 0
        ? []
        : [
            `left out of the rehearsal: ${left.length} ${noun} of types without facts, or that depend on one for their number: ${left.join(", ")}`,
          ],
  };
}
