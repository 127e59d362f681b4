import * as fs from "node:fs";
import * as path from "node:path";
import { App, DataResource, TerraformOutput } from "cdktf";
import { cosEndpoint } from "../../src/platform/cos-state";
import { Platform, type PlatformProps } from "../../src/platform/platform";
import { synth } from "../../src/platform/synth";
import type { JsonObject } from "../../src/terraform/configuration";
import { type Ended, runChild } from "../support/child";
import { ObjectStorage } from "../support/object-storage";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";

const scratch = useScratch();
const storage = new ObjectStorage();
let url = "";
beforeAll(async () => {
  url = await storage.start();
});
afterAll(() => storage.stop());
beforeEach(() => {
  storage.objects.clear();
  storage.requests.length = 0;
  storage.conditional = true;
});

type State = Extract<PlatformProps["state"], { type: "cos" }>;

/** Two stacks, the second with a value of the first, which reach Object Storage at the address of the test. */
function stacks(state: Omit<State, "type">): Map<string, JsonObject> {
  const app = new App();
  const platform = new Platform(app, "shop", {
    region: "eu-de",
    resourceGroup: "g",
    state: { type: "cos", ...state },
  });
  const [one, two] = [platform.stack("one"), platform.stack("two")];
  const made = new DataResource(one, "made", { input: { said: "a value of one" } });
  new TerraformOutput(two, "read", { value: made.getStringAttribute("output.said") });
  return new Map(
    synth(app).map(({ name, json }) => {
      const { provider: _provider, ...rest } = json;
      const { required_providers: _required, ...terraform } = rest.terraform as JsonObject;
      return [name, { ...rest, terraform }];
    }),
  );
}

const credentials = { AWS_ACCESS_KEY_ID: "id", AWS_SECRET_ACCESS_KEY: "not-a-real-key" };
const withoutChecksums = {
  AWS_REQUEST_CHECKSUM_CALCULATION: "when_required",
  AWS_RESPONSE_CHECKSUM_VALIDATION: "when_required",
};

async function terraform(stack: string, args: string[], env: Record<string, string>): Promise<Ended> {
  const folder = path.join(scratch(), stack);
  const settings = path.join(scratch(), "empty.tfrc");
  fs.writeFileSync(settings, "");
  return runChild("terraform", [`-chdir=${folder}`, ...args, "-no-color"], {
    CHECKPOINT_DISABLE: "1",
    HOME: scratch(),
    TF_CLI_CONFIG_FILE: settings,
    TF_IN_AUTOMATION: "1",
    ...env,
  });
}

function write(files: ReadonlyMap<string, JsonObject>, region: "eu-de" | "us-east", endpoint: "private" | "direct") {
  for (const [name, json] of files) {
    fs.mkdirSync(path.join(scratch(), name), { recursive: true });
    const text = JSON.stringify(json).replaceAll(cosEndpoint(endpoint, region), url);
    expect(text).toContain(url);
    fs.writeFileSync(path.join(scratch(), name, "cdk.tf.json"), text);
  }
}

const init = ["init", "-input=false"];
const apply = ["apply", "-auto-approve", "-input=false"];

testWithTerraform(
  "the real Terraform keeps the states of two stacks in the bucket, and one stack reads the other's",
  async () => {
    write(
      stacks({ bucket: "states", region: "us-east", endpoint: "direct", folder: "teams/web" }),
      "us-east",
      "direct",
    );
    const env = { ...credentials, ...withoutChecksums };
    for (const stack of ["shop-one", "shop-two"]) {
      for (const args of [init, apply]) {
        const { code, err } = await terraform(stack, args, env);
        expect({ stack, args, code, err }).toEqual({ stack, args, code: 0, err: "" });
      }
    }
    const { out } = await terraform("shop-two", ["output", "-raw", "read"], env);
    expect(out).toBe("a value of one");
    expect([...storage.objects.keys()].sort()).toEqual([
      "teams/web/terraform.shop-one.tfstate",
      "teams/web/terraform.shop-two.tfstate",
    ]);
    // Nothing but the bucket is asked, by path; no request has a header that only AWS's own service has to know.
    expect(storage.requests.filter((one) => !one.path.startsWith("/states"))).toEqual([]);
    const odd = storage.requests.flatMap(({ headers }) =>
      Object.keys(headers).filter((name) => /^x-amz-(checksum|sdk-checksum|trailer)/.test(name)),
    );
    expect(odd).toEqual([]);
    expect(storage.requests.some(({ headers }) => headers["if-none-match"] !== undefined)).toBe(false);
    process.stdout.write(`state in a bucket: ${storage.requests.length} requests of Terraform answered\n`);
  },
  120_000,
);

testWithTerraform(
  "a lock keeps a second apply out where the service carries out the condition, and not where it does not",
  async () => {
    write(stacks({ bucket: "states", lock: true }), "eu-de", "private");
    const env = { ...credentials, ...withoutChecksums };
    expect((await terraform("shop-one", init, env)).code).toBe(0);
    expect((await terraform("shop-one", apply, env)).code).toBe(0);
    const locks = storage.requests.filter(({ path: at }) => at.endsWith("terraform.shop-one.tfstate.tflock"));
    expect(locks.map(({ method, headers }) => [method, headers["if-none-match"] ?? ""])).toContainEqual(["PUT", "*"]);
    expect([...storage.objects.keys()]).toEqual(["terraform.shop-one.tfstate"]);
    storage.objects.set("terraform.shop-one.tfstate.tflock", Buffer.from('{"ID":"another","Operation":"apply"}'));
    const held = await terraform("shop-one", apply, env);
    expect(held).toMatchObject({ code: 1, err: expect.stringContaining("Error acquiring the state lock") });
    storage.conditional = false;
    expect((await terraform("shop-one", apply, env)).code).toBe(0);
  },
  120_000,
);

testWithTerraform(
  "without credentials in the environment nothing starts, and without the two variables checksums are sent",
  async () => {
    write(stacks({ bucket: "states" }), "eu-de", "private");
    expect(await terraform("shop-one", init, {})).toMatchObject({
      code: 1,
      err: expect.stringContaining("No valid credential sources found"),
    });
    expect(storage.requests).toEqual([]);
    await terraform("shop-one", init, credentials);
    await terraform("shop-one", apply, credentials);
    const sent = new Set(
      storage.requests.flatMap(({ headers }) => Object.keys(headers).filter((name) => /checksum|trailer/.test(name))),
    );
    process.stdout.write(`without the variables: ${[...sent].sort().join(", ")}\n`);
    expect(sent.size).toBeGreaterThan(0);
  },
  120_000,
);
