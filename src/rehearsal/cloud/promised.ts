import { type NeededPolicy, policiesShownBy } from "../../terraform/authorization-check";
import { resourcesOf, type StackJson } from "../../terraform/configuration";
import { foreignZonesOf } from "../../terraform/foreign-zones";
import { promisedRegistration } from "../../terraform/registration-check";

/** What a stack says that other owners of the account have created: it is there if no other input of the rehearsal creates it. */
export interface Promised {
  readonly policies: readonly NeededPolicy[];
  /** Instances of Secrets Manager, by GUID, with the CRN of the Event Notifications instance that each is registered with. */
  readonly registrations: ReadonlyMap<string, string>;
  /** Zones, by domain, whose owner has created their rulesets. */
  readonly zones: ReadonlySet<string>;
}

export const nothingPromised: Promised = { policies: [], registrations: new Map(), zones: new Set() };

/** What the data sources and outputs of a stack say. */
export function promisedBy(stack: StackJson): Promised {
  const resources = resourcesOf(stack);
  return {
    policies: resources.flatMap(policiesShownBy),
    registrations: new Map(resources.flatMap((one) => promisedRegistration(one) ?? [])),
    zones: new Set(foreignZonesOf(stack)),
  };
}
