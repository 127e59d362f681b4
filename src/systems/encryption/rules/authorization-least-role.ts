import type { JsonObject } from "../../../core/configuration";
import { argumentRule } from "../../../posture/argument-rule";

/** Roles that a service needs on another, at most: Manager only where a DNS challenge has to be written. */
const enough: Readonly<Record<string, readonly string[]>> = {
  kms: ["Reader"],
  "internet-svcs": ["Reader", "Manager"],
};

/** Kubernetes Service hands its right to read a key on to the disks of workers: that needs a role more. */
function allowedBy({
  source_service_name: source,
  target_service_name: target,
}: JsonObject): readonly string[] | undefined {
  const allowed = enough[String(target)];
  return allowed && source === "containers-kubernetes" && target === "kms"
    ? [...allowed, "Authorization Delegator"]
    : allowed;
}

/** A service gets no more on another service than the least role that its task needs. */
export const authorizationLeastRole = argumentRule({
  id: "authorization-least-role",
  controls: ["IA-01"],
  types: ["ibm_iam_authorization_policy"],
  argument: "roles",
  accepts: (roles, { arguments: policy }) => {
    const allowed = allowedBy(policy);
    return allowed === undefined || (Array.isArray(roles) && roles.every((role) => allowed.includes(String(role))));
  },
  expected: "kms: Reader, and Authorization Delegator of containers-kubernetes; internet-svcs: Reader or Manager",
});
