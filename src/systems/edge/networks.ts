import { parseNetwork } from "../../core/ip";

/** A country as two capital letters, by form. */
export function isCountry(text: string): boolean {
  return /^[A-Z]{2}$/.test(text);
}

/** A CIDR whose host bits are zero, and which is not everything. */
export function isNetwork(text: string): boolean {
  const network = /^[0-9a-f:.]+\/\d+$/.test(text) ? parseNetwork(text) : undefined;
  return network !== undefined && network.bits > 0 && network.exact;
}
