import * as z from "zod";
import { crnPattern } from "../../core/crn";
import { programText } from "../../document/text-natures";
import { sparkVersions } from "./runtime-data";
import { settings } from "./settings";
import type { SparkProps } from "./spark";

const name = () =>
  z
    .string()
    .regex(/^[a-z]([-a-z0-9]{0,38}[a-z0-9])?$/, "lowercase letters, digits and hyphens, starting with a letter");

const conf = () =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(settings).map(([key, { pattern, expected }]) => [
        key,
        z.string().regex(pattern, expected).optional(),
      ]),
    ),
  );

const key = () => z.string().regex(/^[a-z0-9][-a-z0-9]{0,62}$/, "the name or the id of a root key");

const days = (most: number) => z.int().min(1).max(most).optional();

const application = () =>
  z.strictObject({
    application: z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9._/-]{0,200}\.(py|jar|R)$/,
        "the name of a .py, .jar or .R file in the code bucket",
      ),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, "64 hex digits"),
    class: z
      .string()
      .regex(/^[A-Za-z_$][\w.$]*$/, "the name of a class")
      .optional(),
    arguments: z.array(programText(z.string())).optional(),
    env: z
      .record(z.string().regex(/^[A-Z_][A-Z0-9_]*$/, "the name of an environment variable"), programText(z.string()))
      .optional(),
    conf: conf().optional(),
    libraries: name().optional(),
    parquet: z
      .strictObject({ footerKey: key(), columnKeys: z.record(key(), z.array(z.string().min(1)).min(1)) })
      .optional(),
    storage: z.record(name(), z.string()).optional(),
  });

/** The section of a blueprint, which the construct's props are judged by too. */
export const sparkSchema = (): z.ZodType<SparkProps> =>
  z.strictObject({
    tenant: name(),
    sparkVersion: z.enum(sparkVersions).optional(),
    conf: conf().optional(),
    data: z.strictObject({ retentionDays: days(36500), archiveDays: days(3650), expireDays: days(3650) }).optional(),
    homeStorage: z.string().regex(crnPattern, "the CRN of an Object Storage instance").optional(),
    serviceEndpoints: z.enum(["private", "public-and-private", "public"]).optional(),
    libraries: z.record(name(), z.array(z.string()).min(1)).optional(),
    applications: z.record(name(), application()).optional(),
  }) as z.ZodType<SparkProps>;
