import { shownArgument } from "../core/argument-path";
import type { Fault } from "../core/fault";
import { notShown, soundsSecret } from "../core/secrets";
import { showJson } from "../core/show-json";
import { hasReference, isObject, type Json } from "../terraform/configuration";

/** What one resource's judges share. */
export interface Context {
  /** File, then stack and address, for messages. */
  readonly file: string;
  readonly address: string;
  readonly faults: Fault[];
  readonly warnings: Fault[];
  /** `id` is the SDK's own addition to the schema. */
  readonly addsId: boolean;
  /** Arguments looked at so far. */
  judged: number;
}

/** Adds a fault at an argument. */
export function report(
  context: Context,
  code: string,
  argument: string,
  message: string,
  rest: Partial<Fault> = {},
): void {
  context.faults.push(faultAt(context, code, argument, message, rest));
}

export function faultAt(
  context: Context,
  code: string,
  argument: string,
  message: string,
  rest: Partial<Fault>,
): Fault {
  const path = argument === "" ? context.address : `${context.address}.${shownArgument(argument)}`;
  return { code, message, place: { file: context.file, path }, ...rest };
}

/** True for a value that Terraform only knows later, in whole or in part. */
export function isOpen(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(isOpen);
  if (isObject(value)) return Object.values(value).some(isOpen);
  return hasReference(value);
}

/** True when the argument is written with a value other than null. */
export function isSet(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}

/** A value as it is shown; never one that is marked sensitive or sounds secret. */
export function show(value: Json | undefined, name: string, sensitive = false): string {
  if (value === undefined) return "nothing";
  if (sensitive || soundsSecret(name) || /private/i.test(name)) return notShown;
  return showJson(value);
}
