/** An address as a network zone has it. */
export interface ZoneAddress {
  readonly type: "ipAddress" | "subnet" | "vpc";
  readonly value: string;
}

/** A VPC's CRN, or a network in CIDR notation, as a network zone has it: one address is no subnet. */
export function zoneAddress(network: string): ZoneAddress {
  if (network.startsWith("crn:")) return { type: "vpc", value: network };
  const [address = "", prefix] = network.split("/");
  const single = prefix === (address.includes(":") ? "128" : "32");
  return single ? { type: "ipAddress", value: address } : { type: "subnet", value: network };
}
