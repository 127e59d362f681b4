import { holdsCredential, holdsSecret } from "../../../core/secrets";
import { written } from "../../../posture/guarded";
import { literalSecret, literalTexts } from "../../../posture/literal-secret";
import type { Rule } from "../../../posture/rule";
import { isObject, type Json, type JsonObject } from "../../../terraform/configuration";
import { readJson } from "../../../terraform/json-template";

/** Arguments for which a rule of their own says more: which name, and where the value belongs. */
const judgedElsewhere: Readonly<Record<string, RegExp>> = {
  ibm_code_engine_app: /^run_(env_variables(\.\d+)?\.value|(commands|arguments)\.\d+)$/,
  ibm_code_engine_build: /^run_build_params(\.\d+)?\.value$/,
  ibm_code_engine_config_map: /^data\./,
  ibm_code_engine_function: /^run_env_variables(\.\d+)?\.value$/,
  ibm_code_engine_job: /^run_(env_variables(\.\d+)?\.value|(commands|arguments)\.\d+)$/,
  ibm_en_destination_ce: /\.custom_headers(\.|$)/,
};

const expected = "a reference to a sensitive variable or to Secrets Manager";

/**
 * No argument of any resource holds a recognisable credential in clear text, whatever its purpose: code, user names, known
 * hosts, DNS records, descriptions, tags. Values that only look random are left to rules that know what a value should be.
 */
export const noCredentialInText: Rule = {
  id: "no-credential-in-text",
  controls: ["CE-25"],
  forbids: true,
  types: [
    "*",
    "terraform",
    "output",
    "variable",
    "local",
    "module",
    "provider.ibm",
    "provider.helm",
    "provider.kubernetes",
  ],
  judge(resource) {
    const { type } = resource;
    const all = written(resource);
    const given = type === "ibm_cos_bucket_object" ? { ...all, content: withoutDetails(all.content) } : all;
    // Nearly all resources have none: only where one is, its place is looked for.
    if (!isOpenIn(given)) return [];
    const found = credentialsIn(given, []).filter((argument) => judgedElsewhere[type]?.test(argument) !== true);
    return found.map((argument) => literalSecret("form", argument, expected));
  },
};

function isOpenIn(value: Json | undefined): boolean {
  if (typeof value === "string") return literalTexts(value).some(hasCredential);
  if (typeof value !== "object" || value === null) return false;
  return Object.keys(value).some(hasCredential) || Object.values(value).some(isOpenIn);
}

function credentialsIn(value: Json | undefined, path: readonly string[]): string[] {
  if (typeof value === "string") return literalTexts(value).some(hasCredential) ? [path.join(".")] : [];
  if (Array.isArray(value)) return value.flatMap((item, index) => credentialsIn(item, [...path, `${index}`]));
  if (!isObject(value)) return [];
  return Object.entries(value as JsonObject).flatMap(([name, inner]) => [
    ...(hasCredential(name) ? [[...path, name].join(".")] : []),
    ...credentialsIn(inner, [...path, name]),
  ]);
}

/** A request for a Spark application without what the rule of such requests judges: settings, variables, arguments. */
function withoutDetails(content: Json = null): Json {
  const inner = typeof content === "string" ? readJson(content) : undefined;
  if (inner?.state !== "known" || !isObject(inner.value) || !isObject(inner.value.application_details)) return content;
  const { env: _env, arguments: _list, conf: _conf, ...rest } = inner.value.application_details;
  return JSON.stringify({ ...inner.value, application_details: rest });
}

/** Code that stands in the Terraform itself is a text of ours: what looks random in it is nobody's id. */
function hasCredential(text: string): boolean {
  const code = /^data:[^,]{0,100};base64,(.*)$/s.exec(text)?.[1];
  return code === undefined ? holdsCredential(text) : holdsSecret(Buffer.from(code, "base64").toString("utf8"));
}
