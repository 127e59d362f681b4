const valid = new WeakSet<object>();

/** Takes note that a schema has taken an object, and gives it back: it is not asked twice. */
export function markValid<T extends object>(value: T): T {
  valid.add(value);
  return value;
}

/** True for an object that a schema has taken. */
export function isValid(value: object): boolean {
  return valid.has(value);
}

/** The props of a foundation that somebody asks for and nobody has set up: nothing in them could be wrong. */
export const noProps: Readonly<Record<string, never>> = markValid(Object.freeze({}));
