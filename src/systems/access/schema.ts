import * as z from "zod";
import type { AccessProps } from "./access";
import { mfaLevels } from "./account-settings";
import { groupNames } from "./roles";
import { sessionLimits } from "./session-limits";

const groups = Object.values(groupNames);

/** A map from the names of access groups. */
const byGroup = <T extends z.ZodType>(value: () => T) =>
  z.strictObject(
    Object.fromEntries(groups.map((name) => [name, value().optional()])) as Record<string, z.ZodOptional<T>>,
  );

const time = () =>
  z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/, "a date and time such as 2026-12-01T08:00:00+01:00");

const federated = () =>
  z.strictObject({
    name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 _-]{0,63}$/, "letters, digits, spaces and hyphens"),
    identityProvider: z.string().min(1),
    conditions: z
      .array(
        z.strictObject({
          claim: z.string().min(1),
          operator: z.enum(["EQUALS", "EQUALS_IGNORE_CASE", "IN", "NOT_EQUALS_IGNORE_CASE", "NOT_EQUALS", "CONTAINS"]),
          value: z.string().regex(/^[^"]+$/, "a value without quotes"),
        }),
      )
      .min(1),
    expiration: z.int().min(1).max(24).optional(),
  });

/** The section of a blueprint, which the construct's props are judged by too. */
export const accessSchema = (): z.ZodType<AccessProps> =>
  z.strictObject({
    existing: byGroup(() => z.string().regex(/^AccessGroupId-[0-9a-zA-Z-]+$/, "the id of an access group")).optional(),
    members: byGroup(() => z.array(z.string().min(3)).min(1)).optional(),
    federated: byGroup(() => z.array(federated()).min(1)).optional(),
    breakGlassWindow: z.strictObject({ from: time(), until: time() }).optional(),
    restrictions: z.strictObject({ enforcement: z.enum(["report", "enabled"]).optional() }).optional(),
    account: z
      .strictObject({
        mfa: z.enum(mfaLevels).optional(),
        sessionHours: z.int().min(1).max(sessionLimits.hours.most).optional(),
        idleMinutes: z.int().min(sessionLimits.idleMinutes.least).max(sessionLimits.idleMinutes.most).optional(),
        sessions: z.int().min(1).max(sessionLimits.sessions.most).optional(),
      })
      .optional(),
  }) as z.ZodType<AccessProps>;
