/** What is applied, with the names of what has to be applied before. */
interface Applied {
  readonly name: string;
  readonly dependencies: readonly string[];
}

/** Stacks in an order in which they can be applied: each after those that it depends on, otherwise as they stand. */
export function applyOrder<T extends Applied>(stacks: readonly T[]): T[] {
  const names = new Set(stacks.map(({ name }) => name));
  const ordered = new Map<string, T>();
  const waiting = new Set(stacks);
  while (waiting.size > 0) {
    const ready = [...waiting].find(({ dependencies }) =>
      dependencies.every((name) => ordered.has(name) || !names.has(name)),
    );
    // The engine refuses a circle of stacks.
    const [next = ready] = ready ? [ready] : waiting;
    if (!next) break;
    waiting.delete(next);
    ordered.set(next.name, next);
  }
  return [...ordered.values()];
}
