import type { ChangedArgument, Selection } from "../../src/posture";
import type { StackJson } from "../../src/terraform/configuration";
import { weakened } from "../support/mutate";

const policy = (service: string) => ({ roles: ["Reader"], resources: [{ service }] });
const restriction = (service: string) => ({
  resources: [{ attributes: [{ name: "serviceName", value: service }] }],
});

const stacks: readonly StackJson[] = ["foundations", "shop"].map((system) => ({
  name: `storefront-${system}`,
  file: system,
  json: {
    resource: {
      ibm_iam_service_policy: { reads_kms: policy("kms"), [`reads_${system}`]: policy("cloud-object-storage") },
      ibm_resource_instance: { keys: { service: "kms" }, logs: { service: "logs" } },
      ibm_iam_authorization_policy: { one: { source_service_name: "logs", target_service_name: "kms" } },
      ibm_cbr_rule: { keys: restriction("kms"), code: restriction("codeengine") },
    },
  },
}));

/** Names of the resources, by their stack, that a weakening with this selection changes. */
function selected(resource: string, only: ChangedArgument["only"]): string[] {
  const weakening = { resource, argument: "roles", to: ["Manager"], ...(only === undefined ? {} : { only }) };
  return weakened(stacks, weakening).map(({ stacks: changed, target }) => {
    const stack = changed.find((one) => !stacks.includes(one));
    return `${stack?.file}/${target.split(" ")[0]}`;
  });
}

const both = (name: string) => [`foundations/${name}`, `shop/${name}`];

test.each<[string, string | Selection | undefined, string[]]>([
  [
    "ibm_iam_service_policy",
    undefined,
    ["foundations/reads_kms", "foundations/reads_foundations", "shop/reads_kms", "shop/reads_shop"],
  ],
  ["ibm_iam_service_policy", "kms", both("reads_kms")],
  ["ibm_iam_service_policy", { name: "kms" }, both("reads_kms")],
  ["ibm_iam_service_policy", { service: "cloud-object-storage" }, ["foundations/reads_foundations", "shop/reads_shop"]],
  ["ibm_iam_service_policy", { service: "kms", system: "shop" }, ["shop/reads_kms"]],
  ["ibm_resource_instance", { service: "logs", system: "foundations" }, ["foundations/logs"]],
  ["ibm_resource_instance", { service: "lo" }, []],
  ["ibm_iam_authorization_policy", { service: "logs" }, both("one")],
  ["ibm_iam_authorization_policy", { service: "kms" }, both("one")],
  ["ibm_cbr_rule", { service: "codeengine" }, both("code")],
  ["ibm_cbr_rule", { system: "hop" }, []],
])("a weakening of %s selects by %j", (resource, only, expected) => {
  expect(selected(resource, only)).toEqual(expected);
});
