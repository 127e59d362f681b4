import { referring } from "../../../posture/indexes";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";

/** What an instance needs beside it: each of these is weak, or off, where nothing is said. */
const settings = [
  "ibm_appid_token_config",
  "ibm_appid_idp_cloud_directory",
  "ibm_appid_idp_facebook",
  "ibm_appid_idp_google",
  "ibm_appid_mfa",
  "ibm_appid_apm",
  "ibm_appid_audit_status",
];

const settingsOf = referring(settings, "tenant_id");

/** Terraform manages all hardened settings of an App ID instance. */
export const tenantHardened: Rule = {
  id: "tenant-hardened",
  controls: ["CE-33"],
  types: ["ibm_resource_instance"],
  judge(instance, world) {
    if (known(instance, "service") !== "appid") return notApplicable;
    // The lite plan has no advanced password management: its finding is the plan's.
    const needed = known(instance, "plan") === "lite" ? settings.filter((type) => type !== "ibm_appid_apm") : settings;
    return needed.map((type): Judgement => {
      if (settingsOf(world, instance).some((setting) => setting.type === type)) return compliant;
      return {
        verdict: "violation",
        expected: `${type} with tenant_id = \${${instance.address}.guid}`,
        got: "none: the defaults of a new instance apply",
      };
    });
  },
};
