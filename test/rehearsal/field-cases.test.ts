import * as fs from "node:fs";
import * as path from "node:path";
import { loadBlueprints } from "../../src/blueprint";
import { FaultError } from "../../src/core/fault";
import { deployable } from "../../src/judge/pipeline";
import { rehearse } from "../../src/rehearsal/runner/rehearse";
import type { RehearsedStack } from "../../src/rehearsal/runner/stacks";
import { rehearseUpgrade } from "../../src/rehearsal/runner/upgrade";
import { type JsonObject, resourcesOf } from "../../src/terraform/configuration";
import { privateCluster } from "../support/private-cluster";
import { today } from "../support/reference";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";

// What public bug reports describe, as a user would write it. Two teams in one account: teams.test.ts.

const scratch = useScratch();
const image =
  "private.de.icr.io/storefront/web:1.4.2@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
const crn = (service: string, account = "0123456789abcdef0123456789abcdef") =>
  `crn:v1:bluemix:public:${service}:eu-de:a/${account}:11111111-2222-4333-8444-555555555555::`;

function built(name: string, text: string): { stacks: readonly RehearsedStack[]; existing: string[] } {
  const file = path.join(scratch(), `${name}.yaml`);
  fs.writeFileSync(file, text);
  const { stacks, platforms } = deployable(loadBlueprints([file]), today);
  return { stacks, existing: platforms.flatMap(({ platform }) => platform.existing) };
}

const shop = (app: string) => `
name: storefront
region: eu-de
resourceGroup: storefront-prod
operators: [203.0.113.0/24]
runner: 10.243.0.0/18
audit: { alerts: [security@example.com] }
registry: { namespace: storefront }
systems:
  shop:
    type: code-engine
    apps: { web: { image: "${image}"${app} } }
`;

testWithTerraform(
  "an application that gets a domain brings foundations of its own, and no data is touched",
  async () => {
    // hashicorp/terraform-cdk issue 2662
    const before = built("old", shop(""));
    const route = `, domain: shop.example.com, auth: app-id } }\n    rotation: { image: "${image}"`;
    const after = built("new", shop(route).replace('" } }\n', '" }\n'));
    const report = await rehearseUpgrade(before.stacks, after.stacks, { binary: "terraform" });
    expect(report).toMatchObject({ clean: true, findings: [] });
  },
  300_000,
);

const network = `
network:
  range: 10.10.0.0/16
  tiers: { edge: { prefixLength: 26 }, vpn: { prefixLength: 28 } }
  networks: { corporate: [192.168.40.0/22] }
  flows: [{ from: corporate, to: edge, tcp: 443 }]
  vpn: { head-office: { peer: 198.51.100.20, networks: [corporate], tier: vpn } }
`;

test("a VPN has a gateway in each zone that it reaches, each for the addresses of its own zone", () => {
  // ibm-cloud-docs/vpc issue 238
  const { stacks } = built(
    "retail",
    shop("").replace("audit: { alerts: [security@example.com] }", `audit: { existing: "${crn("logs")}" }${network}`),
  );
  const resources = stacks.flatMap((stack) => resourcesOf(stack));
  const of = (type: string) => resources.filter((one) => one.type === type);
  expect(of("ibm_is_vpn_gateway")).toHaveLength(3);
  const local = of("ibm_is_vpn_gateway_connection").map(({ arguments: { local: side } }) => JSON.stringify(side));
  expect(new Set(local).size).toBe(3);
  expect(local.join()).not.toContain("10.10.0.0/16");
});

test("Key Protect of another account is refused, with the place and the reason", () => {
  // terraform-provider-ibm issues 4876 and 4745
  const text = `${shop("").replace("audit: { alerts: [security@example.com] }", `audit: { existing: "${crn("logs")}" }`)}encryption: { existing: "${crn("kms", "f".repeat(32))}" }\n`;
  const refused = () => {
    try {
      return built("crossacct", text);
    } catch (error) {
      if (error instanceof FaultError) return error.faults;
      throw error;
    }
  };
  expect(refused()).toEqual([
    expect.objectContaining({
      code: "CR003",
      message: "the existing resources belong to two accounts, and Terraform works in one",
      place: expect.objectContaining({ line: expect.any(Number) }),
    }),
  ]);
});

testWithTerraform(
  "the restriction of a Secrets Manager that is registered with a cluster lets the cluster service in",
  async () => {
    // terraform-provider-ibm issue 5657
    const { stacks, existing } = built(
      "apps",
      `
name: retail
region: eu-de
resourceGroup: retail-prod
operators: [192.168.40.0/22]
runner: "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef0123456789abcdef::vpc:r010-9a8b7c6d-1111-4222-8333-444455556666"
audit: { existing: "${crn("logs")}" }
${privateCluster({
  range: "10.10.0.0/16",
  accessKey: crn("secrets-manager").replace(/::$/, ":secret:71111111-2222-4333-8444-555555555555"),
  image,
  more: "ingress: { domain: shop.retail.example.com }",
})}`,
    );
    const report = await rehearse(stacks, { binary: "terraform", existing });
    expect(report.findings).toEqual([]);
    const zones = stacks.flatMap(({ json }) =>
      JSON.stringify((json.resource as JsonObject | undefined)?.ibm_cbr_zone ?? {}),
    );
    expect(zones.join()).toContain('"service_name":"containers-kubernetes"');
    const doubts = report.notes.filter((note) => note.includes("restriction of secrets-manager"));
    expect(doubts.filter((note) => note.includes("containers-kubernetes"))).toEqual([]);
  },
  300_000,
);
