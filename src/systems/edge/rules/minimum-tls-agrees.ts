import { naming } from "../../../posture/indexes";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

const settingsOf = naming(["ibm_cis_domain_settings"], "domain_id");

/** Both resources that set the minimum TLS version agree: otherwise the one applied last wins. */
export const minimumTlsAgrees: Rule = {
  id: "minimum-tls-agrees",
  controls: ["CE-40"],
  types: ["ibm_cis_tls_settings"],
  judge(tls, world): Judgement {
    const [settings] = settingsOf(world, world.identity(tls.stack, tls.arguments.domain_id));
    if (!settings) return notApplicable;
    const [floor, other] = [known(tls, "min_tls_version"), known(settings, "min_tls_version")];
    if (floor === other) return compliant;
    return {
      verdict: "violation",
      argument: "min_tls_version",
      expected: `${JSON.stringify(other ?? null)}, as in ${settings.address}`,
      got: JSON.stringify(floor ?? null),
      reject: true,
    };
  },
};
