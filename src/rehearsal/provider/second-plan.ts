import { demands } from "../../core/version-constraint";
import { blocks, isObject, type StackJson } from "../../terraform/configuration";
import { type ReadBack, typeBehaviour } from "../../terraform/provider-behaviour";
import { providerInfo, providerOf } from "../../terraform/provider-data";
import { type ChangedArgument, changedArguments, factOf, type PlannedResource } from "./planned-change";
import { isZero } from "./read-back";
import { sharing } from "./shared-settings";

/** What a second plan says after an apply. */
export interface SecondPlan {
  readonly findings: readonly { readonly address?: string; readonly summary: string; readonly detail: string }[];
  /** Changes that are the provider's fault, and none of the configuration's. */
  readonly notes: readonly string[];
}

/** What `terraform show -json` tells of a plan. */
export interface PlanJson {
  readonly resource_changes?: readonly PlannedResource[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
}

/** Judges a plan that should change nothing: what it would change, why, and the fix. */
export function judgeSecondPlan(stack: StackJson, plan: PlanJson): SecondPlan {
  const findings: SecondPlan["findings"][number][] = [];
  const notes: string[] = [];
  for (const resource of plan.resource_changes ?? []) {
    const { actions } = resource.change;
    if (resource.mode !== "managed" || actions.every((action) => action === "no-op" || action === "read")) continue;
    const said = judge(resource, stack);
    notes.push(...said.notes);
    if (said.reasons.length === 0 && said.notes.length > 0) continue;
    // At the provider's own version there is nothing left of it.
    if (said.reasons.length === 0 && said.silent) continue;
    findings.push({
      address: resource.address,
      summary: `the second plan is not empty: ${wordOf(actions)} ${said.changed.map(({ argument }) => argument).join(", ") || resource.type} [second-plan]`,
      detail: (said.reasons.length > 0 ? said.reasons : [`the resource would be ${pastOf(actions)}`]).join("\n"),
    });
  }
  const outputs = Object.entries(plan.output_changes ?? {}).filter(([, { actions }]) => !actions.includes("no-op"));
  // What reads something that changes is said with it.
  if (findings.length === 0 && notes.length === 0) {
    for (const [name] of outputs)
      findings.push({
        summary: `the second plan is not empty: it changes the output ${name} [second-plan]`,
        detail: "Fix: Take a value that the service returns as it is written.",
      });
  }
  return { findings, notes };
}

interface Said {
  readonly changed: readonly ChangedArgument[];
  readonly reasons: readonly string[];
  readonly notes: readonly string[];
  /** True when another version of the provider, which the stack demands, shows no change. */
  readonly silent: boolean;
}

function judge(resource: PlannedResource, stack: StackJson): Said {
  const changed = changedArguments(resource);
  const behaviour = typeBehaviour(resource.type);
  const reasons: string[] = [];
  const notes: string[] = [];
  let silent = false;
  for (const change of changed) {
    const read = factOf(behaviour?.read, change.argument);
    if (read?.form === "perpetual") {
      if (read.fixedIn !== undefined && demands(versionOf(stack, resource.type), read.fixedIn)) silent = true;
      else notes.push(perpetualNote(resource, change.argument, read, stack.name));
      continue;
    }
    reasons.push(reasonOf(resource, change, read));
  }
  return { changed, reasons, notes: [...new Set(notes)], silent };
}

function perpetualNote(
  { address, type }: PlannedResource,
  argument: string,
  { why, fixedIn, when }: Extract<ReadBack, { form: "perpetual" }>,
  stack: string,
): string {
  const top = argument.split(".", 1)[0] ?? argument;
  const provider = providerOf(type);
  const version = providerInfo(provider)?.version ?? "";
  const out =
    fixedIn === undefined
      ? when === "left out"
        ? `write ${top}, or add it to ignore_changes`
        : "no version is known to mend it"
      : `fixed in ${fixedIn}: set provider: { ${provider}: "~> ${fixedIn.split(".").slice(0, 2).join(".")}" }`;
  return `every plan shows a change of ${top} on ${stack}/${address} because of the provider ${provider} ${version}: ${why}; ${out}`;
}

function reasonOf({ type }: PlannedResource, { argument, before, after }: ChangedArgument, read?: ReadBack): string {
  const behaviour = typeBehaviour(type);
  const zero = factOf(behaviour?.zero, argument);
  const update = factOf(behaviour?.update, argument);
  const file = behaviour ? `provider ibm ${behaviour.source.version}, ${behaviour.source.file}` : "";
  if (read?.form === "default") {
    return `${argument} is left out: the service fills in ${shown(before)}, and each plan takes it away again\nFix: Write ${argument}, or add it to lifecycle.ignore_changes.\nSource: ${file}; ${read.source}`;
  }
  if (read?.form === "added-to") {
    const unless = Object.entries(read.unless).map(([name, value]) => `${name} = ${JSON.stringify(value)}`);
    return `${argument}: the service has blocks of its own, and each plan removes them\nFix: Set ${unless.join(" and ")}.\nSource: ${read.source}`;
  }
  if (sharing.has(type)) {
    return `${argument}: another resource sets the same setting to ${shown(before)}\nFix: Give the setting one owner, or both the same value.\nSource: ${file}`;
  }
  if (zero && isZero(after)) {
    return `${argument}: the provider leaves ${shown(after)} out of the request, and the service has ${shown(before)}\nFix: Set another value, or remove the argument and accept the service's default.\nSource: ${zero.source ?? file}`;
  }
  if (update) {
    return `${argument}: no apply brings the change about (${update.form})\nFix: Create another resource, or take the change back.\nSource: ${update.source ?? file}`;
  }
  return `${argument}: the service has ${shown(before)}, the configuration ${shown(after)}\nFix: Write ${argument} as the service returns it, or add it to lifecycle.ignore_changes.`;
}

/** The version constraint that a stack has for the provider of a type; none where it has none. */
export function versionOf({ json }: StackJson, type: string): string {
  const local = providerOf(type);
  for (const settings of blocks(json.terraform)) {
    for (const providers of blocks(settings.required_providers)) {
      const entry = providers[local];
      if (typeof entry === "string") return entry;
      if (isObject(entry) && typeof entry.version === "string") return entry.version;
    }
  }
  return "";
}

function wordOf(actions: readonly string[]): string {
  if (actions.includes("delete"))
    return actions.includes("create") ? "it replaces the resource because of" : "it deletes";
  return actions.includes("create") ? "it creates" : "it changes";
}

function pastOf(actions: readonly string[]): string {
  return actions.includes("delete") ? "deleted" : actions.includes("create") ? "created" : "changed";
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
