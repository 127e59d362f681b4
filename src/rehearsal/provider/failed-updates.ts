import { type FailedUpdate, typeBehaviour } from "../../terraform/provider-behaviour";
import { type ChangedArgument, changedArguments, factOf, type PlannedResource } from "./planned-change";
import { isZero } from "./read-back";

/** A change that no apply brings about. */
export interface FailedChange {
  readonly summary: string;
  readonly detail: string;
}

/**
 * The changes of a plan that are never sent, are refused, or do something else.
 *
 * @param wayOut what to do instead, by argument, where somebody knows more than to make the resource anew
 */
export function failedUpdates(
  resource: PlannedResource,
  wayOut: Readonly<Record<string, string>> = {},
): FailedChange[] {
  const { type, address, change } = resource;
  if (change.actions.join() !== "update") return [];
  const behaviour = typeBehaviour(type);
  const changed = changedArguments(resource).filter(({ unknown }) => !unknown);
  const file = behaviour ? `provider ibm ${behaviour.source.version}, ${behaviour.source.file}` : "";
  return changed.flatMap((one): FailedChange[] => {
    const { argument, after } = one;
    const [top = argument] = argument.split(".");
    const out = wayOut[argument] ?? wayOut[top];
    const update = factOf(behaviour?.update, argument);
    const concerns = update?.emptied ? isEmpty(after) : true;
    if (update && concerns && !(update.alone && changed.length > 1)) {
      return [
        {
          summary: summaryOf(argument, update),
          detail: [
            ...(update.why === undefined ? [] : [update.why]),
            `Fix: ${out ?? fixOf(update, argument, address)}`,
            `Source: ${update.source ?? file}`,
          ].join("\n"),
        },
      ];
    }
    if (out !== undefined) {
      return [
        {
          summary: `${argument} can only be set at creation: the provider never sends the change [create-only]`,
          detail: `Fix: ${out}`,
        },
      ];
    }
    const zero = factOf(behaviour?.zero, argument);
    if (!zero || zero.on === "create" || !isZero(after)) return [];
    return [
      {
        summary: `the change of ${argument} to ${JSON.stringify(after)} is never sent: ${keptOf(one)} stays [zero-never-sent]`,
        detail: `Fix: Set another value, or make the resource anew: terraform apply -replace=${address}\nSource: ${zero.source ?? file}`,
      },
    ];
  });
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

function summaryOf(argument: string, { form, alone, emptied }: FailedUpdate): string {
  if (emptied) return `leaving out ${argument} changes nothing: what is there stays [update-suppressed]`;
  switch (form) {
    case "never-sent":
      return alone
        ? `the change of ${argument} is never sent while nothing else of the resource changes [update-never-sent]`
        : `${argument} can only be set at creation: the provider never sends the change [create-only]`;
    case "suppressed":
      return `${argument} can only be set at creation: the provider's plan does not even show the change [create-only]`;
    case "refused":
      return `the change of ${argument} is refused [update-refused]`;
    default:
      return `the change of ${argument} does something else [update-misapplied]`;
  }
}

function fixOf({ form, alone, emptied }: FailedUpdate, argument: string, address: string): string {
  if (emptied) return `Remove ${argument} with the service's own command, or make the resource anew.`;
  if (alone) return "Change another argument in the same apply, or change it with the service's own command.";
  if (form === "misapplied")
    return `Take the change back; or make the resource anew, if it holds no data: terraform apply -replace=${address}.`;
  return `Keep ${argument} as it was; or make the resource anew, if it holds no data: terraform apply -replace=${address}.`;
}

function keptOf({ before }: ChangedArgument): string {
  const text = JSON.stringify(before) ?? "what was set";
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** What stays on after a plan has taken a resource away whose delete sends nothing, or puts back to a default. */
export function leftAfter({ type, address, change }: PlannedResource): string[] {
  const leaving = change.actions.includes("delete") ? typeBehaviour(type)?.delete : undefined;
  if (!leaving) return [];
  const again = change.actions.includes("create");
  if (leaving.sends) return again ? [] : [`${address} is removed, which leaves ${leaving.leaves}`];
  return [
    `${address} is ${again ? "replaced" : "removed"}, but stays as it is, because its delete sends nothing: ${leaving.leaves}`,
  ];
}
