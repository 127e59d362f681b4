import type { Fault, Place } from "../core/fault";
import type { blueprint } from "../messages/blueprint";
import { type PathStep, showPath } from "./document";
import { limits } from "./limits";
import type { Source } from "./source";

/** A fault before it has its place. */
export interface Finding extends Omit<Fault, "place" | "code"> {
  readonly code: keyof typeof blueprint;
  /** Where in the file, when that is not where the value begins. */
  readonly offset?: number;
}

/** Collects faults: the first thousand are kept, the rest is counted. */
export class FaultList {
  private readonly kept: Fault[] = [];
  private more = 0;

  /** Adds what was found in a file. */
  add(source: Source, offset: number, path: readonly PathStep[], finding: Finding): void {
    if (this.full()) return;
    const { offset: own = offset, ...fault } = finding;
    this.kept.push({ ...fault, place: { ...source.place(own), ...(path.length > 0 ? { path: showPath(path) } : {}) } });
  }

  /** Adds what has a place already. */
  push(fault: Fault): void {
    if (!this.full()) this.kept.push(fault);
  }

  /** Counts faults that were not even made. */
  skip(count: number): void {
    this.more += count;
  }

  /** True when another fault would only be counted, and counts it. */
  private full(): boolean {
    const full = this.kept.length >= limits.faults;
    if (full) this.more += 1;
    return full;
  }

  /** All faults in the order of the text, the files in the order given; what was only counted comes last, as one. */
  inOrder(files: readonly string[]): Fault[] {
    return [...ordered(this.kept, files), ...(this.more > 0 ? [uncounted(this.more, files[0])] : [])];
  }
}

/** Faults by file, line and column, each once. */
function ordered(faults: readonly Fault[], files: readonly string[]): Fault[] {
  const rank = new Map(files.map((file, index) => [file, index]));
  const fileOf = ({ file }: Place) => rank.get(file ?? "") ?? files.length;
  const seen = new Set<string>();
  return faults
    .filter((fault) => {
      const same = JSON.stringify([fault.code, fault.place, fault.message]);
      return seen.size < seen.add(same).size;
    })
    .sort(
      ({ place: a }, { place: b }) =>
        fileOf(a) - fileOf(b) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0),
    );
}

function uncounted(more: number, file: string | undefined): Fault {
  return {
    code: "BP099" satisfies keyof typeof blueprint,
    message: `${more} more ${more === 1 ? "fault is" : "faults are"} not shown`,
    place: file === undefined ? {} : { file },
  };
}
