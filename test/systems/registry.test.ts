import * as fs from "node:fs";
import * as path from "node:path";
import { App } from "cdktf";
import { parse } from "yaml";
import { renderTemplate } from "../../src/artefacts/render";
import { FaultError } from "../../src/core/fault";
import { judge } from "../../src/judge/pipeline";
import { Platform } from "../../src/platform/platform";
import { synth } from "../../src/platform/synth";
import { Registry, type RegistryProps } from "../../src/systems/registry";
import type { JsonObject } from "../../src/terraform/configuration";
import { outputFiles } from "../../src/write/output";
import { reference, today } from "../support/reference";
import { useScratch } from "../support/scratch";
import { runScript } from "../support/stub-command";

const scratch = useScratch();
const { files } = outputFiles(reference("registry"), false);
const stackFolder = "stacks/orchard-foundations";

function resources(props: RegistryProps, name = "shop-prod"): JsonObject {
  const app = new App();
  new Registry(new Platform(app, name, { region: "eu-gb", resourceGroup: "shop-prod" }), props);
  return synth(app)[0]?.json.resource as JsonObject;
}

/** A file beside the foundations, written into the scratch folder. */
function written(file: string): string {
  const to = path.join(scratch(), file);
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.writeFileSync(to, files.get(`${stackFolder}/${file}`) ?? "");
  return to;
}

test("a namespace that exists keeps its owner's retention, and has identities all the same", () => {
  const made = resources({ existing: "shared-images" });
  expect(made.ibm_cr_namespace).toBeUndefined();
  expect(made.ibm_cr_retention_policy).toBeUndefined();
  expect(Object.values(made.ibm_iam_service_policy as JsonObject)).toMatchObject([
    { roles: ["Reader"], resources: { region: "eu-gb", resource_type: "namespace", resource: "shared-images" } },
    { roles: ["Reader", "Writer"], resources: { resource: "shared-images" } },
  ]);
});

test("a name that the registry does not take is refused before anything is made", () => {
  expect(() => resources({}, "abc")).toThrow(FaultError);
  expect(() => resources({ namespace: "-abcd" })).toThrow(FaultError);
});

test.each(["us.icr.io/orchard/gate:1", "gate@sha256:abc", `us.icr.io/a:1@sha256:${"0".repeat(64)} \${{ secrets.X }}`])(
  "an image of the gate that is not named by digest is refused: %s",
  (gateImage) => {
    expect(() => resources({ gateImage })).toThrow(FaultError);
  },
);

test("a label that would be more than a label in a pipeline is refused", () => {
  const made = (runnerLabel: string) =>
    new Platform(new App(), "shop-prod", { region: "eu-gb", resourceGroup: "shop-prod", runnerLabel });
  for (const label of ["", "a b", "${{ secrets.X }}", "-x", "a".repeat(65)])
    expect(() => made(label)).toThrow(FaultError);
  expect(made("linux_x64.private-1").runnerLabel).toBe("linux_x64.private-1");
});

test("a gate's image in the namespace is pulled with the pull identity's key, another without", () => {
  const gateOf = (gateImage: string) => {
    const platform = new Platform(new App(), "shop-prod", { region: "eu-gb", resourceGroup: "shop-prod" });
    new Registry(platform, { namespace: "images", gateImage });
    const found = platform.artefacts.find(({ file }) => file === "ci/va-gate.github.yml");
    return parse(renderTemplate(found?.template ?? "", found?.data ?? {})).jobs["va-gate"].container;
  };
  const digest = `sha256:${"1".repeat(64)}`;
  expect(gateOf(`private.uk.icr.io/images/gate:1@${digest}`)).toEqual({
    image: `private.uk.icr.io/images/gate:1@${digest}`,
    credentials: { username: "iamapikey", password: "${{ secrets.REGISTRY_PULL_APIKEY }}" },
  });
  for (const other of ["uk.icr.io/images-of-others/gate", "uk.icr.io.example.com/images/gate"])
    expect(gateOf(`${other}@${digest}`)).toEqual({ image: `${other}@${digest}` });
});

test("a repository keeps as many images as run from it", () => {
  const stack = (keep: number) => ({
    name: "main",
    file: "main.tf.json",
    json: {
      resource: {
        ibm_cr_retention_policy: { a: { namespace: "acme", images_per_repo: keep, retain_untagged: true } },
        ibm_code_engine_job: {
          one: { image_reference: "private.de.icr.io/acme/job:1@sha256:a" },
          two: { image_reference: "private.de.icr.io/acme/job:2@sha256:b" },
          other: { image_reference: "private.de.icr.io/other/job:2@sha256:b" },
        },
      },
    },
  });
  const verdict = (keep: number) =>
    judge([stack(keep)], { today }).check.findings.find(({ rule }) => rule === "retention-keeps-running")?.verdict;
  expect([verdict(1), verdict(2)]).toEqual(["violation", "compliant"]);
});

test("the images that run are listed for the night, without the private host", () => {
  expect(files.get(`${stackFolder}/ci/va-images.txt`)?.split("\n").slice(1)).toEqual([
    expect.stringMatching(/^us\.icr\.io\/orchard-images\/web:1\.4\.2@sha256:/),
    "",
  ]);
});

describe("the gate by Vulnerability Advisor", () => {
  const answer = (status: string, ...ids: string[]) =>
    `cat <<'END'\n${JSON.stringify({ id: "i", status, vulnerabilities: ids.map((id) => ({ cve_id: id, exempt_status: "exempt" })) })}\nEND`;
  /** What IAM answers: a token of an account. */
  const iam = (claims: object) =>
    JSON.stringify({ access_token: `h.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.s` });
  const gate = (
    images: readonly string[],
    stub: string,
    exemptions?: string,
    token = iam({ account: { bss: "abc" } }),
  ) => {
    const script = written("ci/va-gate.sh");
    written("ci/va-images.txt");
    written("ci/va-exemptions.txt");
    if (exemptions !== undefined) fs.writeFileSync(path.join(scratch(), "ci/va-exemptions.txt"), exemptions);
    const curl = `case $* in
*identity/token*) cat > "$HOME/body"; printf '%s' '${token}' ;;
*) cp "\${4#@}" "$HOME/sent"
${stub}
;;
esac`;
    const env = { VA_ATTEMPTS: "2", VA_PAUSE: "0", IBMCLOUD_API_KEY: "the-key" };
    return runScript(scratch(), script, images, { curl }, env);
  };
  const image = "private.us.icr.io/orchard-images/web:1@sha256:abc";

  test.each([
    ["a clean image passes", answer("OK"), undefined, 0, "ok: "],
    ["a vulnerability fails, even if the registry calls it exempt", answer("FAIL", "CVE-2026-1"), "", 1, "CVE-2026-1"],
    [
      "an exemption that ends too far ahead stops the gate",
      answer("FAIL", "CVE-2026-1"),
      "CVE-2026-1 a@example.com 2099-01-01 why",
      2,
      "180 days",
    ],
    ["an exemption without an owner stops the gate", answer("OK"), "CVE-2026-1 2026-12-01 why", 2, "OWNER"],
    [
      "an exemption that has ended does not count",
      answer("FAIL", "CVE-1"),
      "CVE-1 a@example.com 2020-01-01 w",
      1,
      "expired",
    ],
    ["an image that is not scanned is not decided", answer("UNSUPPORTED"), undefined, 2, "UNSUPPORTED"],
    ["no answer is not decided", "exit 1", undefined, 2, "unknown"],
    ["a failure without a name fails", answer("FAIL"), undefined, 1, "without an ID"],
  ])("%s", (_, stub, exemptions, code, said) => {
    const ran = gate([image], stub, exemptions);
    expect(ran.out + ran.err).toContain(said);
    expect(ran.code).toBe(code);
    for (const call of ran.calls)
      expect(call).toMatch(
        /^curl -sS -f (--data @- https:\/\/private\.iam\.cloud\.ibm\.com\/identity\/token|-H @\S+ https:\/\/private\.us\.icr\.io\/va\/api\/v4\/report\/image\/us\.icr\.io%2Forchard-images%2Fweb@sha256:abc)$/,
      );
  });

  test("the gate sends its token and account, has the key on no command line, and leaves no file", () => {
    const ran = gate([image], answer("OK"));
    expect(fs.readFileSync(path.join(scratch(), "body"), "utf8")).toMatch(/^grant_type=\S+&apikey=the-key$/);
    expect(fs.readFileSync(path.join(scratch(), "sent"), "utf8")).toMatch(
      /^Authorization: Bearer h\.\S+\.s\nAccount: abc\n$/,
    );
    expect(ran.calls.join("\n")).not.toContain("the-key");
    const headers = ran.calls.map((call) => / -H @(\S+)/.exec(call)?.[1]).find((file) => file !== undefined) ?? "";
    expect([headers === "", fs.existsSync(headers)]).toEqual([false, false]);
  });

  test.each([
    ["no JSON", "busy"],
    ["no token", "{}"],
    ["a token without an account", iam({})],
  ])("a gate to which IAM answers with %s decides nothing", (_, token) => {
    const ran = gate([image], answer("OK"), undefined, token);
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining("inconclusive: IAM")]);
    expect(ran.calls.some((call) => call.includes("/va/"))).toBe(false);
  });

  test("an exemption that holds lets its vulnerability through, and no other", () => {
    const soon = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const exemption = `CVE-2026-1 a@example.com ${soon} not reached`;
    expect(gate([image], answer("FAIL", "CVE-2026-1"), exemption).code).toBe(0);
    const two = gate([image], answer("FAIL", "CVE-2026-1", "CVE-2026-2"), exemption);
    expect([two.code, two.out]).toEqual([1, expect.not.stringContaining("CVE-2026-1\n")]);
  });

  test("without an image it judges those that run", () => {
    expect(gate([], answer("OK"), "").calls.filter((call) => call.includes("/va/"))).toHaveLength(1);
  });
});

describe("the keys' script", () => {
  // A registry of keys in a file, as IAM keeps them: names only.
  const iam = `case "$2" in
service-api-keys)
  printf '['; sed "s/.*/{\\"name\\": \\"&\\"},/" "$HOME/keys-$3" 2>/dev/null; printf ']' ;;
service-api-key-create)
  echo "$3" >> "$HOME/keys-$4"
  [ "$7" = --file ] && printf '{\\n\\t"name": "%s",\\n\\t"apikey": "secret-of-%s"\\n}\\n' "$3" "$3" > "$8" ;;
service-api-key-delete)
  grep -Fvx "$3" "$HOME/keys-$4" > "$HOME/rest"; mv "$HOME/rest" "$HOME/keys-$4" ;;
esac`;
  const run = (month: string, ...args: string[]) =>
    runScript(scratch(), written("runbooks/registry-keys.sh"), args, { ibmcloud: iam }, { KEY_MONTH: month });
  const file = () => path.join(scratch(), "registry-keys.env");

  test("keys are made once, in a file for one reader, and never shown", () => {
    const first = run("2026-11");
    expect([first.code, first.err]).toEqual([0, ""]);
    const env = fs.readFileSync(file(), "utf8");
    expect(env).toBe(
      [
        "export TF_VAR_registry_pull_apikey='secret-of-orchard-registry-pull-2026-11'",
        "export TF_VAR_registry_push_apikey='secret-of-orchard-registry-push-2026-11'",
        "",
      ].join("\n"),
    );
    expect(fs.statSync(file()).mode & 0o777).toBe(0o600);
    expect(first.out + first.calls.join("\n")).not.toContain("secret-of");
    const second = run("2026-11");
    expect(second.calls.filter((call) => call.includes("create"))).toEqual([]);
    expect(fs.readFileSync(file(), "utf8")).toBe(env);
  });

  test("another month makes new keys, and the old ones go when that is asked", () => {
    run("2026-11");
    expect(run("2026-12").calls.filter((call) => call.includes("delete"))).toEqual([]);
    expect(fs.readFileSync(file(), "utf8")).not.toContain("2026-11");
    expect(run("2026-12", "--prune").calls.filter((call) => call.includes("delete"))).toEqual([
      "ibmcloud iam service-api-key-delete orchard-registry-pull-2026-11 orchard-registry-pull -f",
      "ibmcloud iam service-api-key-delete orchard-registry-push-2026-11 orchard-registry-push -f",
    ]);
    expect(run("2026-12", "--prune").calls.filter((call) => call.includes("delete"))).toEqual([]);
  });

  test("a key whose value is lost is not replaced in silence", () => {
    run("2026-11");
    fs.rmSync(file());
    const again = run("2026-11");
    expect([again.code, again.err]).toEqual([1, expect.stringContaining("service-api-key-delete")]);
  });
});

test("the switch to private networks says what it is in the end", () => {
  const script = written("runbooks/registry-private-only.sh");
  const run = (...args: string[]) => runScript(scratch(), script, args, { ibmcloud: "true" });
  expect(run().code).toBe(2);
  expect(run("--enable").calls).toEqual([
    "ibmcloud cr region-set us-south",
    "ibmcloud cr private-only --enable",
    "ibmcloud cr private-only --status",
  ]);
});
