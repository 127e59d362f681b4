import { clueOf } from "../../../core/secrets";
import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { blocks, hasReference, isObject, type Json } from "../../../terraform/configuration";

/** The headers of a destination hold no token: the provider does not treat them as sensitive, and a job needs none. */
export const headersWithoutToken: Rule = {
  id: "headers-without-token",
  controls: ["CE-38"],
  types: ["ibm_en_destination_ce"],
  judge({ arguments: { config } }) {
    const headers = blocks(config)
      .flatMap((block) => blocks(block.params))
      .flatMap(({ custom_headers: custom }): [string, Json][] => {
        if (isObject(custom)) return Object.entries(custom);
        return custom === undefined || custom === null ? [] : [["", custom]];
      });
    const tokens = headers.filter(
      ([name, value]) => hasReference(value) || /auth|cookie/i.test(name) || clueOf(name, textOf(value)) !== undefined,
    );
    if (tokens.length === 0) return compliant;
    return tokens.map(
      ([name]): Judgement => ({
        verdict: "violation",
        argument: `config.params.custom_headers.${name}`,
        expected: "no token: start a job instead, which IAM authorizes",
        got: "a header that may hold a token",
      }),
    );
  },
};
