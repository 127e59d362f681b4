import { FaultError, together } from "../../core/fault";
import type { ServedProvider } from "../plugin/handlers";
import { inOrder, type RehearsedStack } from "../runner/stacks";
import { refuseBlocks } from "./blocks";
import { refuseFunctions } from "./functions";
import { nameFaults } from "./names";
import { refuseParts } from "./parts";
import { refuseSources } from "./sources";
import { providersOf } from "./types";
import { Reader } from "./written";

/**
 * The providers to serve for stacks that a rehearsal may run: Terraform would run no program, fetch nothing, and read nothing but
 * what this run writes. What is not known to be harmless is refused.
 *
 * @param plays stacks that stand beside one another, such as the old and the new ones of an upgrade
 * @throws FaultError with every fault: RH001 stacks in a circle, RH002 types without facts, RH004 programs, RH005 modules, RH006
 *   states of others, RH007 parts of the language, RH008 providers from elsewhere, RH009 functions that read files, RH010 names
 */
export function admitted(plays: readonly (readonly RehearsedStack[])[]): (ServedProvider & { source: string })[] {
  let providers: (ServedProvider & { source: string })[] = [];
  together([
    ...plays.flatMap((stacks) => [
      () => void inOrder(stacks),
      () => refuse(nameFaults(stacks)),
      ...stacks.map((stack) => () => refuse(faultsOf(stack, stacks))),
    ]),
    () => {
      providers = providersOf(plays.flat());
    },
  ]);
  return providers;
}

function faultsOf(stack: RehearsedStack, all: readonly RehearsedStack[]) {
  const reader = new Reader(stack);
  refuseParts(reader);
  refuseBlocks(reader, all);
  refuseSources(reader);
  refuseFunctions(reader);
  // A part that several of them read is at fault once.
  return [...new Map(reader.faults.map((fault) => [JSON.stringify(fault), fault])).values()];
}

function refuse(faults: FaultError["faults"]): void {
  if (faults.length > 0) throw new FaultError(faults);
}
