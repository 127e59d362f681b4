import type { Definition } from "./schema-walk";

/** What a schema's checks demand of a number or of a length, and what they say in words. */
export interface Bounds {
  readonly min?: number;
  readonly above?: number;
  readonly max?: number;
  readonly below?: number;
  readonly whole: boolean;
  readonly says: readonly string[];
}

/** The parts of zod's checks that are read. */
interface Check {
  readonly check?: string;
  readonly format?: string;
  readonly value?: unknown;
  readonly inclusive?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly length?: number;
  readonly error?: (issue: object) => unknown;
}

export function boundsOf(def: Definition): Bounds {
  const checks = (def.checks ?? []).map((one) => (one._zod?.def ?? {}) as Check);
  const says = checks.flatMap((check) => ownMessage(check) ?? []);
  return Object.assign({ whole: isWhole(def), says }, ...checks.map(boundOf));
}

function boundOf(check: Check): Partial<Bounds> {
  const value = typeof check.value === "number" ? check.value : undefined;
  switch (check.check) {
    case "number_format":
      return isWhole(check) ? { whole: true } : {};
    case "greater_than":
      return value === undefined ? {} : check.inclusive ? { min: value } : { above: value };
    case "less_than":
      return value === undefined ? {} : check.inclusive ? { max: value } : { below: value };
    case "min_length":
      return check.minimum === undefined ? {} : { min: check.minimum };
    case "max_length":
      return check.maximum === undefined ? {} : { max: check.maximum };
    case "length_equals":
      return check.length === undefined ? {} : { min: check.length, max: check.length };
    default:
      return {};
  }
}

function isWhole({ format }: { readonly format?: string }): boolean {
  return format?.includes("int") === true;
}

/** A check's words; one that works them out from an issue may have none before there is one. */
function ownMessage(check: Check): string | undefined {
  try {
    const message = check.error?.({ code: "custom", input: undefined, path: [] });
    return typeof message === "string" ? message : undefined;
  } catch {
    return undefined;
  }
}
