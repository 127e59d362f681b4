import type { CodeWords } from "./code-words";

/** Faults of a platform and of what its systems share. */
export const platform = {
  AC001: {
    says: "A context-based restriction would lock out the network that Terraform runs in, and only that network could lift it again.",
    fix: "Set `runner` to the network that Terraform runs in.",
  },
  AC002: {
    says: "Members are named for an access group that exists and is managed elsewhere.",
    fix: "Remove the members, or let the platform create the group.",
  },
  AC003: { says: "The break-glass window ends before it starts.", fix: "Set `until` later than `from`." },
  AU001: {
    says: "Settings are given for an audit trail that exists and is managed elsewhere.",
    fix: "Remove the other options, or remove `existing` to own the audit trail.",
  },
  CR001: {
    says: "A value is not the CRN of an instance of the service that is expected.",
    fix: "Copy the CRN from `ibmcloud resource service-instance NAME`.",
  },
  CR002: {
    says: "An existing instance is in another region than the platform.",
    fix: "Name an instance in the platform's region, or change the region.",
  },
  CR003: {
    says: "Existing instances belong to two accounts, and Terraform works in one.",
    fix: "Name instances of one account.",
  },
  EN001: {
    says: "A cron schedule cannot be read.",
    fix: "Write five fields in UTC: minute, hour, day of month, month, weekday by name.",
  },
  NM001: {
    says: "The name of a resource would be longer than its service allows.",
    fix: "Shorten the name of the platform, the system or the component.",
  },
  OS001: {
    says: "A bucket is asked for versions and a retention rule, and the service takes one of the two.",
    fix: "Leave out `versioning`, or `retentionDays`.",
  },
  PL001: {
    says: "The platform's name does not have the form that names have.",
    fix: "Use lower case letters, digits and hyphens, starting with a letter.",
  },
  PL002: {
    says: "The region is not one that the library knows.",
    fix: "Write one of the regions that the message names.",
  },
  PL003: {
    says: "The name of a system does not have the form that names have.",
    fix: "Use lower case letters, digits and hyphens, starting with a letter, at most 24 characters.",
  },
  RG001: {
    says: "A Container Registry namespace does not have a valid name.",
    fix: "Set `registry.namespace` to 4 to 30 lower case letters, digits, hyphens and underscores.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
