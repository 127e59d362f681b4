import * as ipaddr from "ipaddr.js";

/** A country as two capital letters, by form. */
export function isCountry(text: string): boolean {
  return /^[A-Z]{2}$/.test(text);
}

/** A CIDR whose host bits are zero, and which is not everything. */
export function isNetwork(text: string): boolean {
  if (!/^[0-9a-f:.]+\/\d+$/.test(text) || !ipaddr.isValidCIDR(text)) return false;
  const [address, prefix] = ipaddr.parseCIDR(text);
  const network = address.kind() === "ipv4" ? ipaddr.IPv4 : ipaddr.IPv6;
  return prefix > 0 && network.networkAddressFromCIDR(text).toString() === address.toString();
}
