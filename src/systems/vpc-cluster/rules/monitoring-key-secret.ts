import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import type { Judgement, Rule } from "../../../posture/rule";
import { notApplicable } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import type { Resource } from "../../../terraform/configuration";
import { chartValue } from "../chart-values";
import { agentOf, namespaceOf, release } from "../charts";

const secretsNamed = indexed(["ibm_container_ingress_secret_opaque"], (secret) => [known(secret, "secret_name")]);

/** The monitoring agent's Secret comes from Secrets Manager, so that the key can be rotated in one place. */
export const monitoringKeySecret: Rule = {
  id: "monitoring-key-secret",
  controls: ["IKSW-13"],
  types: [release],
  judge(one, world): Judgement {
    const { state, value } = chartValue(one, "global.sysdig.accessKeySecret");
    if (agentOf(one) !== "monitoring" || state !== "known") return notApplicable;
    if (secretsNamed(world, value).some((secret) => sameNamespace(world, secret, one))) return { verdict: "compliant" };
    return {
      verdict: "violation",
      argument: "values global.sysdig.accessKeySecret",
      expected: `an ibm_container_ingress_secret_opaque with the secret_name ${textOf(value)} in the release's namespace`,
      got: "none: the Secret would have to be created and rotated by hand",
    };
  },
};

function sameNamespace(world: World, secret: Resource, one: Resource): boolean {
  const { name, resource } = namespaceOf(world, one);
  const { secret_namespace: namespace } = secret.arguments;
  return namespace === name || (resource !== undefined && world.targetResource(secret.stack, namespace) === resource);
}
