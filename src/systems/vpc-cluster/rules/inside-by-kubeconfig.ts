import { written } from "../../../posture/guarded";
import type { Judgement, Rule } from "../../../posture/rule";
import { blocks, hasReference, type JsonObject, type Resource } from "../../../terraform/configuration";
import { isSet } from "../judged";

/** What proves who Terraform is, inside a cluster. */
const proofs = ["token", "password", "client_key"] as const;

/** Terraform connects to a cluster with the caller's kubeconfig, verified TLS and an explicit context. */
export const insideByKubeconfig: Rule = {
  id: "inside-by-kubeconfig",
  controls: ["IKS-32"],
  types: ["provider.helm", "provider.kubernetes"],
  judge: (provider) => accessOf(provider).flatMap(judgeAccess),
};

/** Where the Helm provider has a block for it, the other has arguments. */
function accessOf(resource: Resource): JsonObject[] {
  const { type } = resource;
  const provider = written(resource);
  return type === "provider.helm" ? blocks(provider.kubernetes) : [provider];
}

function judgeAccess(access: JsonObject): Judgement[] {
  const literal = proofs.filter((name) => isSet(access[name]) && !hasReference(access[name]));
  const judgements: Judgement[] = literal.map((argument) => ({
    verdict: "violation",
    argument,
    expected: "a kubeconfig on the machine that runs Terraform",
    got: "a literal",
    reject: true,
  }));
  const { insecure } = access;
  if (insecure !== undefined && insecure !== null && insecure !== false)
    judgements.push({
      verdict: "violation",
      argument: "insecure",
      expected: "false",
      got: JSON.stringify(insecure),
      fix: "Remove insecure: without certificate verification, an attacker in the middle could read the administrator's token.",
      reject: true,
    });
  const byFile = isSet(access.config_path) || isSet(access.config_paths);
  if (byFile && !isSet(access.config_context))
    judgements.push({
      verdict: "violation",
      argument: "config_context",
      expected: "the context of one cluster: <name>/<id>",
      got: "none, so the cluster that was used last applies",
    });
  return judgements.length > 0 ? judgements : [{ verdict: "compliant" }];
}
