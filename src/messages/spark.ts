import type { CodeWords } from "./code-words";

/** Spark systems that cannot work. */
export const spark = {
  SP001: {
    says: "Serverless Spark is not offered in the region.",
    fix: "Use one of the regions that the message lists.",
  },
  SP004: {
    says: "Parquet encryption lacks a key for the footer or for columns, or a column has two keys.",
    fix: "Set `footerKey`, and list each column under one key of `columnKeys`.",
  },
  SP005: { says: "A Python package of a library set has no exact version.", fix: "Pin it: `numpy==1.26.4`." },
  SP006: {
    says: "A setting, variable or argument looks like a secret: everyone who may list applications could read it.",
    fix: "Remove it, and revoke the secret if it was real.",
  },
  SP007: {
    says: "A storage host is not a direct endpoint of Object Storage.",
    fix: "Write `s3.direct.REGION.cloud-object-storage.appdomain.cloud`.",
  },
  SP008: {
    says: "An application uses a library set that the system does not define.",
    fix: "Correct the name, or define it under `libraries`.",
  },
} as const satisfies Readonly<Record<string, CodeWords>>;
