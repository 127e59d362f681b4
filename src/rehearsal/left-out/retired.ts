import { own } from "../../core/own";
import { resourcesOf } from "../../terraform/configuration";
import { retiredTypes } from "../../terraform/retired-types";
import type { RehearsalFinding } from "../runner/rehearse";
import { labelOf, type RehearsedStack } from "../runner/stacks";

/** A finding for each resource whose API is retired: no apply creates it, though the provider has no facts against it. */
export function retiredIn(stacks: readonly RehearsedStack[]): RehearsalFinding[] {
  return stacks.flatMap((stack) =>
    resourcesOf(stack).flatMap(({ kind, type, address }): RehearsalFinding[] => {
      const retired = kind === "resource" ? own(retiredTypes, type) : undefined;
      if (!retired) return [];
      return [
        {
          stack: labelOf(stack),
          phase: "check",
          address,
          summary: `IBM has retired ${type}: no apply creates it [retired]`,
          detail: `Fix: Use ${retired.instead}.\nSource: ${retired.source}`,
        },
      ];
    }),
  );
}
