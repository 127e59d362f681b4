import * as z from "zod";
import { crnPattern } from "../../core/crn";
import { existingSchema } from "../../platform/existing";
import type { EventNotificationsProps } from "./events";

/** The section of a blueprint, which the construct's props are judged by too. */
export const eventsSchema = (): z.ZodType<EventNotificationsProps> =>
  z.strictObject({
    existing: existingSchema("an Event Notifications instance").optional(),
    notify: z.array(z.email("an e-mail address")).min(1).optional(),
    jobs: z
      .record(
        z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, "lowercase letters, digits and hyphens, starting with a letter"),
        z.strictObject({
          project: z.string().regex(crnPattern, "the CRN of a Code Engine project"),
          job: z.string().regex(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/, "the name of a job"),
          cron: z.string().optional(),
          onSecretRotation: z.boolean().optional(),
        }),
      )
      .optional(),
  });
