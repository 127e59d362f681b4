import type * as z from "zod/v4/core";
import { alternatives, definition, isOptional } from "../document/schema-walk";

/** A step below a mapping or a list: a key that is named, one that the blueprint's author chooses, an entry of a list. */
export type OptionStep = { readonly key: string } | "name" | "entry";

/** A key that a blueprint may have, with the schemas of its value: more than one where forms of a mapping differ. */
export interface OptionNode {
  readonly steps: readonly OptionStep[];
  readonly schemas: readonly z.$ZodType[];
  /** False when every form of its mapping must have it. */
  readonly optional: boolean;
}

/** Every key that some schemas name, those above before those below; keys that an author chooses are no options. */
export function optionNodes(schemas: readonly z.$ZodType[], above: readonly OptionStep[] = []): OptionNode[] {
  const forms = schemas.flatMap((schema) => alternatives(schema)).map(definition);
  const keys = new Map<string, z.$ZodType[]>();
  for (const { shape = {} } of forms)
    for (const [key, value] of Object.entries(shape)) keys.set(key, [...(keys.get(key) ?? []), value]);
  const named = [...keys].flatMap(([key, values]): OptionNode[] => {
    const steps = [...above, { key }];
    return [{ steps, schemas: values, optional: values.some(isOptional) }, ...optionNodes(values, steps)];
  });
  const values = forms.flatMap(({ type, valueType }) => (type === "record" && valueType ? [valueType] : []));
  const entries = forms.flatMap(({ element }) => element ?? []);
  return [
    ...named,
    ...(values.length > 0 ? optionNodes(values, [...above, "name"]) : []),
    ...(entries.length > 0 ? optionNodes(entries, [...above, "entry"]) : []),
  ];
}

/** An option as people write it: `apps.<name>.port`, `flows[].tcp`, `conf["spark.executor.memory"]`. */
export function showSteps(steps: readonly OptionStep[]): string {
  return steps.map(showStep).join("");
}

function showStep(step: OptionStep, index: number): string {
  if (step === "entry") return "[]";
  const key = step === "name" ? "<name>" : step.key;
  if (step !== "name" && !/^[A-Za-z_][\w-]*$/.test(key)) return `[${JSON.stringify(key)}]`;
  return index === 0 ? key : `.${key}`;
}
