import * as z from "zod";
import { crnPattern } from "../../core/crn";
import type { AppIdProps } from "./app-id";
import { tokenMinutes } from "./token-minutes";

/** The words of an application's `auth`, for systems that have public applications. */
export const authSchema = () =>
  z.union([
    z.enum(["app-id", "oidc", "mutual-tls", "none"]),
    z.strictObject({
      method: z.literal("app-id"),
      callbacks: z
        .array(z.string().regex(/^\/[A-Za-z0-9._~/-]*$/, "an exact path that starts with /, without wildcards"))
        .min(1)
        .optional(),
      roles: z
        .record(
          z.string().regex(/^[a-z][a-z0-9-]{0,19}$/, "the name of a role"),
          z.array(z.string().regex(/^[a-z][a-z0-9_.-]{0,19}$/, "the name of a scope")).min(1),
        )
        .optional(),
    }),
  ]);

/** The section of a blueprint, which the construct's props are judged by too. */
export const appIdSchema = (): z.ZodType<AppIdProps> =>
  z.strictObject({
    existing: z.string().regex(crnPattern, "the CRN of an App ID instance").optional(),
    plan: z.enum(["graduated-tier", "lite"]).optional(),
    tokenMinutes: z.int().min(tokenMinutes.least).max(tokenMinutes.most).optional(),
  });
