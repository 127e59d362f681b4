import { own } from "../../../core/own";
import { textOf } from "../../../core/text-of";
import { written } from "../../../posture/guarded";
import type { Judgement, Rule } from "../../../posture/rule";
import type { World } from "../../../posture/world";
import { typeData } from "../../../terraform/provider-data";

/**
 * Attributes that hold a secret, by their last name: those that provider ibm 2.5.0 does not mark as sensitive stand in its outputs in
 * clear text.
 */
const secretAttribute =
  /(^|[._"[])(api_?key|secret|secret_data|secret_value|client_secret|password|passphrase|token|access_token|refresh_token|private_key|tls_key|preshared_key|credentials(_json)?|hmac_keys?|secret_access_key|access_key_id|admin_?password|kube_?config|connection_strings?|payload|data)(["\]._]|$)/i;

/** A reference to an attribute: address, and what follows. */
const reference = /\b(data\.)?([a-z][a-z0-9]*_\w+)\.([\w-]+)((?:\[[^\]]*\]|\.[\w*-]+)+)/g;

/** No output shows a secret: outputs stand in the state, in the log of every apply, and in whatever reads the state. */
export const outputNoSecret: Rule = {
  id: "output-no-secret",
  controls: ["CE-25"],
  types: ["output"],
  judge(output, world): Judgement {
    const { value, sensitive } = written(output);
    const text = textOf(value);
    const got = /\bnonsensitive\s*\(/.test(text) ? "nonsensitive(…)" : secretIn(text, output.stack, world);
    if (got === undefined || (textOf(sensitive) === "true" && got !== "nonsensitive(…)"))
      return { verdict: "compliant", argument: "value" };
    return {
      verdict: "violation",
      argument: "value",
      expected: "no secret, or sensitive = true",
      got,
      fix: "Remove the output: whoever needs the secret reads it from Secrets Manager.",
      reject: true,
    };
  },
};

/** What of a text is a secret, in words. */
function secretIn(text: string, stack: string, world: World): string | undefined {
  const variable = [...text.matchAll(/\bvar\.([A-Za-z0-9_-]+)/g)].find(
    ([, name]) => world.variable(stack, `\${var.${name}}`)?.sensitive === true,
  );
  if (variable) return `the sensitive variable ${variable[1]}`;
  const found = [...text.matchAll(reference)].find(([, data, type = "", , attribute = ""]) =>
    isSecret(data ? "data" : "resource", type, attribute),
  );
  return found && `${found[0]}, which is a secret`;
}

function isSecret(kind: "data" | "resource", type: string, attribute: string): boolean {
  const name = /^\.?([\w-]+)/.exec(attribute)?.[1] ?? "";
  const schema = own(typeData(kind, type)?.schema.block.attributes, name);
  if (schema?.sensitive === true) return true;
  if (type === "terraform_remote_state")
    return /\.(\w*_)?(apikey|api_key|password|private_key|secret_key)$/i.test(attribute);
  // A certificate's or a secret's metadata are none: only what is called so.
  return secretAttribute.test(attribute) && !/_(id|crn|name|version|arn|type)s?$/.test(attribute);
}
