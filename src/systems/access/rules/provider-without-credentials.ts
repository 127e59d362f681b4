import { own } from "../../../core/own";
import { written } from "../../../posture/guarded";
import type { Judgement, Rule } from "../../../posture/rule";

/** Arguments of the provider that hold a credential. Source: provider ibm 2.5.0, schema of the provider. */
const credentials = ["ibmcloud_api_key", "iaas_classic_api_key", "softlayer_api_key", "iam_token", "iam_refresh_token"];

/** The provider reads its credentials from the environment of the pipeline: what is written here is in Git, in plans and in states. */
export const providerWithoutCredentials: Rule = {
  id: "provider-without-credentials",
  controls: ["CE-66"],
  types: ["provider.ibm"],
  judge(provider, world) {
    return credentials.map((argument): Judgement => {
      const value = own(written(provider), argument);
      const variable = world.variable(provider.stack, value);
      if (value === undefined || value === null || variable?.sensitive === true)
        return { verdict: "compliant", argument };
      return {
        verdict: "violation",
        argument,
        expected: "no value: the provider reads the environment variable of the same name in capitals",
        got: variable ? "a variable that is not marked as sensitive" : "a value",
        fix: "Remove it, and revoke the credential if it was real.",
        reject: !variable,
      };
    });
  },
};
