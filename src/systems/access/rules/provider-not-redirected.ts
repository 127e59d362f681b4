import { own } from "../../../core/own";
import { written } from "../../../posture/guarded";
import type { Judgement, Rule } from "../../../posture/rule";
import { blocks, type Json, type JsonObject, type Resource } from "../../../terraform/configuration";

/** Arguments that send the platform's credentials elsewhere, or make Terraform somebody else. Source: schemas of the providers. */
const redirecting: Readonly<Record<string, readonly string[]>> = {
  ibm: [
    "endpoints_file_path",
    "riaas_endpoint",
    "iaas_classic_endpoint_url",
    "softlayer_endpoint_url",
    "iam_profile_id",
    "iam_profile_name",
    "bluemix_api_key",
    "ibmcloud_account_id",
  ],
  kubernetes: ["proxy_url", "tls_server_name", "exec", "host", "config_paths"],
  helm: ["registries", "plugins_path", "registry_config_path", "repository_config_path"],
};

/** Providers call IBM's endpoints and the cluster of the kubeconfig, as who runs Terraform. */
export const providerNotRedirected: Rule = {
  id: "provider-not-redirected",
  controls: ["IA-08"],
  types: ["provider.ibm", "provider.kubernetes", "provider.helm"],
  judge(provider) {
    const found = settingsOf(provider);
    return found.length === 0
      ? { verdict: "compliant" }
      : found.map(
          ([argument, value]): Judgement => ({
            verdict: "violation",
            argument,
            expected: "no value: the provider's own endpoints, and the caller's own identity",
            got: typeof value === "string" && !/key|token/.test(argument) ? value : "a value",
            fix: "Remove it.",
          }),
        );
  },
};

function settingsOf(resource: Resource): [string, Json][] {
  const { name } = resource;
  const provider = written(resource);
  const ours = setIn(provider, own(redirecting, name) ?? [], "");
  if (name !== "helm") return ours;
  return [
    ...ours,
    ...blocks(provider.kubernetes).flatMap((access) => setIn(access, redirecting.kubernetes ?? [], "kubernetes.")),
  ];
}

function setIn(body: JsonObject, names: readonly string[], prefix: string): [string, Json][] {
  return names.flatMap((name): [string, Json][] => {
    const value = own(body, name);
    return value === undefined || value === null || value === "" ? [] : [[`${prefix}${name}`, value]];
  });
}
