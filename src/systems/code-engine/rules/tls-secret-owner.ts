import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import { blocks, type Resource } from "../../../terraform/configuration";
import { isRotated } from "../rotation/rotated";

/** Domain mappings by the secret that they show: by reference, or by its name in the same stack. */
const mappingsWith = indexed<Resource | string>(["ibm_code_engine_domain_mapping"], (mapping, world) => {
  const { tls_secret: used } = mapping.arguments;
  return [world.targetResource(mapping.stack, used) ?? nameKey(mapping, used)];
});

/**
 * A TLS secret has one owner: a job that renews it, with `ignore_changes` on its data, or Terraform. With both, the provider's
 * update overwrites what the job has written or fails on its entity tag (ibm 2.5.0, resource_ibm_code_engine_secret.go);
 * with neither, the certificate expires.
 */
export const tlsSecretOwner: Rule = {
  id: "tls-secret-owner",
  controls: ["CE-36"],
  types: ["ibm_code_engine_secret"],
  judge(secret, world): Judgement {
    if (known(secret, "format") !== "tls") return notApplicable;
    const ignored = blocks(secret.meta.lifecycle).some(({ ignore_changes: names }) =>
      (Array.isArray(names) ? names : [names]).some((name) => /^(all|data\b.*)$/.test(textOf(name))),
    );
    const rotated = isRotated(world, secret);
    if (ignored && rotated) return compliant;
    if (!ignored && !rotated && !isMapped(secret, world)) return notApplicable;
    const expected = 'lifecycle.ignore_changes = ["data"] and a job that names the secret in its environment';
    if (ignored) {
      return {
        verdict: "violation",
        argument: "lifecycle.ignore_changes",
        expected,
        got: "ignore_changes without a job: nothing replaces the certificate before it expires",
        reject: true,
      };
    }
    if (rotated) {
      return {
        verdict: "violation",
        argument: "lifecycle.ignore_changes",
        expected,
        got: "a job without ignore_changes: Terraform and the job overwrite each other",
        reject: true,
      };
    }
    return {
      verdict: "violation",
      argument: "data",
      expected,
      got: "neither: a renewed certificate arrives only with the next apply",
      fix: "Set rotation.image, the image of the rotation job; or add a waiver and follow the runbook's reminder and expiry alert.",
    };
  },
};

/** True when a host name shows the certificate: others, such as one for a partner, are renewed by whoever gave them. */
function isMapped(secret: Resource, world: World): boolean {
  return [secret, nameKey(secret, known(secret, "name"))].some((key) => mappingsWith(world, key).length > 0);
}

function nameKey({ stack }: Resource, name: unknown): string {
  return JSON.stringify([stack, name ?? null]);
}
