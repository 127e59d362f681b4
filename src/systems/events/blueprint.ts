import type { FoundationDefinition } from "../definition";
import type { EventNotificationsProps } from "./events";
import { rules } from "./rules";
import { eventsSchema } from "./schema";

export const events: FoundationDefinition<EventNotificationsProps> = {
  kind: "foundation",
  folder: "events",
  rules,
  section: eventsSchema,
  build(platform, section) {
    const { EventNotifications } = require("./events") as typeof import("./events");
    new EventNotifications(platform, section);
  },
};
