import { isDeepStrictEqual } from "node:util";
import { crnFields } from "../../core/crn";
import { own } from "../../core/own";
import { typeBehaviour } from "../../terraform/provider-behaviour";
import type { ObjectValue, Value } from "../plugin/codec";
import type { SameForms } from "../plugin/plan";

/** What a form may ask of the cloud. */
export interface FormContext {
  /** The resource that the argument is of. */
  readonly state: ObjectValue;
  /** Name of the zone that an id is of. */
  zoneName(id: Value | undefined): string | undefined;
  /** CRN of the instance that an id or a GUID is of. */
  instanceCrn(id: Value): string | undefined;
}

/** A form in which the provider reads an argument, and which it knows to be the same as what is written. */
export interface NormalForm {
  /** What Read writes into the state. */
  read(value: string, context: FormContext): Value;
  /** Does the plan keep what the state has? */
  same(prior: Value, written: Value): boolean;
}

/** A form that is a function of the value alone. */
function form(normal: (value: string) => string): NormalForm {
  const of = (value: Value) => (typeof value === "string" ? normal(value) : value);
  return { read: (value) => normal(value), same: (prior, written) => isDeepStrictEqual(of(prior), of(written)) };
}

/** Read as it is written, though the provider takes other texts for the same. */
function echo(normal: (value: string) => string): NormalForm {
  return { ...form(normal), read: (value) => value };
}

const beforeColon = form((value) => value.split(":", 1)[0] ?? value);
const lineEnds = echo((value) => value.replaceAll("\r\n", "\n").trim());
const instant = (value: string) => {
  const time = Date.parse(value);
  return Number.isNaN(time) ? value : new Date(time).toISOString();
};

/** The forms of `normalised`, by the word in the data (provider ibm 2.5.0, Read and DiffSuppressFunc of each type). */
export const normalForms: Readonly<Record<string, NormalForm>> = {
  "crn-to-id": form((value) => (value.startsWith("crn:") ? crnFields(value).instance : value)),
  "crn-without-last-colons": form((value) => value.replace(/:+$/, "")),
  "date-time-rfc3339": echo(instant),
  "date-time-with-milliseconds": form(instant),
  "id-before-colon": beforeColon,
  "id-to-crn": {
    read: (value, { instanceCrn }) => instanceCrn(value) ?? value,
    same: (prior, written) =>
      prior === written || (typeof prior === "string" && crnFields(prior).instance === idOf(written)),
  },
  "kept-as-written": echo((value) => value),
  // The value of a record with `data` is put together by the service, and not taken over.
  "kept-when-left-out": { read: (value) => value, same: (prior, written) => prior === written || written === null },
  "line-ends": lineEnds,
  "lowercase-and-whole-host-name": {
    read(value, { state, zoneName }) {
      const zone = zoneName(state.domain_id);
      const name = value.toLowerCase();
      if (zone === undefined || name === zone || name.endsWith(`.${zone}`)) return name;
      return name === "@" || name === "" ? zone : `${name}.${zone}`;
    },
    same(prior, written) {
      if (prior === written) return true;
      if (typeof prior !== "string" || typeof written !== "string") return false;
      const name = written.toLowerCase();
      return name === "@" || prior === name || prior.startsWith(`${name}.`);
    },
  },
  // Plans of Internet Services are written by name: their ids are the service's own.
  "plan-id-to-name": echo((value) => value),
  redacted: { read: (value) => (value === "" ? value : "REDACTED"), same: (prior) => prior === "REDACTED" },
  "sorted-without-common-name": {
    read: (value) => value,
    same: (prior, written) =>
      Array.isArray(prior) && Array.isArray(written) && isDeepStrictEqual([...prior].sort(), [...written].sort()),
  },
  "without-patch-build": echo((value) => value.split(".").slice(0, 2).join(".") + suffixOf(value)),
  "without-quotes": form((value) => value.replace(/^"(.*)"$/s, "$1")),
  "zone-id": beforeColon,
  "zrt-counts-as-on": echo((value) => (value === "zrt" ? "on" : value)),
};

const known = new Map<string, SameForms>();

/** The arguments of a type that are read in another form. */
export function sameForms(type: string): SameForms {
  const before = known.get(type);
  if (before) return before;
  const forms = Object.entries(typeBehaviour(type)?.read ?? {}).flatMap(
    ([argument, read]): [string, NormalForm["same"]][] => {
      const form = read.form === "normalised" ? own(normalForms, read.how) : undefined;
      return form ? [[argument, form.same]] : [];
    },
  );
  const result = Object.fromEntries(forms);
  known.set(type, result);
  return result;
}

/** The GUID of a CRN, or what is one already. */
function idOf(value: Value): string | undefined {
  if (typeof value !== "string") return undefined;
  return value.startsWith("crn:") ? crnFields(value).instance : value;
}

/** `_openshift` of a version. */
function suffixOf(version: string): string {
  return version.endsWith("_openshift") ? "_openshift" : "";
}
