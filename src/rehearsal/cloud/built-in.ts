import type { ObjectValue } from "../plugin/codec";
import { type CloudView, text } from "./resource-model";

/** Id of something that every instance of Event Notifications has from the start. */
export function builtIn(guid: string, type: string): string {
  return `${guid}:${type}`;
}

/** What every instance of Event Notifications has from the start, and that it is looked up by its type. */
export const builtInReaders = {
  ibm_en_sources: listOf("sources", ["api", "periodic-timer"], {
    enabled: true,
    store_notifications: false,
    topic_count: 0,
  }),
  ibm_en_destinations: listOf("destinations", ["smtp_ibm", "sms_ibm"], {
    subscription_count: 0,
    subscription_names: [],
  }),
  ibm_en_integrations: listOf("integrations", ["kms", "collect_failed_events"], {}),
};

function listOf(name: string, types: readonly string[], more: ObjectValue) {
  return (config: ObjectValue, cloud: CloudView): ObjectValue => {
    const guid = text(config, "instance_guid");
    if (name === "destinations") for (const type of types) cloud.assume("event destination", [builtIn(guid, type)]);
    return {
      id: `${name}/${guid}`,
      total_count: types.length,
      [name]: types.map((type) => ({
        ...more,
        ...(name === "integrations" ? {} : { name: type, description: "" }),
        id: builtIn(guid, type),
        type,
        updated_at: "",
      })),
    };
  };
}
