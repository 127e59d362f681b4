import { Refusal } from "../../plugin/model";
import { crnOf } from "../mint";
import { type ResourceModel, text } from "../resource-model";
import { inVpc, networkResource } from "./network-resource";

/** Ways out of a VPC: private endpoints, VPN, transit. */
export const reservedIp: ResourceModel = {
  type: "ibm_is_subnet_reserved_ip",
  kind: "reserved address",
  references: [{ argument: "subnet", kinds: ["subnet"], holds: true }],
  unique: (state) => ({ scope: `subnet ${text(state, "subnet")}`, name: text(state, "name") }),
  attributes(planned, cloud) {
    const id = cloud.mint.vpcId();
    return { id: `${text(planned, "subnet")}/${id}`, reserved_ip: id, owner: "user", lifecycle_state: "stable" };
  },
  handles: (state) => [text(state, "id"), text(state, "reserved_ip")],
};

export const endpointGateway = networkResource(
  "ibm_is_virtual_endpoint_gateway",
  "endpoint gateway",
  "endpoint-gateway",
  { references: [inVpc, { argument: "security_groups", kinds: ["security group"], holds: true }] },
);

export const endpointGatewayIp: ResourceModel = {
  type: "ibm_is_virtual_endpoint_gateway_ip",
  kind: "endpoint address",
  references: [
    { argument: "gateway", kinds: ["endpoint gateway"], holds: true },
    { argument: "reserved_ip", kinds: ["reserved address"], holds: true },
  ],
  check(planned, cloud) {
    const zoneOf = (address: unknown) => {
      const reserved = cloud.named(address as string, ["reserved address"]);
      return cloud.named(reserved?.state.subnet, ["subnet"])?.state.zone;
    };
    const zone = zoneOf(planned.reserved_ip);
    const other = cloud
      .all("endpoint address")
      .find(
        ({ state }) =>
          state.gateway === planned.gateway && state.id !== planned.id && zoneOf(state.reserved_ip) === zone,
      );
    if (!other || zone === undefined) return;
    throw new Refusal(
      "endpoint-address-per-zone",
      `the endpoint gateway already has an address in ${String(zone)}`,
      "VPC documentation, endpoint gateways: at most one address per zone",
      "Bind one reserved address per zone.",
      "reserved_ip",
    );
  },
  attributes: (planned) => ({ id: `${text(planned, "gateway")}/${text(planned, "reserved_ip")}` }),
  handles: (state) => [text(state, "id")],
};

export const ikePolicy = networkResource("ibm_is_ike_policy", "IKE policy", "ike-policy", {
  references: [],
  unique: (state) => ({ scope: "the region's IKE policies", name: text(state, "name") }),
  attributes: (_, cloud) => ({ id: cloud.mint.vpcId(), negotiation_mode: "main" }),
});

export const ipsecPolicy = networkResource("ibm_is_ipsec_policy", "IPsec policy", "ipsec-policy", {
  references: [],
  unique: (state) => ({ scope: "the region's IPsec policies", name: text(state, "name") }),
  check(planned) {
    const list = (name: string) => (Array.isArray(planned[name]) ? planned[name].map(String) : []);
    const combined = list("encryption_algorithms").some((cipher) => cipher.endsWith("gcm16"));
    if (!combined || list("authentication_algorithms").every((one) => one === "disabled")) return;
    throw new Refusal(
      "ipsec-gcm-authentication",
      `the IPsec policy ${text(planned, "name")} combines a GCM cipher with a separate authentication algorithm`,
      "VPC API: authentication is disabled with combined-mode ciphers; the provider checks only the deprecated fields",
      'Write authentication_algorithms = ["disabled"].',
      "authentication_algorithms",
    );
  },
  attributes: (_, cloud) => ({ id: cloud.mint.vpcId(), encapsulation_mode: "tunnel", transform_protocol: "esp" }),
});

export const vpnGateway = networkResource("ibm_is_vpn_gateway", "VPN gateway", "vpn", {
  references: [{ argument: "subnet", kinds: ["subnet"], holds: true }],
  unique: (state) => ({ scope: "the region's VPN gateways", name: text(state, "name") }),
});

export const vpnConnection: ResourceModel = {
  type: "ibm_is_vpn_gateway_connection",
  kind: "VPN connection",
  references: [
    { argument: "vpn_gateway", kinds: ["VPN gateway"], holds: true },
    { argument: "ike_policy", kinds: ["IKE policy"], holds: true },
    { argument: "ipsec_policy", kinds: ["IPsec policy"], holds: true },
  ],
  unique: (state) => ({ scope: `VPN gateway ${text(state, "vpn_gateway")}`, name: text(state, "name") }),
  attributes(planned, cloud) {
    const id = cloud.mint.vpcId();
    return { id: `${text(planned, "vpn_gateway")}/${id}`, gateway_connection: id, status: "down", mode: "policy" };
  },
  handles: (state) => [text(state, "id"), text(state, "gateway_connection")],
};

export const transitGateway: ResourceModel = {
  type: "ibm_tg_gateway",
  kind: "transit gateway",
  unique: (state) => ({ scope: "the account's transit gateways", name: text(state, "name") }),
  attributes(planned, cloud) {
    const id = cloud.mint.guid();
    return { id, crn: crnOf("transit", text(planned, "location"), "", "gateway", id), status: "available" };
  },
  handles: (state) => [text(state, "id"), text(state, "crn")],
};

export const transitConnection: ResourceModel = {
  type: "ibm_tg_connection",
  kind: "transit connection",
  references: [
    { argument: "gateway", kinds: ["transit gateway"], holds: true },
    { argument: "network_id", kinds: ["vpc"], holds: true },
  ],
  unique: (state) => ({ scope: `transit gateway ${text(state, "gateway")}`, name: text(state, "network_id") }),
  attributes(planned, cloud) {
    const id = cloud.mint.guid();
    return { id: `${text(planned, "gateway")}/${id}`, connection_id: id, status: "attached" };
  },
  handles: (state) => [text(state, "id"), text(state, "connection_id")],
};
