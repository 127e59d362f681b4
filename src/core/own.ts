/**
 * What a record says under a name that somebody chose. `record[name]` would also answer for names that every JavaScript object has,
 * such as `constructor` and `toString`.
 */
export function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
