import { Token } from "cdktf";
import type { ZodType } from "zod";
import { FaultError } from "../core/fault";
import { isValid } from "../core/validated";
import { type PathStep, parseWith, pathBelow } from "../document";

export interface ValidateOptions {
  /** Props that may be a construct's, or an object that stands for one: they are not looked into. @default - none */
  readonly objects?: readonly string[];
}

/**
 * Judges the props of a construct by the schema of its section, so that TypeScript is told what a blueprint is told. What stands for
 * a value that only Terraform knows, and whole constructs, are taken as they are; what the loader of blueprints has judged is
 * not judged again.
 *
 * @param path the construct's path, which stands before that of each prop
 * @param schema made only when it is asked for
 * @throws FaultError BP100 to BP105, every fault of the props at once
 */
export function validateProps(
  path: string,
  schema: () => ZodType,
  props: object,
  { objects = [] }: ValidateOptions = {},
): void {
  if (isValid(props)) return;
  const steps = new Map<string, readonly PathStep[]>();
  const given = withoutObjects(props, objects);
  const { faults } = parseWith(schema(), {
    value: given,
    faults: [],
    files: [],
    locate: (at) => {
      const whole = pathBelow(path, ...at);
      steps.set(whole, at);
      return { path: whole };
    },
  });
  const wrong = faults.filter(({ place }) => !isOpaque(given, steps.get(place.path ?? "") ?? []));
  if (wrong.length > 0) throw new FaultError(wrong);
}

/** Props as a blueprint would have them: what is undefined is not there. */
function withoutObjects(props: object, objects: readonly string[]): object {
  return Object.fromEntries(
    Object.entries(props).filter(
      ([key, value]) => value !== undefined && !(objects.includes(key) && typeof value === "object"),
    ),
  );
}

/** True when what stands at a path, or above it, is a reference or an object of a class. */
function isOpaque(props: object, path: readonly PathStep[]): boolean {
  let value: unknown = props;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return false;
    value = (value as Record<PathStep, unknown>)[step];
    if (Token.isUnresolved(value) || isInstance(value)) return true;
  }
  return false;
}

function isInstance(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype !== Object.prototype && prototype !== null;
}
