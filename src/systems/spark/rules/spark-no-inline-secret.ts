import { type Clue, clueOf, holdsSecret, namedArguments } from "../../../core/secrets";
import { textOf } from "../../../core/text-of";
import { literalSecret, strongest } from "../../../posture/literal-secret";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { containsReference } from "../../../posture/values";
import { isObject, type Json, type Resource } from "../../../terraform/configuration";
import { argumentOf, confOf, confPath, detailsOf, innerOf, isRequest, isSparkInstance } from "../subjects";

/** Settings of ours whose names look secret and hold none. */
const open =
  /^spark\.(redaction\.regex|hadoop\.parquet\.encryption\.(footer\.key|column\.keys|key\.material\.store\.internally|kms\.|algorithm|plaintext))/;

/**
 * Parameters, settings, environment and arguments contain no secrets: they are visible in the state and to everyone who
 * can read applications.
 */
export const sparkNoInlineSecret: Rule = {
  id: "spark-no-inline-secret",
  controls: ["AE-03"],
  types: ["ibm_resource_instance", "ibm_cos_bucket_object"],
  judge(resource) {
    if (!isSparkInstance(resource) && !isRequest(resource)) return notApplicable;
    const found = new Map<string, Clue>();
    for (const [argument, name, value] of [...settingsOf(resource), ...homeOf(resource), ...detailsIn(resource)]) {
      const clue = containsReference(value) ? undefined : strongest([found.get(argument), clueOf(name, textOf(value))]);
      if (clue !== undefined) found.set(argument, clue);
    }
    const line = textsOf(detailsOf(resource)?.arguments).join(" ");
    if (found.size === 0 && holdsSecret(line)) found.set("content.application_details.arguments", "form");
    if (found.size === 0) return compliant;
    const expected = "a reference, or no value: the submit script adds what an application needs";
    return [...found].map(([argument, clue]): Judgement => literalSecret(clue, argument, expected));
  },
};

type Named = readonly [argument: string, name: string, value: Json];

function settingsOf(resource: Resource): Named[] {
  return Object.entries(confOf(resource) ?? {})
    .filter(([name]) => !open.test(name))
    .map(([name, value]) => [`${confPath(resource)}.${name}`, name, value]);
}

function homeOf(resource: Resource): Named[] {
  const inner = innerOf(resource, argumentOf(resource));
  const home = inner.state === "known" ? inner.value.instance_home : undefined;
  return Object.entries(isObject(home) ? home : {})
    .filter(([name]) => name.startsWith("hmac_"))
    .map(([name, value]) => [`parameters_json.instance_home.${name}`, `${name}_secret`, value]);
}

function textsOf(list: Json | undefined): string[] {
  return (Array.isArray(list) ? list : []).map(textOf);
}

function detailsIn(resource: Resource): Named[] {
  const { env, arguments: list } = detailsOf(resource) ?? {};
  const place = "content.application_details";
  return [
    ...Object.entries(isObject(env) ? env : {}).map(([name, value]): Named => [`${place}.env.${name}`, name, value]),
    ...namedArguments(textsOf(list)).map(
      ({ index, name, value }): Named => [`${place}.arguments.${index}`, name, value],
    ),
    ...textsOf(list).map((value, index): Named => [`${place}.arguments.${index}`, "", value]),
  ];
}
