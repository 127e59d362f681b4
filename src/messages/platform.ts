import type { CodeWords } from "./code-words";

/** Faults of a platform and of what its systems share. */
export const platform = {
  AC001: {
    says: "A context-based restriction would lock out the network that Terraform runs in, and only that network could remove the restriction.",
    fix: "Set `runner` to the network that Terraform runs in.",
  },
  AC002: {
    says: "Members are set for an existing access group that is managed elsewhere.",
    fix: "Remove the members, or let the platform create the group.",
  },
  AC003: { says: "The break-glass window ends before it starts.", fix: "Set `until` later than `from`." },
  AU001: {
    says: "Settings are set for an existing audit trail that is managed elsewhere.",
    fix: "Remove the other options, or remove `existing` to own the audit trail.",
  },
  AU002: {
    says: "The audit trail is created here, and cannot belong to another account.",
    fix: "Set `existing`, or remove `otherAccount`.",
  },
  CR001: {
    says: "A value is not the CRN of an instance of the expected service.",
    fix: "Copy the CRN from `ibmcloud resource service-instance NAME`.",
  },
  CR002: {
    says: "An existing instance is in another region than the platform.",
    fix: "Use an instance in the platform's region, or change the region.",
  },
  CR003: {
    says: "Existing instances belong to two accounts, but Terraform works in one.",
    fix: "Use instances in one account.",
  },
  CR004: {
    says: "The image of the registry's gate has no digest.",
    fix: "Write `HOST/REPOSITORY:TAG@sha256:…`; `ibmcloud cr image-digests` shows the digest.",
  },
  EN001: {
    says: "A cron schedule is invalid.",
    fix: "Write five fields in UTC: minute, hour, day of month, month, weekday by name.",
  },
  NM001: {
    says: "The name of a resource would be longer than its service allows.",
    fix: "Shorten the name of the platform, the system or the component.",
  },
  NM002: {
    says: "A name that becomes part of a construct's path is invalid.",
    fix: "Use lowercase letters and digits, with hyphens between them.",
  },
  NM003: { says: "Another item of the same kind already uses the name.", fix: "Rename one of the two." },
  OS001: {
    says: "A bucket has both versioning and a retention rule, but the service accepts only one of them.",
    fix: "Remove `versioning` or `retentionDays`.",
  },
  PL001: {
    says: "The platform's name is invalid.",
    fix: "Use lowercase letters, digits and hyphens, starting with a letter.",
  },
  PL002: {
    says: "The region is unknown.",
    fix: "Use one of the regions that the message lists.",
  },
  PL003: {
    says: "The label of the pipelines' runners is invalid.",
    fix: "Use 1 to 64 letters, digits, dots, hyphens and underscores, starting with a letter or digit.",
  },
  PL004: {
    says: "The system's name is invalid.",
    fix: "Use lowercase letters, digits and hyphens, starting with a letter.",
  },
  PL005: {
    says: "IBM Cloud does not accept a text as a tag.",
    fix: "Use 1 to 128 letters, digits, spaces, underscores, hyphens, periods and colons.",
  },
  PL006: {
    says: "An existing resource should be imported at an address that no stack has.",
    fix: "Write a stack and an address as the report and the rehearsal name them.",
  },
  RG001: {
    says: "The name of a Container Registry namespace is invalid.",
    fix: "Set `registry.namespace` to 4 to 30 lowercase letters, digits, hyphens and underscores.",
  },
  SM001: {
    says: "`secrets.answersChallenges` is set without an edge.",
    fix: "Add the section `edge`, or remove `answersChallenges`.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
