import { referring } from "../../../posture/indexes";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { isForeign } from "../foreign-zone";

/** Resources that every zone needs, and the controls that nobody answers without them. */
const needed: readonly { readonly type: string; readonly controls: readonly string[] }[] = [
  { type: "ibm_cis_domain_settings", controls: ["CE-06", "CE-40", "CE-54", "CE-55", "CE-57"] },
  { type: "ibm_cis_tls_settings", controls: ["CE-40"] },
];

const settingsOf = referring(
  needed.map(({ type }) => type),
  "domain_id",
);

/** Terraform manages the zone's settings: otherwise the service's weak defaults apply. */
export const zoneHardened: Rule = {
  id: "zone-hardened",
  controls: [...new Set(needed.flatMap(({ controls }) => controls))],
  types: ["ibm_cis_domain", "data.ibm_cis_domain"],
  judge(zone, world) {
    if (isForeign(world, zone)) return notApplicable;
    return needed.map(({ type, controls }): Judgement => {
      if (settingsOf(world, zone).some((other) => other.type === type)) return { ...compliant, controls };
      return { verdict: "violation", expected: `an ${type} for this zone`, got: "none", controls };
    });
  },
};
