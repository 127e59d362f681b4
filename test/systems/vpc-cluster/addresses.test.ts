import { App } from "cdktf";
import { cidr } from "../../../src/core/cidr";
import type { Fault } from "../../../src/core/fault";
import { Platform } from "../../../src/index";
import { allControls } from "../../../src/judge/pipeline";
import { check } from "../../../src/posture";
import { PrivateNetwork, type PrivateNetworkProps } from "../../../src/systems/network";
import { VpcCluster, type VpcClusterProps } from "../../../src/systems/vpc-cluster";
import { addressesOf, addressFaults, type ClusterAddresses, takenBy } from "../../../src/systems/vpc-cluster/addresses";
import { podAddresses } from "../../../src/systems/vpc-cluster/rules/pod-addresses";
import type { JsonObject, StackJson } from "../../../src/terraform/configuration";
import { faultsOf } from "../../support/faults";
import { today } from "../../support/reference";
import { useScratch } from "../../support/scratch";

const scratch = useScratch();
const stackOf = (resource: JsonObject): StackJson => ({ name: "main", file: "main.tf.json", json: { resource } });
const vpc = { whose: "the VPC's", block: cidr("10.240.0.0/16") };

const faults = (own: Partial<ClusterAddresses>, taken = [vpc]): Fault[] =>
  addressFaults(addressesOf(own), taken, "acme/apps");

test.each<[string, Partial<ClusterAddresses>]>([
  ["nothing", {}],
  ["the widest and the narrowest", { podSubnet: "172.24.0.0/13", serviceSubnet: "192.168.7.0/24" }],
  ["the narrowest of pods", { podSubnet: "198.19.254.0/23" }],
  ["what IBM chooses for a first cluster", { podSubnet: "172.17.0.0/18", serviceSubnet: "172.21.0.0/16" }],
])("addresses that can be: %s", (_, own) => {
  expect(faults(own)).toEqual([]);
});

test.each<[string, Partial<ClusterAddresses>, string, string]>([
  ["no network", { podSubnet: "banana" }, "VC009", "podSubnet"],
  ["host bits", { podSubnet: "172.30.0.1/16" }, "VC009", "podSubnet"],
  ["too narrow for four workers", { podSubnet: "172.30.0.0/24" }, "VC009", "podSubnet"],
  ["too wide", { podSubnet: "172.16.0.0/12" }, "VC009", "podSubnet"],
  ["IBM's own", { podSubnet: "172.18.0.0/16" }, "VC009", "podSubnet"],
  ["partly IBM's own", { podSubnet: "172.20.0.0/14" }, "VC009", "podSubnet"],
  ["a private range that clusters do not get", { serviceSubnet: "10.0.0.0/16" }, "VC009", "serviceSubnet"],
  ["a size whose place IBM chooses", { podSubnet: "0.0.0.0/18" }, "VC009", "podSubnet"],
  ["too few services", { serviceSubnet: "172.21.0.0/25" }, "VC009", "serviceSubnet"],
  ["services among the pods", { serviceSubnet: "172.30.4.0/24" }, "VC010", "serviceSubnet"],
  ["pods among the services", { podSubnet: "172.21.0.0/18" }, "VC010", "serviceSubnet"],
])("addresses that cannot be: %s", (_, own, code, key) => {
  expect(faults(own).map((fault) => [fault.code, fault.place.path])).toEqual([[code, `acme/apps.${key}`]]);
});

test("both networks are wrong at once, and what is to be written instead has none of the faults", () => {
  const taken = [vpc, ...takenBy("first", addressesOf({}))];
  expect(faults({}, taken)).toEqual([
    {
      code: "VC010",
      message: "the network of pods overlaps another network",
      place: { path: "acme/apps.podSubnet" },
      expected: "a network that does not overlap 172.30.0.0/16 (pods of first)",
      got: "172.30.0.0/16",
      fix: "Set podSubnet: 172.22.0.0/16, or another free network.",
    },
    {
      code: "VC010",
      message: "the network of services overlaps another network",
      place: { path: "acme/apps.serviceSubnet" },
      expected: "a network that does not overlap 172.21.0.0/16 (services of first)",
      got: "172.21.0.0/16",
      fix: "Set serviceSubnet: 172.23.0.0/16, or another free network.",
    },
  ]);
  expect(faults({ podSubnet: "172.22.0.0/16", serviceSubnet: "172.23.0.0/16" }, taken)).toEqual([]);
});

test("where everything is taken, no network is proposed", () => {
  const all = ["172.16.0.0/12", "192.168.0.0/16", "198.18.0.0/15"].map((text) => ({ whose: "a", block: cidr(text) }));
  const fix = "No permitted network is free: free one that is in use.";
  expect(faults({}, all).map((fault) => fault.fix)).toEqual([fix, fix]);
});

const tiers = {
  edge: { prefixLength: 26 },
  workers: { prefixLength: 24 },
  endpoints: { prefixLength: 27 },
  "edge-two": { prefixLength: 26 },
  "workers-two": { prefixLength: 24 },
};

function platform(network: PrivateNetworkProps): Platform {
  const on = new Platform(new App({ outdir: scratch() }), "acme", { region: "eu-de", resourceGroup: "acme-prod" });
  new PrivateNetwork(on, network);
  return on;
}

function refused(on: Platform, system: string, props: Partial<VpcClusterProps> = {}): [string, string | undefined][] {
  const faults = faultsOf(() => new VpcCluster(on, system, { version: "1.35", ...props }));
  return faults.map(({ code, place }) => [code, place.path]);
}

test("a network that has the addresses of pods is found beside everything else", () => {
  expect(refused(platform({ range: "172.30.0.0/16" }), "apps", { version: "1.99" })).toEqual([
    ["VC001", "acme/apps.version"],
    ["VC010", "acme/apps.podSubnet"],
  ]);
});

test("a second cluster needs addresses of its own, also where the first one has faults", () => {
  const second = { pools: { compute: { tier: "workers-two" }, edge: { tier: "edge-two" } } };
  const own = { podSubnet: "172.22.0.0/16", serviceSubnet: "172.23.0.0/16" };
  const both = [
    ["VC010", "acme/more.podSubnet"],
    ["VC010", "acme/more.serviceSubnet"],
  ];
  const on = platform({ tiers });
  expect(refused(on, "apps")).toEqual([]);
  expect(refused(on, "more", second)).toEqual(both);
  const broken = platform({ tiers });
  expect(refused(broken, "apps", { version: "1.99" })).toEqual([["VC001", "acme/apps.version"]]);
  expect(refused(broken, "more", second)).toEqual(both);
  const good = platform({ tiers });
  expect(refused(good, "apps")).toEqual([]);
  expect(refused(good, "more", { ...second, ...own })).toEqual([]);
});

test("pods and services have addresses of their own, as far as Terraform says whose others are", () => {
  const judged = (own: JsonObject, more: Record<string, JsonObject> = {}) =>
    check(
      [
        stackOf({
          ibm_container_vpc_cluster: {
            one: { vpc_id: "${ibm_is_vpc.a.id}", ...own },
            ...more.ibm_container_vpc_cluster,
          },
          ibm_is_vpc: { a: {}, b: {} },
          ibm_is_subnet: more.ibm_is_subnet ?? {},
        }),
      ],
      { rules: [podAddresses], controls: allControls(), today },
    )
      .findings.filter(({ verdict }) => verdict === "violation" || verdict === "unknown")
      .map(({ verdict, argument, got }) => [verdict, argument, got]);
  const pods = { pod_subnet: "172.30.0.0/16" };
  const subnet = (vpc: string, block: string) => ({
    ibm_is_subnet: { pods: { vpc: `\${ibm_is_vpc.${vpc}.id}`, ipv4_cidr_block: block } },
  });
  const second = (own: JsonObject) => ({
    ibm_container_vpc_cluster: { two: { vpc_id: "${ibm_is_vpc.a.id}", ...own } },
  });
  // IBM chooses what is not said, and keeps it apart.
  expect(judged({})).toEqual([]);
  expect(judged({ pod_subnet: null, service_subnet: "" }, second({}))).toEqual([]);
  expect(judged(pods, subnet("b", "172.30.4.0/24"))).toEqual([]);
  expect(judged(pods, subnet("a", "172.29.4.0/24"))).toEqual([]);
  expect(judged(pods, subnet("a", "172.30.4.0/24"))).toEqual([["violation", "pod_subnet", "172.30.0.0/16"]]);
  expect(judged(pods, second({ pod_subnet: "172.28.0.0/16" }))).toEqual([]);
  expect(judged(pods, second({ service_subnet: "172.30.0.0/24" })).map(([verdict]) => verdict)).toEqual([
    "violation",
    "violation",
  ]);
  // What services get that nobody has given any.
  expect(judged({ pod_subnet: "172.21.0.0/16" })).toEqual([["violation", "pod_subnet", "172.21.0.0/16"]]);
  expect(judged({ pod_subnet: "${var.pods}" })).toEqual([["unknown", "pod_subnet", '"${var.pods}"']]);
});
