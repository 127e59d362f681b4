import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { readOne } from "../../../posture/values";
import type { World } from "../../../posture/world";
import type { Resource } from "../../../terraform/configuration";

/**
 * A repository keeps at least as many images as are in use. -1 keeps everything; with untagged images kept too, the provider
 * then treats the policy as absent and recreates it with every apply (ibm 2.5.0, resource_ibm_cr_retention_policy.go).
 */
export const retentionKeepsRunning: Rule = {
  id: "retention-keeps-running",
  controls: ["CE-21"],
  types: ["ibm_cr_retention_policy"],
  judge(policy, world): Judgement {
    const { state, value } = readOne(policy, "images_per_repo");
    const running = Math.max(1, world.once(mostRunning).get(namespaceOf(policy, world)) ?? 0);
    if (state === "known" && Number.isInteger(value) && Number(value) >= running) return compliant;
    return {
      verdict: state === "unknown" ? "unknown" : "violation",
      argument: "images_per_repo",
      expected: `${running} or more, the number of images in use from one repository`,
      got: JSON.stringify(value ?? null),
      reject: typeof value === "number" && value < 1,
    };
  },
};

function namespaceOf(policy: Resource, world: World): unknown {
  const { namespace } = policy.arguments;
  return world.targetResource(policy.stack, namespace)?.arguments.name ?? namespace;
}

/** The most images that run from one repository of each namespace. */
function mostRunning(world: World): ReadonlyMap<unknown, number> {
  const images = new Map<string, Set<string>>();
  const most = new Map<string, number>();
  for (const { arguments: workload } of world.resources) {
    const image = /^([^/]+\.icr\.io\/([^/]+)\/[^:@]+)([:@].*)?$/.exec(textOf(workload.image_reference ?? ""));
    const [, repository, namespace, version = ""] = image ?? [];
    if (repository === undefined || namespace === undefined) continue;
    const versions = (images.get(repository) ?? new Set()).add(version);
    images.set(repository, versions);
    most.set(namespace, Math.max(most.get(namespace) ?? 0, versions.size));
  }
  return most;
}
