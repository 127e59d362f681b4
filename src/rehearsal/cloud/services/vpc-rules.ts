import { crnFields } from "../../../core/crn";
import type { ObjectValue } from "../../plugin/codec";
import { Refusal } from "../../plugin/model";
import { crnOf } from "../mint";
import { blocksOf, type ResourceModel, text } from "../resource-model";
import { type Allowed, allowedBy } from "./authorization";
import { networkResource } from "./network-resource";

/** What filters packets: network ACLs and security groups. */
export const networkAcl = networkResource("ibm_is_network_acl", "network ACL", "network-acl", {
  // Of a change the provider reads the configuration, as the state has other rules at the same places.
  check(planned, _, written = planned) {
    for (const rule of blocksOf(written, "rules")) refuseMixedRule(rule);
  },
});

export const securityGroup = networkResource("ibm_is_security_group", "security group", "security-group");

export const securityGroupRule: ResourceModel = {
  type: "ibm_is_security_group_rule",
  kind: "security group rule",
  references: [{ argument: "group", kinds: ["security group"] }],
  check(planned, cloud) {
    const remote = text(planned, "remote");
    if (remote === "" || /^[\d./]+$/.test(remote)) return;
    if (cloud.named(remote, ["security group"])) return;
    throw new Refusal(
      "dangling-reference",
      `ibm_is_security_group_rule: remote is ${JSON.stringify(remote)}, but there is no such security group`,
      "the service returns 404 at apply; the provider does not check this earlier",
      "Reference the group instead of writing its id.",
      "remote",
    );
  },
  attributes(planned, cloud) {
    const id = cloud.mint.vpcId();
    return { id: `${text(planned, "group")}.${id}`, rule_id: id, related_crn: "" };
  },
  handles: (state) => [text(state, "id"), text(state, "rule_id")],
};

/** The provider looks at this only when it applies (2.5.0, resource_ibm_is_network_acl.go, validateInlineRules). */
function refuseMixedRule(rule: ObjectValue): void {
  const has = (names: readonly string[]) => names.some((name) => rule[name] !== null && rule[name] !== undefined);
  const protocol = text(rule, "protocol");
  const ports = has(["port_min", "port_max", "source_port_min", "source_port_max"]);
  const icmp = has(["type", "code"]);
  const wrong = ports && protocol !== "tcp" && protocol !== "udp" ? "ports" : icmp && protocol !== "icmp" ? "type" : "";
  if (wrong === "" || protocol === "") return;
  throw new Refusal(
    "acl-rule-mixed",
    `the ACL rule ${text(rule, "name")} sets ${wrong === "ports" ? "ports" : "an ICMP type"} with the protocol ${protocol}`,
    "terraform-provider-ibm 2.5.0, validateInlineRules: rejected at apply, accepted at validate and plan",
    wrong === "ports" ? "Set ports only with tcp or udp." : "Set a type only with icmp.",
    "rules",
  );
}

/** A collector writes to a bucket in Object Storage that it is authorised for. */
export const flowLog = networkResource("ibm_is_flow_log", "flow log", "flow-log-collector", {
  references: [
    { argument: "target", kinds: ["vpc", "subnet"], holds: true },
    { argument: "storage_bucket", kinds: ["bucket"], holds: true },
  ],
  unique: (state) => ({ scope: "the region's flow logs", name: text(state, "name") }),
  check(planned, cloud) {
    const bucket = cloud.named(planned.storage_bucket, ["bucket"]);
    const instance = crnFields(text(bucket?.state ?? {}, "resource_instance_id")).instance;
    const name = text(planned, "storage_bucket");
    const policies = cloud.all("authorization policy").filter((policy) => mayWrite(allowedBy(policy), instance, name));
    if (policies.some((policy) => cloud.effective(policy))) return;
    throw new Refusal(
      policies.length === 0 ? "authorization-missing" : "authorization-not-effective",
      `flow logs are not authorized to write to the bucket ${name}${policies.length === 0 ? "" : " yet"}`,
      'provider documentation of ibm_is_flow_log: "writer access to the bucket" is required first',
      "Create an ibm_iam_authorization_policy from is, flow-log-collector, to cloud-object-storage, and wait for it.",
      "storage_bucket",
    );
  },
  attributes(_, cloud) {
    const id = cloud.mint.vpcId();
    return {
      id,
      crn: crnOf("is", cloud.region, "", "flow-log-collector", id),
      lifecycle_state: "stable",
      auto_delete: true,
    };
  },
});

/** Does an authorization let the collector write the bucket: alone, or with all others of its instance? */
function mayWrite({ source, target, roles }: Allowed, instance: string, bucket: string): boolean {
  return (
    source.service === "is" &&
    source.type === "flow-log-collector" &&
    target.service === "cloud-object-storage" &&
    [undefined, instance].includes(target.instance) &&
    [undefined, bucket].includes(target.part) &&
    roles.includes("Writer")
  );
}
