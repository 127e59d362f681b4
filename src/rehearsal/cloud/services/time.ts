import { isObjectValue } from "../../plugin/codec";
import { type ResourceModel, text } from "../resource-model";

/** Seconds of a Go duration such as `30s` or `1m30s`. */
function secondsOf(duration: string): number {
  const units: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1, ms: 0.001 };
  return [...duration.matchAll(/([\d.]+)(ms|h|m|s)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units[unit ?? "s"] ?? 0),
    0,
  );
}

/** A wait is not waited for: it counts for what its triggers name. */
export const sleep: ResourceModel = {
  type: "time_sleep",
  kind: "wait",
  attributes(planned, cloud) {
    const triggers = isObjectValue(planned.triggers) ? Object.values(planned.triggers) : [];
    for (const trigger of triggers) {
      const entity = cloud.named(trigger, ["authorization policy"]);
      if (entity) entity.waited += secondsOf(text(planned, "create_duration"));
    }
    return { id: cloud.mint.guid() };
  },
  handles: () => [],
};
