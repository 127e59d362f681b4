import * as fs from "node:fs";
import * as path from "node:path";
import { CodeEngineProject } from "@cdktf/provider-ibm/lib/code-engine-project";
import { App } from "cdktf";
import { FaultError } from "../../src/core/fault";
import { judge } from "../../src/judge/pipeline";
import { Platform } from "../../src/platform/platform";
import { synth } from "../../src/platform/synth";
import { EventNotifications, type EventNotificationsProps } from "../../src/systems/events";
import type { JsonObject } from "../../src/terraform/configuration";
import { outputFiles } from "../../src/write/output";
import { reference, today } from "../support/reference";
import { useScratch } from "../support/scratch";
import { runScript } from "../support/stub-command";

const scratch = useScratch();

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

test("the instance goes before the key that it is encrypted with", () => {
  const instances = resources("ibm_resource_instance", () => undefined);
  expect((instances.events_instance as JsonObject).depends_on).toEqual([
    "ibm_kms_key_policies.encryption_events_policies",
  ]);
});

test("two jobs of a project that exists share its authorization", () => {
  const project = `crn:v1:bluemix:public:codeengine:eu-de:a/${"0".repeat(32)}:41111111-2222-4333-8444-555555555555::`;
  const policies = resources("ibm_iam_authorization_policy", () => undefined, {
    jobs: {
      one: { project, job: "one", cron: "0 3 * * *" },
      two: { project, job: "two", cron: "0 4 * * SUN", onSecretRotation: true },
    },
  });
  const targets = Object.values(policies as Record<string, JsonObject>).map((policy) => policy.target_service_name);
  expect(targets.filter((service) => service === "codeengine")).toHaveLength(1);
});

test.each([
  ["0 3 * * *", ["compliant"]],
  ["*/5 * * * *", ["violation"]],
  ["0 3 1 * ?", ["violation"]],
  ["0 3 1,8,15,22,29 * *", ["compliant"]],
  ["${var.cron}", ["unknown"]],
])("the schedule %s of hand-written Terraform that renews certificates is judged", (expression, verdicts) => {
  const topic = { name: "renew certificates", sources: { id: "x", rules: { event_schedule_filter: { expression } } } };
  const stack = { name: "main", file: "main.tf.json", json: { resource: { ibm_en_topic: { a: topic } } } };
  const found = judge([stack], { today }).check.findings.filter(({ rule }) => rule === "timer-schedule");
  expect(found.map(({ verdict }) => verdict)).toEqual(verdicts);
});

test("an authorization that is written by attributes is read like one that is written by arguments", () => {
  const policy = (instance: readonly { name: string; value: string }[]) => ({
    subject_attributes: [{ name: "serviceName", value: "event-notifications" }, ...instance],
    resource_attributes: [{ name: "serviceName", value: "codeengine" }, ...instance],
    roles: ["Viewer", "Writer"],
  });
  const verdict = (...instance: { name: string; value: string }[]) =>
    judge(
      [
        {
          name: "main",
          file: "main.tf.json",
          json: { resource: { ibm_iam_authorization_policy: { a: policy(instance) } } },
        },
      ],
      { today },
    ).check.findings.find(({ rule }) => rule === "events-authorization-scoped")?.verdict;
  expect([verdict(), verdict({ name: "serviceInstance", value: "x" })]).toEqual(["violation", "compliant"]);
});

test("the cron subscription is made once, and then kept as it is said", () => {
  const { files } = outputFiles(reference("events"), false);
  const script = path.join(scratch(), "cron.sh");
  fs.writeFileSync(script, files.get("stacks/parcels-foundations/runbooks/ce-cron-renew-certificates.sh") ?? "");
  const there = `case "$4" in create) : > "$HOME/there" ;; get) [ -f "$HOME/there" ] ;; esac`;
  const run = () =>
    runScript(scratch(), script, ["41111111-2222-4333-8444-555555555555", "renew"], { ibmcloud: there });
  const said = (verb: string) =>
    `ibmcloud ce subscription cron ${verb} --name parcels-renew-certificates --destination renew --destination-type job --schedule 0 3 * * * --time-zone UTC`;
  const [first, second] = [run(), run()];
  expect([first.code, second.code]).toEqual([0, 0]);
  expect(first.calls).toContain(said("create"));
  expect(second.calls).toContain(said("update"));
  expect(second.calls).not.toContain(said("create"));
});
