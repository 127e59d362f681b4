import { textOf } from "../../../core/text-of";
import type { Judgement, Rule } from "../../../posture/rule";
import { blocks, type JsonObject } from "../../../terraform/configuration";

/** A zone that admits a service admits one of its locations or instances, not whatever anybody runs there anywhere. */
export const zoneReferenceNarrow: Rule = {
  id: "zone-reference-narrow",
  controls: ["CE-31"],
  types: ["ibm_cbr_zone", "ibm_cbr_zone_addresses"],
  judge: ({ arguments: { addresses } }) =>
    blocks(addresses).flatMap((address, index): Judgement[] =>
      address.type === "serviceRef"
        ? blocks(address.ref).map((ref) => judgeReference(ref, `addresses.${index}.ref`))
        : [],
    ),
};

function judgeReference(
  { service_name: service, service_type: type, service_instance: instance, location }: JsonObject,
  argument: string,
): Judgement {
  const about = { argument, expected: "service_name, with location or service_instance" };
  if (service === undefined)
    return { verdict: "violation", ...about, got: `every service of the type ${textOf(type)}` };
  if (instance !== undefined || location !== undefined) return { verdict: "compliant", argument };
  return { verdict: "violation", ...about, got: `${textOf(service)} in every location`, fix: "Name the location." };
}
