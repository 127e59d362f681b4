import { type RehearsedStack, rehearse } from "../../src/rehearsal";
import { testWithTerraform } from "../support/terraform";

/** What runs inside a cluster: Kubernetes objects, and a chart whose provider has nested attributes. */
const inside = (replicas: number): RehearsedStack => ({
  name: "inside",
  file: "inside.tf.json",
  dependencies: [],
  json: {
    terraform: {
      required_providers: {
        kubernetes: { source: "hashicorp/kubernetes", version: "3.2.1" },
        helm: { source: "hashicorp/helm", version: "3.1.2" },
        ibm: { source: "IBM-Cloud/ibm", version: "2.5.0" },
      },
    },
    provider: {
      helm: { kubernetes: { config_path: "kubeconfig" } },
      kubernetes: { config_path: "kubeconfig" },
      ibm: { region: "eu-de" },
    },
    resource: {
      ibm_resource_group: { g: { name: "g" } },
      kubernetes_namespace_v1: {
        shop: { metadata: { name: "shop", labels: { group: "${ibm_resource_group.g.id}" } } },
      },
      kubernetes_network_policy_v1: {
        deny: {
          metadata: { name: "deny", namespace: "${kubernetes_namespace_v1.shop.metadata[0].name}" },
          spec: { pod_selector: {}, policy_types: ["Ingress", "Egress"] },
        },
      },
      helm_release: {
        web: {
          name: "web",
          chart: "./web",
          namespace: "${kubernetes_namespace_v1.shop.metadata[0].name}",
          set: [
            { name: "replicas", value: String(replicas) },
            { name: "policy", value: "${kubernetes_network_policy_v1.deny.id}" },
          ],
          set_sensitive: [{ name: "token", value: "hush" }],
        },
      },
    },
  },
});

testWithTerraform("the ibm, kubernetes and helm providers are served in one process", async () => {
  const report = await rehearse([inside(2)], { binary: "terraform" });
  expect(report.findings).toEqual([]);
  expect(report.stacks).toMatchObject([{ stack: "inside", resources: 4 }]);
});

testWithTerraform("preflight judges their arguments too", async () => {
  const stack = inside(2);
  const broken = JSON.parse(JSON.stringify(stack).replace('"policy_types"', '"policy_type"')) as RehearsedStack;
  const { findings } = await rehearse([broken], { binary: "terraform" });
  expect(findings[0]).toMatchObject({
    phase: expect.stringMatching(/init|validate/),
    summary: expect.stringMatching(/Extraneous|PF00|Unsupported|Missing/),
  });
});
