import { decode, ExtensionCodec, encode } from "@msgpack/msgpack";

/** A value that Terraform does not know yet. There is one. */
class UnknownValue {
  toString(): string {
    return "(known after apply)";
  }
}
export const unknown = new UnknownValue();

/** A value on the wire: JSON, or not known yet. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value } | UnknownValue;
export type ObjectValue = { [key: string]: Value };

export function isObjectValue(value: unknown): value is ObjectValue {
  return typeof value === "object" && value !== null && !Array.isArray(value) && value !== unknown;
}

const codec = new ExtensionCodec();
// Extension 0 is an unknown value, extension 12 one about which something is known already: one marker for both.
codec.register({ type: 0, encode: (value) => (value === unknown ? new Uint8Array([0]) : null), decode: () => unknown });
codec.register({ type: 12, encode: () => null, decode: () => unknown });

/** A value in Terraform's message form. */
export interface DynamicValue {
  readonly msgpack?: Uint8Array;
  readonly json?: Uint8Array;
}

/** Reads a value; undefined and empty messages are null. */
export function decodeValue(value: DynamicValue | null | undefined): Value {
  if (value?.msgpack && value.msgpack.length > 0) return decode(value.msgpack, { extensionCodec: codec }) as Value;
  if (value?.json && value.json.length > 0) return JSON.parse(Buffer.from(value.json).toString("utf8")) as Value;
  return null;
}

export function encodeValue(value: Value): DynamicValue {
  return { msgpack: Buffer.from(encode(value, { extensionCodec: codec, ignoreUndefined: false })) };
}
