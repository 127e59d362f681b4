import * as path from "node:path";
import type { Fault } from "../core/fault";
import type { Waiver } from "../core/waiver";
import { folderOf } from "../terraform/configuration";
import type { Control } from "./controls";
import type { Finding } from "./findings";

/** Longest life of a waiver, in days. */
export const longestWaiver = 180;
/** Shortest reason, in characters. */
export const shortestReason = 20;

const day = 24 * 60 * 60 * 1000;

/** The day in UTC as `YYYY-MM-DD`. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** True for a calendar day that exists. */
export function isDay(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dayOf(new Date(Date.parse(text))) === text
  );
}

/** Every fault of the waivers themselves; `today` is `YYYY-MM-DD`. */
export function judgeWaivers(
  waivers: readonly Waiver[],
  today: string,
  controls: ReadonlyMap<string, Control>,
): Fault[] {
  return waivers.flatMap((waiver, index) => [
    ...judgeOne(waiver, today, controls),
    ...(isCopy(waivers, index)
      ? [
          fault("WV006", waiver, `duplicate waiver for ${waiver.control} at ${waiver.at}`, {
            expected: "one waiver for a control at a place",
            got: "a second one",
            fix: "Remove one of the two.",
          }),
        ]
      : []),
  ]);
}

/** True for a waiver of the control and place of one before it. */
export function isCopy(waivers: readonly Waiver[], index: number): boolean {
  const { control, at } = waivers[index] as Waiver;
  return waivers.findIndex((waiver) => waiver.control === control && waiver.at === at) < index;
}

function judgeOne(waiver: Waiver, today: string, controls: ReadonlyMap<string, Control>): Fault[] {
  const faults: Fault[] = [];
  const control = controls.get(waiver.control);
  if (!control) {
    faults.push(
      fault("WV001", waiver, `unknown control ${waiver.control} in a waiver`, {
        expected: "a control id, as findings show it",
        got: waiver.control,
      }),
    );
  } else if (control.waivable === false) {
    faults.push(
      fault("WV002", waiver, `control ${waiver.control} (${control.title}) cannot be waived`, {
        expected: "a control that may be waived",
        got: waiver.control,
        fix: "Remove the waiver and fix the violation.",
      }),
    );
  }
  if (waiver.reason.trim().length < shortestReason) {
    faults.push(
      fault("WV003", waiver, `the reason of the waiver for ${waiver.control} is too short`, {
        expected: `at least ${shortestReason} characters`,
        got: `${waiver.reason.trim().length} characters`,
      }),
    );
  }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(waiver.owner)) {
    const blank = waiver.owner.trim() === "";
    const message = blank ? "has no owner" : "has an owner who cannot be reached";
    faults.push(
      fault("WV007", waiver, `the waiver for ${waiver.control} ${message}`, {
        expected: "the e-mail address of a person or team",
        got: blank ? "a blank" : waiver.owner,
      }),
    );
  }
  if (!isDay(waiver.expires)) {
    faults.push(
      fault("WV004", waiver, `the waiver for ${waiver.control} has no valid expiry date`, {
        expected: "a date as YYYY-MM-DD",
        got: waiver.expires,
      }),
    );
  } else if (waiver.expires < today) {
    faults.push(
      fault("WV005", waiver, `the waiver for ${waiver.control} expired on ${waiver.expires}`, {
        expected: `a day from ${today} on`,
        got: waiver.expires,
        fix: "Fix the violation, or have the owner renew the waiver.",
      }),
    );
  } else if (Date.parse(waiver.expires) - Date.parse(today) > longestWaiver * day) {
    faults.push(
      fault("WV004", waiver, `the waiver for ${waiver.control} is valid for too long`, {
        expected: `at most ${longestWaiver} days ahead: ${dayOf(new Date(Date.parse(today) + longestWaiver * day))}`,
        got: waiver.expires,
      }),
    );
  }
  return faults;
}

/** A fault of a waiver, at the place where the waiver is written. */
export function fault(
  code: string,
  waiver: Waiver,
  message: string,
  rest: Omit<Fault, "code" | "message" | "place">,
): Fault {
  return { code, message, place: waiver.place ?? { path: `waiver for ${waiver.control} at ${waiver.at}` }, ...rest };
}

/** The waiver of a finding's control whose place is the finding's, or above it. */
export function waiverOf(
  { control, at, stack, file, address }: Pick<Finding, "control" | "at" | "stack" | "file" | "address">,
  waivers: readonly Waiver[],
): Waiver | undefined {
  const places = [at, address, `${stack}/${address}`, `${shownFolder(file)}/${address}`];
  return waivers.find((waiver) => waiver.control === control && covers(waiver.at, places));
}

/** A waiver that names only an address must mean one resource: other folders may have one of the same address. */
export function ambiguousFault(waiver: Waiver, covered: readonly Finding[]): Fault | undefined {
  const named = covered.filter(({ at, address }) => at === address && placeText(waiver.at) === address);
  const folders = [...new Set(named.map(({ file }) => shownFolder(file)))];
  if (folders.length < 2) return undefined;
  return fault("WV009", waiver, `the waiver for ${waiver.control} covers ${waiver.at} in more than one folder`, {
    expected: `a location with its folder, such as ${folders[0]}/${waiver.at}`,
    got: folders.join(", "),
    fix: "Write one waiver for each folder.",
  });
}

/** The folder of a stack, as waivers name it. */
function shownFolder(file: string): string {
  return path.posix.normalize(folderOf(file)).replace(/\/$/, "");
}

function placeText(at: string): string {
  return at.replace(/^\/+|\/+$/g, "");
}

/** True when `at` names one of the places or something above it. */
function covers(at: string, places: readonly string[]): boolean {
  const wanted = placeText(at);
  return wanted !== "" && places.map(placeText).some((place) => place === wanted || place.startsWith(`${wanted}/`));
}
