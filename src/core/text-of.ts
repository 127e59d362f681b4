/**
 * A value of somebody's JSON as text, to be compared or shown: a text is itself, no value is the word "nothing", a list or map its
 * JSON. `String(…)` would throw for a map with a key such as `toString`, and says `[object Object]` of others.
 */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  return typeof value === "object" ? JSON.stringify(value) : `${value}`;
}
