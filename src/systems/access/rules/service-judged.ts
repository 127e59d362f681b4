import { own } from "../../../core/own";
import { textOf } from "../../../core/text-of";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { isObject, type JsonObject } from "../../../terraform/configuration";

/** What a service needs beside what all need, and who judges it. */
interface Service {
  /** Another rule judges its endpoints, or it has none to choose. The reason, in words. */
  readonly endpoints?: string;
  /** Parameter that names its root key. @default - it takes none, or another rule judges it */
  readonly key?: string;
}

/** Services whose instances are judged. Source: IBM Cloud documentation of each service, on endpoints and encryption. */
const services: Readonly<Record<string, Service>> = {
  appid: { endpoints: "the service has public endpoints only" },
  "cloud-object-storage": { endpoints: "endpoints are chosen by the caller; restrictions limit them" },
  codeengine: { endpoints: "a project has no endpoint setting" },
  "container-registry": { endpoints: "the account has one registry; a script turns public access off" },
  "event-notifications": {},
  "hs-crypto": {},
  ibmanalyticsengine: {},
  "internet-svcs": { endpoints: "the service is public by purpose" },
  kms: {},
  logs: {},
  "secrets-manager": {},
  "sysdig-monitor": { endpoints: "agents choose the private endpoint, which another rule judges" },
  messagehub: { key: "kms_key_crn" },
  cloudantnosqldb: {},
  "dns-svcs": { endpoints: "zones are seen by permitted networks only" },
};

/** Every instance of a service, whatever it is, is reached by private endpoints and encrypted with your own key where it takes one. */
export const serviceJudged: Rule = {
  id: "service-judged",
  controls: ["IA-09"],
  types: ["ibm_resource_instance"],
  judge(instance): readonly Judgement[] | Judgement {
    if (instance.kind !== "resource") return notApplicable;
    const { service: name, service_endpoints: endpoints, parameters } = instance.arguments;
    const service = own(services, textOf(name));
    if (service === undefined)
      return {
        verdict: "unknown",
        argument: "service",
        expected: "a service that Rampart judges",
        got: textOf(name),
        fix: "Review its endpoints, its key and who may call it, and add a waiver.",
      };
    const given = isObject(parameters) ? parameters : {};
    return [...judgeEndpoints(service, endpoints, given), ...judgeKey(service, given)];
  },
};

function judgeEndpoints(
  { endpoints: free }: Service,
  endpoints: JsonObject[string] | undefined,
  given: JsonObject,
): Judgement[] {
  const argument = "service_endpoints";
  const private_ =
    endpoints === "private" || given.allowed_network === "private-only" || given["service-endpoints"] === "private";
  if (free !== undefined || private_) return [{ verdict: "compliant", argument }];
  return [{ verdict: "violation", argument, expected: '"private"', got: textOf(endpoints) }];
}

function judgeKey({ key }: Service, given: JsonObject): Judgement[] {
  if (key === undefined) return [];
  const argument = `parameters.${key}`;
  return own(given, key) === undefined
    ? [{ verdict: "violation", argument, expected: "the CRN of a root key", got: "none: IBM's key" }]
    : [{ verdict: "compliant", argument }];
}
