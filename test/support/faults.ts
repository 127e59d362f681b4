import { type Fault, FaultError } from "../../src/core/fault";

/** What some work is refused for; nothing when it is done. Whatever else breaks is thrown on. */
export function faultsOf(work: () => unknown): readonly Fault[] {
  try {
    work();
  } catch (error) {
    if (error instanceof FaultError) return error.faults;
    throw error;
  }
  return [];
}

/** Codes of what some work is refused for. */
export function codesOf(work: () => unknown): string[] {
  return faultsOf(work).map(({ code }) => code);
}
