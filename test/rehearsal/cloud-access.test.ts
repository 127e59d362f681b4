import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue } from "../../src/rehearsal/plugin/codec";
import { Refusal } from "../../src/rehearsal/plugin/model";
import { make } from "../support/cloud";

const group = (cloud: Cloud) => make(cloud, "ibm_iam_access_group", { name: "viewers" });
const keys = (cloud: Cloud) =>
  make(cloud, "ibm_resource_instance", { service: "kms", location: "eu-de", name: "keys" });
const profile = (cloud: Cloud) => make(cloud, "ibm_iam_trusted_profile", { name: "nightly" });

const policy = (cloud: Cloud, of: ObjectValue): ObjectValue => ({
  access_group_id: of.id ?? null,
  roles: ["Viewer"],
  resources: [{ service: "kms", resource_instance_id: keys(cloud).guid ?? null }],
});

const target = (...names: string[]): ObjectValue => ({
  resources: [{ attributes: names.map((name) => ({ name, value: "x" })) }],
});

/** What is refused: by which rule, in words, and what is made before. */
const scenes: readonly [string, string, (cloud: Cloud) => () => unknown][] = [
  [
    "dangling-reference",
    "a policy of a group that does not exist",
    (cloud) => {
      const planned = policy(cloud, { id: "AccessGroupId-0" });
      return () => make(cloud, "ibm_iam_access_group_policy", planned);
    },
  ],
  [
    "dangling-reference",
    "a policy on an instance that does not exist",
    (cloud) => {
      const planned = { ...policy(cloud, group(cloud)), resources: [{ service: "kms", resource_instance_id: "none" }] };
      return () => make(cloud, "ibm_iam_access_group_policy", planned);
    },
  ],
  [
    "name-taken",
    "a policy that says what another one says",
    (cloud) => {
      const planned = policy(cloud, group(cloud));
      make(cloud, "ibm_iam_access_group_policy", planned);
      return () => make(cloud, "ibm_iam_access_group_policy", planned);
    },
  ],
  [
    "still-in-use",
    "deleting a group that has policies",
    (cloud) => {
      const of = group(cloud);
      make(cloud, "ibm_iam_access_group_policy", policy(cloud, of));
      return () => cloud.delete("ibm_iam_access_group", of);
    },
  ],
  [
    "name-taken",
    "a second set of account settings",
    (cloud) => {
      make(cloud, "ibm_iam_account_settings", { mfa: "LEVEL3" });
      return () => make(cloud, "ibm_iam_account_settings", { mfa: "LEVEL2" });
    },
  ],
  [
    "unknown-compute-type",
    "a link to a compute resource of the type FOO",
    (cloud) => {
      const profile_id = profile(cloud).profile_id ?? null;
      return () => make(cloud, "ibm_iam_trusted_profile_link", { profile_id, cr_type: "FOO", link: [] });
    },
  ],
  [
    "dangling-reference",
    "a link to a project that does not exist",
    (cloud) => {
      const profile_id = profile(cloud).profile_id ?? null;
      const planned = { profile_id, cr_type: "CE", link: [{ crn: "crn:none", component_name: "nightly" }] };
      return () => make(cloud, "ibm_iam_trusted_profile_link", planned);
    },
  ],
  [
    "dangling-reference",
    "a service policy whose identity is a profile",
    (cloud) => {
      const iam_id = profile(cloud).iam_id ?? null;
      return () => make(cloud, "ibm_iam_service_policy", { iam_id, roles: ["Reader"] });
    },
  ],
  [
    "unknown-address-type",
    "a network zone with an address of the type foo",
    (cloud) => () => make(cloud, "ibm_cbr_zone", { name: "z", addresses: [{ type: "foo", value: "x" }] }),
  ],
  [
    "incomplete-target",
    "a restriction that names no service",
    (cloud) => () => make(cloud, "ibm_cbr_rule", target("accountId")),
  ],
];

test.each(scenes)("%s: %s", (rule, what, prepare) => {
  const work = prepare(new Cloud());
  let refused: unknown;
  try {
    work();
  } catch (error) {
    refused = error;
  }
  expect(refused).toBeInstanceOf(Refusal);
  expect((refused as Refusal).rule).toBe(rule);
  process.stdout.write(`refused: ${what}\n`);
});

test("what is complete is made, and a group that exists is known", () => {
  const existing = "AccessGroupId-11111111-2222-4333-8444-555555555555";
  const cloud = new Cloud({ existing: [existing] });
  const project = make(cloud, "ibm_code_engine_project", { name: "shop" });
  const identity = profile(cloud);
  make(cloud, "ibm_iam_access_group_policy", policy(cloud, { id: existing }));
  make(cloud, "ibm_iam_access_group_members", { access_group_id: group(cloud).id ?? null, ibm_ids: ["a@example.com"] });
  make(cloud, "ibm_iam_trusted_profile_link", {
    profile_id: identity.profile_id ?? null,
    cr_type: "CE",
    link: [{ crn: project.crn ?? null, component_type: "job", component_name: "nightly" }],
  });
  make(cloud, "ibm_iam_trusted_profile_policy", { iam_id: identity.iam_id ?? null, roles: ["Reader"] });
  const service = make(cloud, "ibm_iam_service_id", { name: "puller" });
  make(cloud, "ibm_iam_service_policy", { iam_id: service.iam_id ?? null, roles: ["Reader"] });
  make(cloud, "ibm_cbr_rule", target("accountId", "serviceName"));
  const settings = make(cloud, "ibm_iam_account_settings", { mfa: "LEVEL3" });
  cloud.delete("ibm_iam_account_settings", settings);
  expect([...cloud.notes]).toEqual([
    "IBM Cloud creates the project shop with the outbound rule allow-all, which Terraform does not manage",
    "the rehearsal assumes that members of access groups are users of the account: invite them first",
    "ibm_iam_account_settings stays as it is after a destroy, because its delete sends nothing: the account settings as they are",
  ]);
});
