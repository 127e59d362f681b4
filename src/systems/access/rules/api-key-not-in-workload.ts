import { written } from "../../../posture/guarded";
import { compliant, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";
import type { Json, Resource } from "../../../terraform/configuration";

/** A workload authenticates to IBM Cloud with a trusted profile, not with an API key in its environment. */
export const apiKeyNotInWorkload: Rule = {
  id: "api-key-not-in-workload",
  controls: ["CE-66"],
  types: ["app", "job", "function", "secret", "config_map", "build"].map((kind) => `ibm_code_engine_${kind}`),
  judge(component, world) {
    const key = strings(written(component)).find((value) => isApiKey(value, component, world));
    if (key === undefined) return compliant;
    return {
      verdict: "violation",
      expected: "a trusted profile linked to the component",
      got: `the API key ${key}`,
      // Images are pulled with an API key: Code Engine knows no other way.
      reject: known(component, "format") !== "registry",
    };
  },
};

function strings(value: Json): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(strings) : [];
}

function isApiKey(value: string, { stack }: Resource, world: World): boolean {
  return (
    /\bibm_iam_(service_)?api_key\.[A-Za-z0-9_-]+(\[[^\]]*\])?\.apikey\b/.test(value) ||
    /^ibm_iam_(service_)?api_key$/.test(world.targetResource(stack, value)?.type ?? "")
  );
}
