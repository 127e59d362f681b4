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
  CR004: {
    says: "The image of the registry's gate is not named by digest.",
    fix: "Write `HOST/REPOSITORY:TAG@sha256:…`; `ibmcloud cr image-digests` shows the digest.",
  },
  EN001: {
    says: "A cron schedule cannot be read.",
    fix: "Write five fields in UTC: minute, hour, day of month, month, weekday by name.",
  },
  NM001: {
    says: "The name of a resource would be longer than its service allows.",
    fix: "Shorten the name of the platform, the system or the component.",
  },
  NM002: {
    says: "A name that becomes part of a construct's path does not have the form that names have.",
    fix: "Use lower case letters and digits, with hyphens between them.",
  },
  NM003: { says: "A name is taken by something else of its kind.", fix: "Rename one of the two." },
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
    says: "The label of the pipelines' runners does not have the form that labels have.",
    fix: "Use 1 to 64 letters, digits, dots, hyphens and underscores, starting with a letter or digit.",
  },
  PL004: {
    says: "The name of a system does not have the form that names have.",
    fix: "Use lower case letters, digits and hyphens, starting with a letter.",
  },
  RG001: {
    says: "A Container Registry namespace does not have a valid name.",
    fix: "Set `registry.namespace` to 4 to 30 lower case letters, digits, hyphens and underscores.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
