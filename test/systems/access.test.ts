import { Construct } from "constructs";
import { emptyApp, judgeApp, Platform, type PlatformProps } from "../../src";
import { renderTemplate } from "../../src/artefacts/render";
import { Access, type AccessProps, ServiceIdentity, WorkloadIdentity } from "../../src/systems/access";
import { admitting, covers } from "../../src/systems/access/admission";
import { zoneAddress } from "../../src/systems/access/network-zone";
import type { JsonObject, StackJson } from "../../src/terraform/configuration";
import { codesOf } from "../support/faults";
import { today } from "../support/reference";

const vpc =
  "crn:v1:bluemix:public:is:eu-de:a/0123456789abcdef0123456789abcdef::vpc:r010-11111111-2222-4333-8444-555555555555";
const instance = "11111111-2222-4333-8444-555555555555";

/** A platform with a stack of its own beside the foundations. */
function platformWith(props: Partial<PlatformProps> = {}, access?: AccessProps) {
  const app = emptyApp();
  const platform = new Platform(app, "orders", { region: "eu-de", resourceGroup: "orders-prod", ...props });
  if (access) new Access(platform, access);
  const scope = new Construct(platform.stack("shop"), "part");
  return { app, platform, scope };
}

const resources = (stacks: readonly StackJson[], type: string) =>
  Object.fromEntries(
    stacks.flatMap(({ json }) => Object.entries(((json.resource ?? {}) as JsonObject)[type] ?? {})),
  ) as Record<string, JsonObject>;

const plain = (body: JsonObject | undefined) => {
  const { "//": _, ...rest } = body ?? {};
  return rest;
};

describe("grants", () => {
  test("each role's group gets one policy on one instance, and a group is made only for roles that get something", () => {
    const { app, scope } = platformWith();
    Access.of(scope).grant(scope, "access", {
      service: "codeengine",
      instance,
      roles: { deployer: ["Viewer", "Writer"], administrator: ["Administrator", "Manager"], operator: [] },
    });
    const { stacks, platforms } = judgeApp(app, today);
    expect(Object.keys(resources(stacks, "ibm_iam_access_group"))).toEqual([
      "access_deployers",
      "access_administrators",
    ]);
    expect(plain(resources(stacks, "ibm_iam_access_group").access_administrators)).toMatchObject({
      name: "orders-administrators",
      tags: ["rampart:privileged"],
    });
    expect(resources(stacks, "ibm_iam_access_group").access_deployers?.tags).toBeUndefined();
    expect(plain(resources(stacks, "ibm_iam_access_group_policy").part_access_deployer)).toMatchObject({
      roles: ["Viewer", "Writer"],
      resources: { service: "codeengine", resource_instance_id: instance },
    });
    expect(platforms[0]?.check.counts.violation).toBe(0);
  });

  test("a group that exists is used, its members are not seen, and naming some for it is refused", () => {
    const existing = { viewers: "AccessGroupId-11111111-2222-4333-8444-555555555555" };
    const { app, scope } = platformWith({}, { existing });
    Access.of(scope).grant(scope, "access", { service: "kms", instance, roles: { viewer: ["Viewer"] } });
    const { platforms } = judgeApp(app, today);
    const open = platforms[0]?.check.findings.filter(({ verdict }) => verdict === "violation");
    expect(open?.map(({ control, rule, waivable }) => [control, rule, waivable])).toEqual([
      ["CE-05", "group-made-here", true],
    ]);
    expect(codesOf(() => platformWith({}, { existing, members: { viewers: ["ada@example.com"] } }))).toEqual(["AC002"]);
  });

  test("the break-glass group has no members, and its policies hold in their window only", () => {
    const breakGlassWindow = { from: "2026-12-01T08:00:00+01:00", until: "2026-12-01T18:00:00+01:00" };
    const { app, scope } = platformWith({}, { breakGlassWindow });
    const roles = { "break-glass": ["Administrator"], administrator: ["Administrator"] };
    Access.of(scope).grant(scope, "access", { service: "kms", instance, roles });
    const { stacks } = judgeApp(app, today);
    const policies = resources(stacks, "ibm_iam_access_group_policy");
    expect(policies["part_access_break-glass-window"]).toMatchObject({
      pattern: "time-based-conditions:once",
      rule_operator: "and",
    });
    expect(policies.part_access_administrator?.pattern).toBeUndefined();
    expect(resources(stacks, "ibm_iam_access_group_members")).toEqual({});
    const never = { from: breakGlassWindow.until, until: breakGlassWindow.from };
    expect(codesOf(() => platformWith({}, { breakGlassWindow: never }))).toEqual(["AC003"]);
  });

  test("the review lists every grant, those too that are made after it", () => {
    const { platform, scope } = platformWith();
    const access = Access.of(scope);
    access.grant(scope, "a", { service: "kms", instance, roles: { viewer: ["Viewer"] } });
    access.grant(scope, "b", {
      service: "secrets-manager",
      instance,
      resourceType: "secret-group",
      resource: "default",
      roles: { administrator: ["Manager"] },
    });
    const review = platform.artefacts.find(({ file }) => file === "runbooks/iam-review.md");
    const text = renderTemplate(String(review?.template), review?.data ?? {});
    expect(text.split("\n").filter((line) => line.startsWith("| `"))).toEqual([
      "| `orders-viewers` | no | `kms` | `part/a` | `whole instance` | Viewer | `orders-shop` |",
      "| `orders-administrators` | **yes** | `secrets-manager` | `part/b` | `secret-group default` | Manager | `orders-shop` |",
    ]);
  });

  test("an account that is somebody else's is answered by a script that checks it", () => {
    const files = (account?: AccessProps["account"]) =>
      platformWith({}, { account })
        .platform.artefacts.filter(({ controls }) => controls?.includes("CE-14"))
        .map(({ file }) => file);
    expect(files()).toEqual(["runbooks/account-check.sh"]);
    expect(files({})).toEqual([]);
  });
});

describe("restrictions", () => {
  const restrict = (props: Partial<PlatformProps>, access?: AccessProps) => {
    const { app, scope } = platformWith(props, access);
    const made = Access.of(scope).restrictions.restrict(scope, "restriction", {
      service: "codeengine",
      instance,
      apiTypes: ["control-plane", "platform"],
      from: "operators",
    });
    return { made, ...judgeApp(app, today) };
  };

  test("operators and the runner get a context each, by zones in the stack of the foundations", () => {
    const { stacks } = restrict({ operators: ["203.0.113.0/24", "198.51.100.7/32"], runner: vpc });
    const zones = resources(stacks, "ibm_cbr_zone");
    expect(zones["access_restrictions_operators-zone"]?.addresses).toEqual([
      { type: "subnet", value: "203.0.113.0/24" },
      { type: "ipAddress", value: "198.51.100.7" },
    ]);
    expect(zones["access_restrictions_runner-zone"]?.addresses).toEqual([{ type: "vpc", value: vpc }]);
    const rule = resources(stacks, "ibm_cbr_rule").part_restriction as JsonObject;
    expect(rule.enforcement_mode).toBe("enabled");
    const names = (rule.contexts as { attributes: { name: string }[] }[]).map(({ attributes }) =>
      attributes.map(({ name }) => name),
    );
    expect(names).toEqual([["endpointType", "networkZoneId"], ["networkZoneId"]]);
  });

  test("nothing is restricted for nobody, and a restriction that would lock the runner out is not made", () => {
    expect(restrict({}).made).toBeUndefined();
    expect(codesOf(() => restrict({ operators: ["203.0.113.0/24"] }))).toEqual(["AC001"]);
    expect(codesOf(() => restrict({ runner: "10.20.0.0/24" }))).toEqual([]);
  });

  test("report is a finding that can be waived, for Code Engine of one control, for a store of another", () => {
    const { app, scope } = platformWith({ runner: vpc }, { restrictions: { enforcement: "report" } });
    const restrictions = Access.of(scope).restrictions;
    restrictions.restrict(scope, "project", { service: "codeengine", instance, from: "operators" });
    restrictions.restrict(scope, "keys", { service: "kms", instance, from: "private-endpoints" });
    const open = judgeApp(app, today).platforms[0]?.check.findings.filter(({ verdict }) => verdict === "violation");
    expect(open?.map(({ control, at, waivable }) => [control, at, waivable])).toEqual([
      ["CE-65", "shop/part/keys", true],
      ["CE-31", "shop/part/project", true],
    ]);
  });

  test("buckets answer direct endpoints too", () => {
    const { app, scope } = platformWith();
    const service = "cloud-object-storage";
    Access.of(scope).restrictions.restrict(scope, "buckets", { service, instance, from: "private-endpoints" });
    const { contexts } = resources(judgeApp(app, today).stacks, "ibm_cbr_rule").part_buckets as JsonObject;
    expect(contexts).toEqual([
      { attributes: [{ name: "endpointType", value: "private" }] },
      { attributes: [{ name: "endpointType", value: "direct" }] },
    ]);
  });
});

describe("the guard of the runner", () => {
  test.each([
    ["10.20.0.0/24", "10.20.0.0/24", true],
    ["10.20.0.0/16", "10.20.3.0/24", true],
    ["10.20.3.0/24", "10.20.0.0/16", false],
    ["10.20.3.4/32", "10.20.3.4/32", true],
    ["2001:db8::/32", "2001:db8:1::/48", true],
    ["2001:db8::/32", "10.20.0.0/24", false],
    [vpc, vpc, true],
    [vpc, "10.20.0.0/24", false],
    ["10.0.0.0/8", vpc, false],
  ])("a zone with %s lets %s in: %s", (zone, runner, expected) => {
    expect(covers(zoneAddress(zone), runner)).toBe(expected);
  });

  test("every condition of a context must hold, and no context at all lets nobody in", () => {
    const caller = { endpointTypes: ["private"], standsIn: (network: string) => network === "here" };
    expect(admitting([], caller)).toBeUndefined();
    expect(admitting([{ endpointTypes: ["public"], addresses: ["here"] }], caller)).toBeUndefined();
    expect(admitting([{ endpointTypes: ["private"], addresses: ["there"] }], caller)).toBeUndefined();
    expect(admitting([{ addresses: [] }], caller)).toBeUndefined();
    expect(admitting([{ endpointTypes: ["public"] }, { addresses: ["there", "here"] }], caller)).toEqual({
      addresses: ["there", "here"],
    });
  });
});

test("identities of workloads and services are compliant, and no key is made", () => {
  const { app, scope } = platformWith();
  const policies = [{ service: "secrets-manager", instance, roles: ["SecretsReader"] }];
  const project = { id: instance, crn: "crn:v1:bluemix:public:codeengine:eu-de:a/0:1::" };
  const component = { type: "job" as const, name: "nightly" };
  const workload = new WorkloadIdentity(scope, "workload", { name: "nightly", project, component, policies });
  const service = new ServiceIdentity(scope, "service", { name: "puller", description: "Pulls images", policies });
  const { stacks, platforms } = judgeApp(app, today);
  expect(
    platforms[0]?.check.findings.filter(({ verdict }) => !["compliant", "notApplicable"].includes(verdict)),
  ).toEqual([]);
  expect(platforms[0]?.preflight.faults).toEqual([]);
  expect(plain(resources(stacks, "ibm_iam_trusted_profile_link").part_workload_link)).toMatchObject({
    cr_type: "CE",
    link: { component_type: "job", component_name: "nightly" },
  });
  expect(resources(stacks, "ibm_iam_service_api_key")).toEqual({});
  expect([workload.iamId, service.iamId, service.id].every((id) => id.startsWith("${"))).toBe(true);
});
