import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue } from "../../src/rehearsal/plugin/codec";
import { make, refusal } from "../support/cloud";

const ruleOf = (work: () => unknown): string => refusal(work)?.rule ?? "nothing";

function vpc(cloud: Cloud) {
  const made = make(cloud, "ibm_is_vpc", { name: "v" });
  const vpcId = made.id ?? null;
  make(cloud, "ibm_is_vpc_address_prefix", { name: "p", vpc: vpcId, zone: "eu-de-1", cidr: "10.0.0.0/16" });
  const acl = make(cloud, "ibm_is_network_acl", { name: "a", vpc: vpcId, rules: [] });
  const subnet = make(cloud, "ibm_is_subnet", {
    name: "s",
    vpc: vpcId,
    zone: "eu-de-1",
    ipv4_cidr_block: "10.0.1.0/24",
    network_acl: acl.id ?? null,
  });
  const group = make(cloud, "ibm_is_security_group", { name: "g", vpc: vpcId });
  return { vpc: vpcId, acl, subnet, group };
}

function endpoint(cloud: Cloud) {
  const parts = vpc(cloud);
  const gateway = make(cloud, "ibm_is_virtual_endpoint_gateway", {
    name: "e",
    vpc: parts.vpc,
    security_groups: [parts.group.id ?? null],
  });
  const address = (name: string) =>
    make(cloud, "ibm_is_subnet_reserved_ip", { name, subnet: parts.subnet.id ?? null }).reserved_ip ?? null;
  const bind = (reserved: ObjectValue[string] | null) =>
    make(cloud, "ibm_is_virtual_endpoint_gateway_ip", { gateway: gateway.id ?? null, reserved_ip: reserved ?? null });
  return { ...parts, gateway, address, bind };
}

function bucket(cloud: Cloud): ObjectValue {
  const instance = make(cloud, "ibm_resource_instance", {
    service: "cloud-object-storage",
    location: "global",
    name: "cos",
    plan: "standard",
  });
  return make(cloud, "ibm_cos_bucket", { bucket_name: "b", resource_instance_id: instance.id ?? null });
}

const collector = { source_service_name: "is", source_resource_type: "flow-log-collector" };

const scenes: readonly (readonly [string, string, (cloud: Cloud) => () => unknown])[] = [
  [
    "acl-rule-mixed",
    "an ACL rule with ports and protocol icmp",
    (cloud) => {
      const { vpc: id } = vpc(cloud);
      return () =>
        make(cloud, "ibm_is_network_acl", { name: "x", vpc: id, rules: [{ protocol: "icmp", port_min: 22 }] });
    },
  ],
  [
    "acl-rule-mixed",
    "an ACL rule with an ICMP type and protocol tcp",
    (cloud) => {
      const { vpc: id } = vpc(cloud);
      return () => make(cloud, "ibm_is_network_acl", { name: "x", vpc: id, rules: [{ protocol: "tcp", type: 8 }] });
    },
  ],
  [
    "still-in-use",
    "an ACL that goes while a subnet has it",
    (cloud) => {
      const { acl } = vpc(cloud);
      return () => cloud.delete("ibm_is_network_acl", acl);
    },
  ],
  [
    "dangling-reference",
    "a group rule whose remote is no group",
    (cloud) => {
      const { group } = vpc(cloud);
      return () => make(cloud, "ibm_is_security_group_rule", { group: group.id ?? null, remote: "r010-nothing" });
    },
  ],
  [
    "still-in-use",
    "a group that goes while an endpoint gateway has it",
    (cloud) => {
      const { group } = endpoint(cloud);
      return () => cloud.delete("ibm_is_security_group", group);
    },
  ],
  [
    "endpoint-address-per-zone",
    "a second address of an endpoint gateway in one zone",
    (cloud) => {
      const { address, bind } = endpoint(cloud);
      bind(address("one"));
      const second = address("two");
      return () => bind(second);
    },
  ],
  [
    "authorization-missing",
    "flow logs that may not write to their bucket",
    (cloud) => {
      const { vpc: id } = vpc(cloud);
      bucket(cloud);
      return () => make(cloud, "ibm_is_flow_log", { name: "f", target: id, storage_bucket: "b" });
    },
  ],
  [
    "authorization-missing",
    "flow logs that may write to another bucket",
    (cloud) => {
      const { vpc: id } = vpc(cloud);
      const made = bucket(cloud);
      make(cloud, "ibm_iam_authorization_policy", {
        ...collector,
        roles: ["Writer"],
        resource_attributes: [
          { name: "serviceName", value: "cloud-object-storage" },
          { name: "serviceInstance", value: String(made.resource_instance_id).split(":")[7] ?? "" },
          { name: "resource", value: "another" },
        ],
      });
      return () => make(cloud, "ibm_is_flow_log", { name: "f", target: id, storage_bucket: "b" });
    },
  ],
  [
    "authorization-not-effective",
    "flow logs in the second after their authorization",
    (cloud) => {
      const { vpc: id } = vpc(cloud);
      bucket(cloud);
      make(cloud, "ibm_iam_authorization_policy", {
        ...collector,
        target_service_name: "cloud-object-storage",
        roles: ["Writer"],
      });
      return () => make(cloud, "ibm_is_flow_log", { name: "f", target: id, storage_bucket: "b" });
    },
  ],
  [
    "ipsec-gcm-authentication",
    "an IPsec policy with GCM and SHA beside it",
    (cloud) => () =>
      make(cloud, "ibm_is_ipsec_policy", {
        name: "i",
        encryption_algorithms: ["aes256gcm16"],
        authentication_algorithms: ["sha256"],
      }),
  ],
  [
    "still-in-use",
    "an IKE policy that goes while a connection has it",
    (cloud) => {
      const { subnet } = vpc(cloud);
      const gateway = make(cloud, "ibm_is_vpn_gateway", { name: "w", subnet: subnet.id ?? null });
      const ike = make(cloud, "ibm_is_ike_policy", { name: "k" });
      make(cloud, "ibm_is_vpn_gateway_connection", {
        name: "c",
        vpn_gateway: gateway.id ?? null,
        ike_policy: ike.id ?? null,
      });
      return () => cloud.delete("ibm_is_ike_policy", ike);
    },
  ],
  [
    "dangling-reference",
    "a transit connection to a VPC that is not there",
    (cloud) => {
      const gateway = make(cloud, "ibm_tg_gateway", { name: "t", location: "eu-de" });
      return () =>
        make(cloud, "ibm_tg_connection", { gateway: gateway.id ?? null, network_type: "vpc", network_id: "crn:v1:x" });
    },
  ],
  [
    "name-taken",
    "a VPC that is attached twice to a transit gateway",
    (cloud) => {
      const made = make(cloud, "ibm_is_vpc", { name: "v" });
      const gateway = make(cloud, "ibm_tg_gateway", { name: "t", location: "eu-de" });
      const attach = () =>
        make(cloud, "ibm_tg_connection", {
          gateway: gateway.id ?? null,
          network_type: "vpc",
          network_id: made.crn ?? null,
        });
      attach();
      return attach;
    },
  ],
];

test.each(scenes)("%s: %s is refused", (rule, what, prepare) => {
  const work = prepare(new Cloud({ consistencyDelay: 30 }));
  const refused = ruleOf(work);
  process.stdout.write(`cloud: tried ${what}, refused: ${refused}\n`);
  expect(refused).toBe(rule);
});

test("what is in order is made, and goes in the right order", () => {
  const cloud = new Cloud();
  const { address, bind, gateway, group } = endpoint(cloud);
  const binding = bind(address("one"));
  cloud.delete("ibm_is_virtual_endpoint_gateway_ip", binding);
  cloud.delete("ibm_is_virtual_endpoint_gateway", gateway);
  cloud.delete("ibm_is_security_group", group);
  expect(cloud.all("endpoint gateway")).toEqual([]);
});
