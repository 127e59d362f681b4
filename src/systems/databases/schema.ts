import * as z from "zod";
import { backupCrnPattern, crnPattern, keyCrnPattern } from "../../core/crn";
import { databaseServices } from "./database-services";
import { databaseLimits } from "./limits";
import type { DatabasesProps } from "./props";

/** Entries of an allowlist, at most. Source: IBM Cloud documentation, "Allowlisting" of Cloud Databases, 2023-11-13. */
export const allowlistEntries = 100;

const gigabytes = () => z.int().min(1);

const size = () =>
  z.strictObject({
    host: z.enum(databaseLimits().hosts).optional(),
    memory: gigabytes().optional(),
    cpu: z.int().min(1).optional(),
    disk: gigabytes().optional(),
    members: z.int().min(1).optional(),
  });

const growth = () =>
  z.strictObject({
    limit: gigabytes(),
    step: z.int().min(1).max(100).optional(),
    period: z.int().min(60).optional(),
  });

const restore = () =>
  z.strictObject({
    backup: z.string().regex(backupCrnPattern, "the CRN of a backup of a database").optional(),
    database: z.string().regex(crnPattern, "the CRN of a database").optional(),
    time: z.iso.datetime("a point in time in UTC, such as 2026-11-29T08:30:00Z").optional(),
  });

/** The parts of a database's entry that are the same in every system. */
export const databaseEntry = () => ({
  service: z.enum(databaseServices),
  version: z
    .string()
    .regex(/^\d+(\.\d+)*$/, "a version in quotes")
    .optional(),
  size: size().optional(),
  scaling: z.strictObject({ disk: growth().optional(), memory: growth().optional() }).optional(),
  restore: restore().optional(),
});

/** The section of a blueprint, which the construct's props are judged by too. */
export const databasesSchema = (): z.ZodType<DatabasesProps> =>
  z.strictObject({ backupKey: z.string().regex(keyCrnPattern, "the CRN of a root key").optional() });
