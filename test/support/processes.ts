import * as fs from "node:fs";

/** A process that runs, other than one that has ended and was not asked for yet. */
export interface Running {
  readonly pid: number;
  readonly command: string;
}

/** Every process, of whatever parent, in whose environment a text stands; needs /proc. */
export function processesWith(text: string): Running[] {
  return fs
    .readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid): Running[] => {
      try {
        if (!fs.readFileSync(`/proc/${pid}/environ`, "utf8").includes(text)) return [];
        const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
        const state = stat.slice(stat.lastIndexOf(")") + 2, stat.lastIndexOf(")") + 3);
        if (state === "Z" || state === "X") return [];
        return [{ pid: Number(pid), command: fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ") }];
      } catch {
        // It has ended in the meantime, or is another user's.
        return [];
      }
    });
}
