import { textOf } from "../../../core/text-of";
import { restrictionsOf } from "../../../posture/restriction";
import { compliant, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { Json, Resource } from "../../../terraform/configuration";

/** Services whose instances hold keys, secrets or data, and that context-based restrictions know. */
const stores: readonly (Json | undefined)[] = ["kms", "secrets-manager", "cloud-object-storage"];

/** Instances that hold keys, secrets, images or data accept calls through private endpoints only. */
export const storeRestricted: Rule = {
  id: "store-restricted",
  controls: ["CE-65"],
  types: ["ibm_resource_instance", "ibm_cr_namespace"],
  judge(store, world) {
    const service = serviceOf(store);
    if (!stores.includes(service) && service !== "container-registry") return notApplicable;
    const attribute = service === "container-registry" ? "resource" : "serviceInstance";
    if (restrictionsOf(world, textOf(service), [attribute], store).length > 0) return compliant;
    return {
      verdict: "violation",
      expected: `an ibm_cbr_rule for ${textOf(service)} whose ${attribute} is ${store.address}`,
      got: "none",
    };
  },
};

function serviceOf(store: Resource): Json | undefined {
  return store.type === "ibm_cr_namespace" ? "container-registry" : known(store, "service");
}
