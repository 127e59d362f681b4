import { textOf } from "../../../core/text-of";
import { indexed } from "../../../posture/indexes";
import { compliant, type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { containsReference, known, readOne } from "../../../posture/values";
import type { World } from "../../../posture/world";
import type { Json, Resource } from "../../../terraform/configuration";
import { environmentOf } from "../environment";
import { mappingsOf } from "../mappings";

const methods = ["app-id", "oidc", "mutual-tls", "none"];

/**
 * A public application or function declares how it authenticates callers. It does so in the environment variable AUTH_METHOD,
 * because the application itself reads it; the settings that the method needs must be present too.
 */
export const publicAppAuthenticated: Rule = {
  id: "public-app-authenticated",
  controls: ["CE-29"],
  types: ["ibm_code_engine_app", "ibm_code_engine_function"],
  judge(app, world): Judgement {
    const mappings = mappingsOf(world, app);
    const visibility = known(app, "managed_domain_mappings");
    if (mappings.length === 0 && (visibility === "local" || visibility === "local_private")) return notApplicable;
    const environment = environmentOf(world, app);
    const method = environment.get("AUTH_METHOD");
    const about = { argument: "run_env_variables.AUTH_METHOD", expected: methods.slice(0, 3).join(", ") };
    if (method === undefined) {
      const unreadable = environment.has("*");
      return unreadable
        ? { verdict: "unknown", ...about, got: "an environment that is known only after apply" }
        : { verdict: "violation", ...about, got: "nothing: no authentication method is declared", reject: true };
    }
    if (containsReference(method)) return { verdict: "unknown", ...about, got: textOf(method) };
    if (method === "none") {
      return {
        verdict: "violation",
        ...about,
        got: '"none": anyone can call it',
        fix: "Choose an authentication method; for static content, add a waiver.",
      };
    }
    if (method === "app-id" || method === "oidc") return tokenSettings(environment);
    if (method === "mutual-tls") return clientCertificates(mappings, world);
    return { verdict: "violation", ...about, got: JSON.stringify(method), reject: true };
  },
};

/** Tokens can only be checked against an issuer and an audience. */
function tokenSettings(environment: ReadonlyMap<string, Json>): Judgement {
  const issuer = environment.get("OIDC_ISSUER");
  const audience = environment.get("OIDC_AUDIENCE");
  const isIssuer = issuer !== undefined && (containsReference(issuer) || /^https:\/\/[^\s?#]+$/.test(textOf(issuer)));
  if (isIssuer && audience !== undefined && audience !== "") return compliant;
  return {
    verdict: "violation",
    argument: `run_env_variables.${isIssuer ? "OIDC_AUDIENCE" : "OIDC_ISSUER"}`,
    expected: "OIDC_ISSUER, an https URL, and OIDC_AUDIENCE",
    got: isIssuer ? "no audience: any token from the issuer would be accepted" : textOf(issuer ?? "nothing"),
    reject: true,
  };
}

const askedFor = indexed(["ibm_cis_mtls"], ({ arguments: { associated_hostnames: names } }) => [names ?? []].flat());

/** The edge asks for client certificates for each host name that leads here. */
function clientCertificates(mappings: readonly Resource[], world: World): Judgement {
  const hosts = mappings.map((mapping) => readOne(mapping, "name").value);
  const missing = hosts.filter((host) => askedFor(world, host ?? null).length === 0);
  if (hosts.length > 0 && missing.length === 0) return compliant;
  return {
    verdict: "violation",
    argument: "run_env_variables.AUTH_METHOD",
    expected: "an ibm_cis_mtls whose associated_hostnames include every host name of the application",
    got: `client certificates are not requested at ${missing.map(textOf).join(", ") || "the edge"}`,
    reject: true,
  };
}
