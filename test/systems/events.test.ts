import { CodeEngineProject } from "@cdktf/provider-ibm/lib/code-engine-project";
import { App } from "cdktf";
import type { JsonObject } from "../../src/core/configuration";
import { FaultError } from "../../src/core/fault";
import { Platform } from "../../src/core/platform";
import { synth } from "../../src/synth/synth";
import { EventNotifications, type EventNotificationsProps } from "../../src/systems/events";

/** Resources of a type in the stacks of a platform with one job, which runs as `use` says. */
function resources(
  type: string,
  use: (events: EventNotifications, platform: Platform) => void,
  props: EventNotificationsProps = {},
): JsonObject {
  const app = new App();
  const platform = new Platform(app, "shop", { region: "eu-de", resourceGroup: "shop-prod" });
  use(new EventNotifications(platform, props), platform);
  return Object.assign({}, ...synth(app).map(({ json }) => (json.resource as JsonObject | undefined)?.[type] ?? {}));
}

function job(platform: Platform) {
  const stack = platform.stack("web");
  const { projectId, crn } = new CodeEngineProject(stack, "project", { name: "web", resourceGroupId: "g" });
  return { stack, props: { name: "renew", project: { id: projectId, crn }, job: "renew" } };
}

test("a job that runs by the clock and on events has one destination and one authorization", () => {
  const both = (events: EventNotifications, platform: Platform) => {
    const { stack, props } = job(platform);
    events.schedule(stack, "daily", { ...props, cron: "0 3 * * *" });
    events.onSecretRotation(stack, "renewed", props);
  };
  expect(Object.keys(resources("ibm_en_destination_ce", both))).toEqual(["daily_destination_job"]);
  expect(Object.keys(resources("ibm_en_subscription_ce", both))).toEqual([
    "daily_subscription",
    "renewed_subscription",
  ]);
  expect(Object.keys(resources("ibm_sm_en_registration", both))).toHaveLength(1);
});

test("each address that is told of failures has a subscription of its own", () => {
  const told = resources(
    "ibm_en_subscription_email",
    (events, platform) => {
      const { stack, props } = job(platform);
      events.onSecretRotation(stack, "renewed", props);
    },
    { notify: ["a@example.com", "b@example.com"] },
  );
  expect(Object.values(told)).toMatchObject([
    { attributes: { invited: ["a@example.com"] } },
    { attributes: { invited: ["b@example.com"] } },
  ]);
});

test.each(["5m", "0 3 * *", "0 0 3 * * *", "61 3 * * *", "0 3 * 1 *", "0 3 * * 1", "0 3 1 * MON", "0 3 * * Monday"])(
  "a schedule that the service reads differently is refused: %s",
  (cron) => {
    expect(() =>
      resources("ibm_en_topic", (events, platform) => {
        const { stack, props } = job(platform);
        events.schedule(stack, "daily", { ...props, cron });
      }),
    ).toThrow(FaultError);
  },
);
