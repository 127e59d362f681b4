import type { Judgement, Rule } from "../../../posture/rule";
import { blocks } from "../../../terraform/configuration";
import { addressFault } from "../judging/zone-addresses";

/** A network zone address has a supported type and a valid value for it; the provider checks neither. */
export const zoneAddressValid: Rule = {
  id: "zone-address-valid",
  controls: ["CE-31"],
  types: ["ibm_cbr_zone", "ibm_cbr_zone_addresses"],
  judge: ({ arguments: { addresses, excluded } }) =>
    [...blocks(addresses), ...blocks(excluded)].map((address, index): Judgement => {
      const argument = `addresses.${index}`;
      const fault = addressFault(address);
      if (fault === undefined) return { verdict: "compliant", argument };
      return {
        verdict: "violation",
        argument,
        expected: "ipAddress, ipRange (from-to), subnet (CIDR), vpc (CRN) or serviceRef (ref)",
        got: fault,
        reject: true,
      };
    }),
};
