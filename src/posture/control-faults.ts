import { providerInfo, providerOf, typeNames } from "../terraform/provider-data";
import type { Control, Selector } from "./controls";
import { attestedServices, derived, statementOf } from "./ibm-documents";
import { grouped } from "./indexes";
import type { Rule } from "./rule";
import { listed } from "./shown";

/**
 * What is wrong with the evidence that controls name, a line for each fault.
 *
 * @param rules every rule there is
 */
export function controlFaults(controls: readonly Control[], rules: readonly Rule[]): string[] {
  // Also what is no resource, such as a backend: a rule looks at it.
  const looked = new Set(rules.flatMap(({ types }) => types));
  const known = grouped(rules.map((rule) => [rule.id, rule] as const));
  return controls.flatMap((control) =>
    [...sourceFaults(control), ...shownFaults(control, rules, known), ...typeFaults(control, looked)].map(
      (fault) => `${control.id}: ${fault}`,
    ),
  );
}

function sourceFaults({ source, evidence }: Control): string[] {
  return [
    ...(source === undefined || source.startsWith(derived) || statementOf(source) !== undefined
      ? []
      : [
          `source: expected "${derived} …" or a document of providers/ibm/documents.json, got ${JSON.stringify(source)}`,
        ]),
    ...(evidence === undefined || evidence.service in attestedServices
      ? []
      : [`evidence: unknown service ${evidence.service}; known: ${Object.keys(attestedServices).join(", ")}`]),
  ];
}

function shownFaults(control: Control, rules: readonly Rule[], known: ReadonlyMap<string, readonly Rule[]>): string[] {
  const judging = rules.filter(({ forbids, controls }) => forbids !== true && controls.includes(control.id));
  if (control.shown === undefined)
    return judging.length === 0
      ? []
      : [
          `shown: expected what must be there and hold, or [] where ${judging[0]?.id} and others do not show the statement`,
        ];
  return control.shown.flatMap(({ by, resource }) =>
    listed(by).flatMap((id) => {
      const named = known.get(id);
      if (named === undefined) return [`shown: there is no rule ${id}`];
      const rule = named.find(({ controls }) => controls.includes(control.id));
      if (rule === undefined) return [`shown: the rule ${id} does not name this control`];
      if (rule.forbids === true) return [`shown: the rule ${id} only forbids, so it finds nothing compliant`];
      const types = listed(resource);
      return types.some((type) => type === "*" || rule.types.includes("*") || rule.types.includes(type))
        ? []
        : [`shown: the rule ${id} judges ${rule.types.join(", ")}, and not ${types.join(", ")}`];
    }),
  );
}

function typeFaults({ shown = [], about }: Control, looked: ReadonlySet<string>): string[] {
  const selectors: Selector[] = shown.flatMap((entry) => [entry, ...(entry.through ? [entry.through] : [])]);
  const types = [...selectors.flatMap(({ resource }) => listed(resource)), ...(about === undefined ? [] : [about])];
  return types.filter((type) => !looked.has(type) && !isType(type)).map((type) => `there is no type ${type}`);
}

function isType(type: string): boolean {
  const [kind = "", name = ""] = type.split(".");
  if (type === "*") return true;
  if (kind === "provider") return providerInfo(name) !== undefined;
  return kind === "data" && name !== "" ? has("data", name) : has("resource", type);
}

function has(kind: "data" | "resource", type: string): boolean {
  return typeNames(kind, providerOf(type))?.includes(type) === true;
}
