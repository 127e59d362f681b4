import { visible } from "./visible";

/** Where a fault is: a place in a blueprint, a construct, or a Terraform address. All parts that are known are given. */
export interface Place {
  /** File as the user named it. */
  readonly file?: string;
  /** 1-based line. */
  readonly line?: number;
  /** 1-based column. */
  readonly column?: number;
  /** Path inside the blueprint (`systems.shop.apps.web`), construct path, or Terraform address. */
  readonly path?: string;
}

/** One thing that is wrong, said so that its reader can mend it. */
export interface Fault {
  /** Stable code, for searching and for suppressing in editors: two letters and three digits. */
  readonly code: string;
  /** What is wrong, one sentence without a final stop. */
  readonly message: string;
  readonly place: Place;
  /** What would have been right. */
  readonly expected?: string;
  /** What was found. */
  readonly got?: string;
  /** What to do about it. */
  readonly fix?: string;
  /** The part of the blueprint that it comes from, where `place` is in the Terraform that was made of it. */
  readonly source?: Place;
}

/** Thrown when input is bad; carries every fault that was found, not only the first. */
export class FaultError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(renderFault).join("\n"));
    this.name = "FaultError";
    this.faults = faults;
  }
}

/**
 * Does every part of some work, and throws the faults of all of them together. What breaks after a fault may break because of it,
 * and is left out.
 */
export function together(parts: readonly (() => void)[]): void {
  const faults: Fault[] = [];
  for (const part of parts) {
    try {
      part();
    } catch (error) {
      if (error instanceof FaultError) faults.push(...error.faults);
      else if (faults.length === 0) throw error;
    }
  }
  if (faults.length > 0) throw new FaultError(faults);
}

/** A place in one line: `file:line:column path`. */
export function renderPlace(place: Place): string {
  const position = [place.file, place.line, place.column].filter((part) => part !== undefined).join(":");
  return visible([position, place.path].filter((part) => part !== undefined && part !== "").join(" "));
}

/** A fault as text: place and message on the first line; source, expected, got and fix indented below, each on one. */
export function renderFault(fault: Fault): string {
  const lines = [`${renderPlace(fault.place) || "input"}: ${visible(fault.message)} [${fault.code}]`];
  if (fault.source !== undefined) lines.push(`  source:   ${renderPlace(fault.source)}`);
  if (fault.expected !== undefined) lines.push(`  expected: ${visible(fault.expected)}`);
  if (fault.got !== undefined) lines.push(`  got:      ${visible(fault.got)}`);
  if (fault.fix !== undefined) lines.push(`  fix:      ${visible(fault.fix)}`);
  return lines.join("\n");
}
