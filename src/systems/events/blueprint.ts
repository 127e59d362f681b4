import * as z from "zod";
import { crnPattern } from "../../core/crn";
import type { FoundationDefinition } from "../definition";
import type { EventNotificationsProps } from "./events";
import { rules } from "./rules";

export const events: FoundationDefinition<EventNotificationsProps> = {
  kind: "foundation",
  folder: "events",
  rules,
  section: () =>
    z.strictObject({
      existing: z.string().regex(crnPattern, "the CRN of an Event Notifications instance").optional(),
      notify: z.array(z.email("an e-mail address")).min(1).optional(),
      jobs: z
        .record(
          z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, "a name of lower case letters, digits and hyphens"),
          z.strictObject({
            project: z.string().regex(crnPattern, "the CRN of a Code Engine project"),
            job: z.string().regex(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/, "the name of a job"),
            cron: z.string().optional(),
            onSecretRotation: z.boolean().optional(),
          }),
        )
        .optional(),
    }),
  build(platform, section) {
    const { EventNotifications } = require("./events") as typeof import("./events");
    new EventNotifications(platform, section);
  },
};
