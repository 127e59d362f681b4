import type { RiskyValue } from "../support/risky-values";

const group = "${ibm_iam_access_group.access_viewers.id}";
const instance = "11111111-2222-4333-8444-555555555555";

export const values: readonly RiskyValue[] = [
  {
    id: "I01",
    resource: "ibm_iam_access_group_policy",
    add: { access_group_id: group, roles: ["Viewer"] },
    in: "foundations",
  },
  { id: "I03", resource: "ibm_iam_access_group_policy", argument: "roles", to: ["Superuser"] },
  {
    id: "I04",
    resource: "ibm_iam_access_group_policy",
    add: { access_group_id: group, roles: ["Viewer"], resources: [{ service: "codeengine" }] },
    in: "foundations",
  },
  {
    id: "I06",
    resource: "ibm_iam_authorization_policy",
    add: { source_service_name: "cloud-object-storage", target_service_name: "kms", roles: ["Reader"] },
  },
  {
    id: "I07",
    resource: "ibm_iam_trusted_profile_link",
    add: { profile_id: "Profile-1", cr_type: "FOO", link: [{ crn: "crn:v1:x" }] },
  },
  {
    id: "I08",
    resource: "ibm_iam_service_policy",
    add: {
      iam_service_id: "ServiceId-1",
      roles: ["Reader"],
      resources: [{ service: "kms", resource_instance_id: instance }],
    },
  },
  { id: "I09", resource: "ibm_iam_service_api_key", add: { name: "pull", iam_service_id: "ServiceId-1" } },
  { id: "Q01", resource: "ibm_cbr_rule", argument: "enforcement_mode", to: "report" },
  { id: "Q03", resource: "ibm_cbr_rule", argument: "contexts", to: null },
  {
    id: "Q04",
    resource: "ibm_cbr_zone",
    argument: "addresses",
    to: [{ type: "ipRange", value: "0.0.0.0-255.255.255.255" }],
  },
  { id: "Q05", resource: "ibm_cbr_zone", argument: "addresses.0.type", to: "foo" },
];
