import { isWithin, parseRange } from "../../core/ip";
import type { ZoneAddress } from "./network-zone";

/** One context of a restriction: every condition that it has must hold. */
export interface Context<Address = ZoneAddress> {
  /** Endpoint types that it takes. @default - every type */
  readonly endpointTypes?: readonly string[];
  /** Addresses of its network zones. @default - from everywhere */
  readonly addresses?: readonly Address[];
}

/** Somebody who calls a restricted API. */
export interface Caller<Address = ZoneAddress> {
  /** Types of the endpoints that the caller can use. */
  readonly endpointTypes: readonly string[];
  /** Does the caller stand in this network? */
  readonly standsIn: (address: Address) => boolean;
}

/** The first context that lets the caller in; a restriction needs one, and without contexts it denies everybody. */
export function admitting<Address>(
  contexts: readonly Context<Address>[],
  caller: Caller<Address>,
): Context<Address> | undefined {
  return contexts.find(
    ({ endpointTypes, addresses }) =>
      (endpointTypes === undefined || endpointTypes.some((type) => caller.endpointTypes.includes(type))) &&
      (addresses === undefined || addresses.some(caller.standsIn)),
  );
}

/** Is all of a network, a VPC's CRN or a CIDR, inside an address of a zone? */
export function covers({ type, value }: ZoneAddress, network: string): boolean {
  if (type === "vpc" || network.startsWith("crn:")) return type === "vpc" && value === network;
  const [inner, outer] = [parseRange(network), parseRange(value)];
  return inner !== undefined && outer !== undefined && isWithin(inner, outer);
}
