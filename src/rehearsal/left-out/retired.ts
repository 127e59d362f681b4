import { own } from "../../core/own";
import { resourcesOf } from "../../terraform/configuration";
import { retiredTypes } from "../../terraform/retired-types";
import { labelOf, type RehearsedStack } from "../runner/stacks";

/** A resource that no apply creates. */
export interface RetiredResource {
  readonly stack: string;
  readonly phase: "check";
  readonly address: string;
  readonly summary: string;
  readonly detail: string;
}

/** A finding for each resource whose API is retired: no apply creates it, though the provider has no facts against it. */
export function retiredIn(stacks: readonly RehearsedStack[]): RetiredResource[] {
  return stacks.flatMap((stack) =>
    resourcesOf(stack).flatMap(({ kind, type, address }): RetiredResource[] => {
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
