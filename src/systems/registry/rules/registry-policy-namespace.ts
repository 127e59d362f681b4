import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import type { Json } from "../../../terraform/configuration";
import { policySays, policyTypes } from "../policies";

/**
 * A policy on Container Registry is limited to one namespace in one region. It names no instance: the service has none, and a
 * policy with an instance matches nothing (IBM Cloud documentation, "Managing IAM access for Container Registry").
 */
export const registryPolicyNamespace: Rule = {
  id: "registry-policy-namespace",
  controls: ["CE-19", "CR-01"],
  types: policyTypes,
  judge(policy): readonly Judgement[] | Judgement {
    if (policySays(policy, "service") !== "container-registry") return notApplicable;
    const judged: Judgement[] = [];
    const refuse = (argument: string, expected: string, got: Json | undefined, reject: boolean) =>
      judged.push({ verdict: "violation", argument, expected, got: JSON.stringify(got ?? null), reject });
    const type = policySays(policy, "resource_type");
    const instance = policySays(policy, "resource_instance_id");
    if (type !== "namespace") refuse("resources.resource_type", '"namespace"', type, true);
    if (policySays(policy, "resource") === undefined) refuse("resources.resource", "the namespace's name", null, true);
    if (policySays(policy, "region") === undefined)
      refuse("resources.region", "the registry's region", "every region", false);
    if (instance !== undefined) refuse("resources.resource_instance_id", "nothing", instance, false);
    return judged.length > 0 ? judged : compliant;
  },
};
