import { isObjectValue, type Value } from "../plugin/codec";

/**
 * A copy with another value at a dotted argument, in every repetition of the blocks on its path.
 *
 * @param before the same value at an earlier time: what stood at the same place is passed along
 */
export function mapAt(
  value: Value,
  [step, ...rest]: readonly string[],
  change: (value: Value, before: Value | undefined) => Value,
  before?: Value,
): Value {
  if (Array.isArray(value)) {
    const path = step === undefined ? [] : [step, ...rest];
    // The elements of a plain list belong together: the list is the argument.
    if (path.length === 0) return change(value, before);
    return value.map((one, index) => mapAt(one, path, change, Array.isArray(before) ? before[index] : undefined));
  }
  if (step === undefined) return change(value, before);
  if (!isObjectValue(value)) return value;
  const earlier = isObjectValue(before) ? before[step] : undefined;
  return { ...value, [step]: mapAt(value[step] ?? null, rest, change, earlier) };
}
