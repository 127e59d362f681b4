import { textOf } from "../../../core/text-of";
import { always, argumentRule } from "../../../posture/argument-rule";
import { whyNotOwn } from "../own-domain";

/** The zone is a registered domain of your own. */
export const zoneOwnName = argumentRule({
  id: "zone-own-name",
  controls: ["CE-51"],
  types: ["ibm_cis_domain"],
  argument: "domain",
  accepts: (value) => whyNotOwn(textOf(value)) === undefined,
  expected: "a domain that you have registered",
  reject: always,
});
