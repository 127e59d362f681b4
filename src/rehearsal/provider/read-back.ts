import { isDeepStrictEqual } from "node:util";
import type { DroppedZero, ReadBack, TypeBehaviour } from "../../terraform/provider-behaviour";
import { isObjectValue, type ObjectValue, type Value } from "../plugin/codec";
import { mapAt } from "./at-path";
import { type FormContext, normalForms } from "./normal-forms";
import { perpetualReaders } from "./perpetual";

/** A resource as Terraform has it after an apply, and how it was before. */
export interface Applied {
  readonly type: string;
  readonly behaviour: TypeBehaviour;
  readonly state: ObjectValue;
  /** Before an update; absent after a create. */
  readonly before?: { readonly state: ObjectValue; readonly read: ObjectValue };
}

/** What the provider's Read finds after an apply, where it is not what was written. */
export function readBack(applied: Applied, context: Omit<FormContext, "state">): ObjectValue {
  const { type, behaviour, state, before } = applied;
  let read = unsent(applied);
  for (const [argument, form] of Object.entries(behaviour.read ?? {})) {
    const path = argument.split(".");
    if (form.form === "default") read = mapAt(read, path, (value) => value ?? (form.value as Value)) as ObjectValue;
    if (form.form === "added-to") read = withAdded(read, argument, form);
    if (form.form === "perpetual") read = perpetualReaders[`${type}.${argument}`]?.(read, before?.read) ?? read;
    if (form.form === "normalised") {
      const normal = normalForms[form.how];
      const all = { ...context, state };
      read = mapAt(read, path, (value) =>
        typeof value === "string" ? (normal?.read(value, all) ?? value) : value,
      ) as ObjectValue;
    }
  }
  return read;
}

/** The blocks that the service has of its own, besides those that are written. */
function withAdded(
  state: ObjectValue,
  argument: string,
  { blocks, unless }: Extract<ReadBack, { form: "added-to" }>,
): ObjectValue {
  if (Object.entries(unless).every(([name, value]) => state[name] === value)) return state;
  const value = state[argument];
  const written = Array.isArray(value) ? value.filter(isObjectValue) : [];
  const missing = blocks.filter(({ name = null }) => !written.some((one) => one.name === name));
  return { ...state, [argument]: [...written, ...missing.map((block): ObjectValue => ({ ...block }) as ObjectValue)] };
}

/** The service's own values where the provider has sent nothing. */
function unsent({ behaviour, state, before }: Applied): ObjectValue {
  let service = state;
  for (const [argument, zero] of Object.entries(behaviour.zero ?? {})) {
    if (behaviour.read?.[argument]?.form === "not-read") continue;
    service = mapAt(
      service,
      argument.split("."),
      (value, earlier) => (isZero(value) ? zeroOf(zero, value, earlier, before !== undefined) : value),
      before?.read,
    ) as ObjectValue;
  }
  if (!before) return service;
  for (const [argument, { form, alone }] of Object.entries(behaviour.update ?? {})) {
    if (form !== "never-sent" || behaviour.read?.[argument]?.form === "not-read") continue;
    if (alone && otherChanges(state, before.state, argument)) continue;
    const kept = (value: Value, earlier: Value | undefined) => (earlier === undefined ? value : earlier);
    service = mapAt(service, argument.split("."), kept, before.read) as ObjectValue;
  }
  return service;
}

/** What the service has of a zero value; what nobody knows stays as it is written. */
function zeroOf({ on, serviceDefault }: DroppedZero, value: Value, earlier: Value | undefined, update: boolean): Value {
  if (update) return on === "create" || earlier === undefined ? value : earlier;
  return on === "update" || serviceDefault === "unknown" ? value : (serviceDefault as Value);
}

export function isZero(value: unknown): boolean {
  return value === false || value === 0 || value === "";
}

function otherChanges(state: ObjectValue, before: ObjectValue, argument: string): boolean {
  return Object.keys(state).some((name) => name !== argument && !isDeepStrictEqual(state[name], before[name]));
}
