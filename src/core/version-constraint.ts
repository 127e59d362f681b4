/** Numbers of a version: `2.6` is 2, 6. */
type Version = readonly number[];

interface Clause {
  readonly operator: string;
  readonly version: Version;
}

/**
 * Does a constraint in Terraform's notation, such as `~> 2.6` or `>= 2.5, < 3`, take a version?
 *
 * @param constraint taken for any version where it is not of that notation
 */
export function allows(constraint: string, version: string): boolean {
  const wanted = numbers(version);
  return clausesOf(constraint).every((clause) => fits(clause, wanted));
}

/** Is every version that the constraint takes at least this one? */
export function demands(constraint: string, least: string): boolean {
  const bound = numbers(least);
  return clausesOf(constraint).some(
    ({ operator, version }) => ["=", "~>", ">=", ">"].includes(operator) && compare(version, bound) >= 0,
  );
}

function clausesOf(constraint: string): Clause[] {
  return constraint.split(",").flatMap((clause): Clause[] => {
    const parts = /^\s*(=|!=|>=|<=|>|<|~>)?\s*v?(\d+(?:\.\d+)*)\s*$/.exec(clause);
    return parts ? [{ operator: parts[1] ?? "=", version: numbers(parts[2] ?? "") }] : [];
  });
}

function fits({ operator, version }: Clause, wanted: Version): boolean {
  const order = compare(wanted, version);
  switch (operator) {
    case "=":
      return order === 0;
    case "!=":
      return order !== 0;
    case ">=":
      return order >= 0;
    case "<=":
      return order <= 0;
    case ">":
      return order > 0;
    case "<":
      return order < 0;
    default: {
      // All but the last number stay: ~> 2.6 is below 3, ~> 2.6.1 below 2.7.
      const fixed = version.slice(0, Math.max(1, version.length - 1));
      return order >= 0 && compare(wanted.slice(0, fixed.length), fixed) === 0;
    }
  }
}

function numbers(version: string): Version {
  return version.split(".").map(Number);
}

function compare(a: Version, b: Version): number {
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
