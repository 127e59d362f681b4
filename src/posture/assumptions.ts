/** What is assumed of what nobody knows before apply. */
export interface Assumption {
  /** The same for the same assumptions. */
  readonly key: string;
  /** Does a condition hold? It is named by its stack and its words. */
  readonly holds: (condition: string) => boolean;
  /** Is what cannot be read what a rule looks for? */
  readonly perhaps: boolean;
}

/** Every conditional resource is there, and nothing that cannot be read is what it is looked for as. */
export const allMade: Assumption = { key: "", holds: () => true, perhaps: false };

/** What a verdict may hang on. */
export class Doubts {
  readonly conditions = new Set<string>();
  /** True when something was looked at that cannot be read. */
  unread = false;

  get any(): boolean {
    return this.unread || this.conditions.size > 0;
  }

  add(other: Doubts): void {
    for (const condition of other.conditions) this.conditions.add(condition);
    this.unread ||= other.unread;
  }
}

/**
 * Assumptions under which a verdict is tried: with few conditions all of them; with more, so many that each two conditions have
 * been answered in all four ways. The first, `allMade`, is left out.
 */
export function assumptionsOf({ conditions, unread }: Doubts): Assumption[] {
  const all = [...conditions].sort();
  const bits = Math.max(1, Math.ceil(Math.log2(Math.max(2, all.length))));
  const patterns = new Map<string, ReadonlySet<string>>();
  const add = (holds: (index: number) => boolean) => {
    const set = new Set(all.filter((_, index) => holds(index)));
    patterns.set([...set].join("\n\n"), set);
  };
  add(() => true);
  add(() => false);
  for (let bit = 0; bit < bits; bit += 1) {
    add((index) => ((index >> bit) & 1) === 1);
    add((index) => ((index >> bit) & 1) === 0);
  }
  return (unread ? [false, true] : [false])
    .flatMap((perhaps) =>
      [...patterns].map(
        ([key, set]): Assumption => ({
          key: `${perhaps} ${all.length} ${key}`,
          // What was not asked for at first is as at first.
          holds: (condition) => set.has(condition) || !conditions.has(condition),
          perhaps,
        }),
      ),
    )
    .slice(1);
}
