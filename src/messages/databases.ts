import type { CodeWords } from "./code-words";

/** Managed databases that IBM does not create. */
export const databases = {
  DB001: {
    says: "An isolated host is combined with memory or CPUs, which it has already.",
    fix: "Set `host` alone, or `memory` and `cpu` on `multitenant`.",
  },
  DB002: { says: "The size of a database is out of range.", fix: "Use a value in the range that the message names." },
  DB003: { says: "Memory does not grow by itself on an isolated host.", fix: "Remove `memory` from `scaling`." },
  DB004: {
    says: "The limit of autoscaling leaves no room to grow, or IBM does not allow it.",
    fix: "Use a limit in the range that the message names.",
  },
  DB005: {
    says: "IBM cannot restore this backup, or point in time, into the database.",
    fix: "Restore a backup of the same service from a permitted region.",
  },
  DB006: {
    says: "IBM does not encrypt backups with root keys of this region.",
    fix: "Use a root key from us-south, us-east or eu-de.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
