import { own } from "../../../core/own";
import { textOf } from "../../../core/text-of";
import { argumentRule } from "../../../posture/argument-rule";
import { endsOf } from "../../../posture/authorizations";

/** Roles that a service needs on another, at most: Manager only where a DNS challenge has to be written. */
const enough: Readonly<Record<string, readonly string[]>> = {
  kms: ["Reader"],
  "internet-svcs": ["Reader", "Manager"],
};

/**
 * Who hands a key on to the service that encrypts for it: disks of workers, backups of databases. Source: IBM Cloud documentation,
 * "Encrypting worker disks"; "Key Protect integration" of Cloud Databases.
 */
const delegators = /^(containers-kubernetes|(databases|messages)-for-[a-z]+)$/;

/** A service-to-service authorization grants the least role that the task needs. */
export const authorizationLeastRole = argumentRule({
  id: "authorization-least-role",
  controls: ["IA-01"],
  types: ["ibm_iam_authorization_policy"],
  argument: "roles",
  accepts: (roles, policy) => {
    const { source, target } = endsOf(policy);
    const least = own(enough, textOf(target.service));
    const allowed = delegators.test(textOf(source.service)) ? least?.concat("Authorization Delegator") : least;
    return allowed === undefined || (Array.isArray(roles) && roles.every((role) => allowed.includes(textOf(role))));
  },
  expected:
    "for kms: Reader, and Authorization Delegator for clusters and databases; for internet-svcs: Reader or Manager",
});
