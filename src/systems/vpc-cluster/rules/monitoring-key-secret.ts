import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import type { Judgement, Rule } from "../../../posture/rule";
import { notApplicable } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { Json, Resource } from "../../../terraform/configuration";
import { chartValue } from "../chart-values";
import { agentOf, namespaceOf, release } from "../charts";

/** Secrets by their name and namespace, which is a resource or a text. */
const secretsIn = indexed(["ibm_container_ingress_secret_opaque"], (secret, world) => {
  const { secret_namespace: namespace } = secret.arguments;
  const resource = world.targetResource(secret.stack, namespace);
  return [
    keyOf(known(secret, "secret_name"), namespace),
    ...(resource ? [keyOf(known(secret, "secret_name"), resource)] : []),
  ];
});

/** The monitoring agent's Secret comes from Secrets Manager, so that the key can be rotated in one place. */
export const monitoringKeySecret: Rule = {
  id: "monitoring-key-secret",
  controls: ["IKSW-13"],
  types: [release],
  judge(one, world): Judgement {
    const { state, value } = chartValue(one, "global.sysdig.accessKeySecret");
    if (agentOf(one) !== "monitoring" || state !== "known") return notApplicable;
    const { name, resource } = namespaceOf(world, one);
    const keys = [keyOf(value, name), ...(resource ? [keyOf(value, resource)] : [])];
    if (keys.some((key) => secretsIn(world, key).length > 0)) return { verdict: "compliant" };
    return {
      verdict: "violation",
      argument: "values global.sysdig.accessKeySecret",
      expected: `an ibm_container_ingress_secret_opaque with the secret_name ${textOf(value)} in the release's namespace`,
      got: "none: the Secret would have to be created and rotated by hand",
    };
  },
};

function keyOf(secret: Json | undefined, namespace: Json | Resource | undefined): string {
  const where = isResource(namespace) ? [namespace.stack, namespace.address] : [namespace ?? null];
  return JSON.stringify([secret ?? null, ...where]);
}

function isResource(value: Json | Resource | undefined): value is Resource {
  return typeof value === "object" && value !== null && "address" in value;
}
