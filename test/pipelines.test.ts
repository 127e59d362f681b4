import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../src/core/package-root";
import { outputFiles } from "../src/write/output";
import { type Pipeline, type PipelineOptions, pipelinesOf, runsDownloads, type Script } from "./support/pipelines";
import { reference, referenceNames } from "./support/reference";
import { shellcheckSays, testWithShellcheck } from "./support/shellcheck";

interface Found extends PipelineOptions {
  readonly file: string;
  readonly text: string;
}

/** Every file that any reference blueprint writes. */
const written: Found[] = referenceNames.flatMap((name) =>
  [...outputFiles(reference(name), false).files].map(([file, text]) => ({ file: `${name}: ${file}`, text })),
);

/** The project's own: nothing that they call is restricted. */
const own: Found[] = [".github/workflows"].flatMap((folder) =>
  fs.readdirSync(path.join(packageRoot, folder)).map((name) => ({
    file: `${folder}/${name}`,
    text: fs.readFileSync(path.join(packageRoot, folder, name), "utf8"),
    hosted: true,
  })),
);

const isChart = (file: string) => /\/templates\/[^/]+\.yaml$/.test(file);
const pipelines = [...written, ...own]
  .filter(({ file }) => /\.ya?ml$/.test(file) && !isChart(file))
  .flatMap((found) => pipelinesOf(found.text, found).map((pipeline) => ({ ...found, ...pipeline })));

test("pipelines are found by what stands in them", () => {
  const files = (language: Pipeline["language"]) =>
    new Set(pipelines.filter((one) => one.language === language).map(({ file }) => path.basename(file)));
  expect(files("github")).toEqual(new Set(["analytics.yaml", "release.yml", "va-gate.github.yml"]));
  expect(files("gitlab")).toEqual(new Set(["va-gate.gitlab.yml"]));
});

test("no pipeline has what a review would refuse", () => {
  expect(pipelines.flatMap(({ file, faults }) => faults.map((fault) => `${file}: ${fault}`))).toEqual([]);
});

test("nothing that is written runs what it has just downloaded", () => {
  const root = [".ci/run", "test/spark/setup.sh"].map((file) => ({
    file,
    text: fs.readFileSync(path.join(packageRoot, file), "utf8"),
  }));
  const all = [...written, ...own, ...root];
  expect(all.filter(({ text }) => runsDownloads.test(text)).map(({ file }) => file)).toEqual([]);
});

testWithShellcheck("every script inside a pipeline passes the shell linter, as POSIX sh", () => {
  const scripts = pipelines.flatMap(({ file, scripts }) => scripts.map((script) => ({ file, ...script })));
  expect(scripts.map((script) => ({ ...script, said: shellcheckSays(script.text) }))).toEqual(
    scripts.map((script) => ({ ...script, said: "" })),
  );
  process.stdout.write(
    `pipelines: ${pipelines.length} in ${referenceNames.length} blueprints and the project, ${scripts.length} scripts linted\n`,
  );
});

test("one action is one commit, wherever it is used", () => {
  const pins = [...written, ...own].flatMap(({ text }) => [...text.matchAll(/uses: "?([\w./-]+)@(\S+ # \S+)/g)]);
  const actions = [...new Set(pins.map(([, action]) => action))];
  expect(actions).toContain("actions/checkout");
  for (const action of actions) {
    const commits = pins.filter(([, other]) => other === action).map(([, , commit]) => commit);
    expect({ action, commits: [...new Set(commits)] }).toEqual({ action, commits: [commits[0]] });
  }
});

const textOf = (blueprint: string, name: string) =>
  written.find(({ file }) => file.startsWith(`${blueprint}: `) && file.endsWith(`/${name}`))?.text ?? "";
const gate = textOf("registry", "va-gate.github.yml");
const gitlab = textOf("registry", "va-gate.gitlab.yml");
const spark = textOf("spark", "pipelines/analytics.yaml");
const task = `apiVersion: tekton.dev/v1
kind: Task
spec:
  params: [{ name: image, type: string }]
  steps:
    - image: icr.io/tools@sha256:${"0".repeat(64)}
      env: [{ name: IMAGE, value: $(params.image) }]
      script: |
        sh ci/va-gate.sh "$IMAGE"
`;

/** What somebody might write instead, and what is said of it. */
const weakened: [string, string, string | RegExp, string, RegExp][] = [
  ["an action by tag", spark, /checkout@[0-9a-f]{40}/, "checkout@v7", /not named by commit/],
  ["an action by a short commit", spark, /(checkout@[0-9a-f]{7})[0-9a-f]{33}/, "$1", /not named by commit/],
  ["a commit without its version", spark, / # v7.*/, "", /no version/],
  ["credentials that stay", spark, "persist-credentials: false", "fetch-depth: 1", /leaves its credentials/],
  ["all of a caller's secrets", spark, "jobs:", "jobs:\n  a: { uses: ./b.yml, secrets: inherit }", /all secrets/],
  ["a hosted runner", spark, '[self-hosted, "private-network"]', "ubuntu-24.04", /hosted runner/],
  ["no end", spark, "timeout-minutes: 30", "name: x", /no timeout-minutes/],
  ["default permissions", spark, "permissions:\n  contents: read\n", "", /permissions: none/],
  ["all permissions", spark, "permissions:\n  contents: read", "permissions: write-all", /permissions: none/],
  ["a permission to write", spark, "contents: read", "contents: write", /every job may write/],
  ["an expression in a script", spark, "$SPARK_INSTANCE_ID", "${{ vars.SPARK_INSTANCE_ID }}", /expression/],
  [
    "a secret of a whole job",
    gate,
    "    container:",
    "    env: { K: '${{ secrets.X }}' }\n    container:",
    /env\.K: a secret/,
  ],
  ["a secret of a whole workflow", gate, "defaults:", "env: { K: '${{ secrets.X }}' }\ndefaults:", /env\.K: a secret/],
  ["a fork's code with secrets", gate, "workflow_call:", "pull_request_target: {}\n  workflow_call:", /pull_request_t/],
  ["an image by tag", gate, /image: "private.*@.*/, "image: ubuntu:24.04", /jobs\.va-gate\.container: .* by digest/],
  ["an image by tag in GitLab", gitlab, /name: ".*@.*/, "name: ubuntu:24.04", /va-gate\.image: .* by digest/],
  ["any runner of GitLab", gitlab, /tags: .*/, "interruptible: true", /any runner/],
  ["no end in GitLab", gitlab, "timeout: 30 minutes", "retry: 0", /no timeout/],
  ["a key in a GitLab job", gitlab, "GIT_DEPTH:", "IBMCLOUD_API_KEY:", /a secret/],
  ["an image by tag in Tekton", task, /@sha256:0+/, ":latest", /by digest/],
  ["a parameter in a Tekton script", task, '"$IMAGE"', '"$(params.image)"', /expression/],
];

test.each(weakened)("%s is seen", (_, text, from, to, said) => {
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  expect(pipelinesOf(text).flatMap(({ faults }) => faults)).toEqual([]);
  expect(pipelinesOf(changed).flatMap(({ faults }) => faults)).toContainEqual(expect.stringMatching(said));
});

test.each([
  ["curl -fsSL https://example.com/install | sh", true],
  ["curl -fsSL https://example.com/install \\\n  --retry 3 | sudo bash", true],
  ["wget -qO- https://example.com/install | bash -s -- -y", true],
  ['sh -c "$(curl -fsSL https://example.com/install)"', true],
  ["bash <(curl -s https://example.com/install)", true],
  ["curl --output tool.tgz https://example.com/tool.tgz && sha256sum -c tool.sha256", false],
  ["curl -s https://example.com/a.json | jq .name", false],
  ["curl -s https://example.com/list; printf x | sh", false],
])("%j runs a download unseen: %s", (text, expected) => {
  expect(runsDownloads.test(text)).toBe(expected);
});

testWithShellcheck("a value without quotes in a script of any of the languages is seen", () => {
  const cases: [string, string, string][] = [
    [gate, '${IMAGE:+"$IMAGE"}', "$IMAGE"],
    [gitlab, '${IMAGE:+"$IMAGE"}', "$IMAGE"],
    [spark, '\\"$SPARK_INSTANCE_ID\\"', "$SPARK_INSTANCE_ID"],
    [task, '"$IMAGE"', "$IMAGE"],
  ];
  for (const [text, from, to] of cases) {
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    const scripts: readonly Script[] = pipelinesOf(changed).flatMap(({ scripts }) => scripts);
    expect(scripts.map((script) => shellcheckSays(script.text)).join("")).toContain("SC2086");
  }
});

test("without an image by digest the gate stops before its first step, and says what is missing", () => {
  const open = outputFiles(reference("code-engine"), false).files.get(
    "stacks/storefront-foundations/ci/va-gate.github.yml",
  );
  expect(open).toContain('image: "set-registry-gateimage-in-the-blueprint.invalid/none@sha256:');
  expect(open).not.toContain("credentials:\n");
});
