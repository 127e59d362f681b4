import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import * as path from "node:path";
import { parse } from "yaml";
import { renderTemplate } from "../../src/artefacts/render";
import { useScratch } from "../support/scratch";

const scratch = useScratch();
const hasTools = ["jq", "sha256sum"].every((tool) => spawnSync("sh", ["-c", `command -v ${tool}`]).status === 0);
if (!hasTools) process.stdout.write("skipped: scripts of Spark, because jq or sha256sum is not on the PATH\n");
const testWithTools = hasTools ? test : test.skip;

const code = "print('hello')\n";
const sha256 = createHash("sha256").update(code).digest("hex");
const common = {
  api: "api.eu-de.ae.cloud.ibm.com",
  bucket: "b",
  host: "s3.private.eu-de.example",
  output: "instance-id",
};
const direct = "https://s3.direct.eu-de.cloud-object-storage.appdomain.cloud";
const parquet = {
  "spark.hadoop.parquet.crypto.factory.class": "com.ibm.parquet.key.management.IBMKeyToolsFactory",
  "spark.hadoop.parquet.encryption.column.keys": "k2:name",
  "spark.hadoop.parquet.encryption.footer.key": "k1",
  "spark.hadoop.parquet.encryption.plaintext.footer": "false",
};
const conf = { "spark.ssl.enabled": "true", "spark.hadoop.fs.cos.code.endpoint": direct, ...parquet };

/** A curl that answers as IAM, Object Storage and the service do, and writes down its arguments and what it was sent. */
const curl = `#!/bin/sh
printf '%s\\n' "$*" >> "$FAKE/arguments"
out=
body=
for word in "$@"; do
  case $previous in --output) out=$word ;; --data-binary) body=\${word#@} ;; esac
  previous=$word
done
cat >> "$FAKE/input"
echo >> "$FAKE/input"
case "$*" in
  *identity/token*) printf '{"access_token": "token-%s"}' "$(wc -l < "$FAKE/input")" ;;
  *spark-requests*) cp "$FAKE/request.json" "$out" ;;
  *daily.py*) cp "$FAKE/code" "$out" ;;
  *spark_applications*) cp "$body" "$FAKE/sent.json"; printf '{"id": "app-1", "state": "accepted"}' > "$out"; printf 202 ;;
  */v3/analytics_engines/*) cat "$FAKE/instance.json" ;;
  *) exit 22 ;;
esac
`;

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly folder: string;
}

function run(template: string, data: object, env: Record<string, string>, files: Record<string, string>): Ran {
  const folder = scratch();
  fs.writeFileSync(path.join(folder, "script.sh"), renderTemplate(template, data));
  fs.writeFileSync(path.join(folder, "curl"), curl, { mode: 0o755 });
  for (const [name, content] of Object.entries(files)) fs.writeFileSync(path.join(folder, name), content);
  const ran = spawnSync("sh", [path.join(folder, "script.sh"), "instance-1"], {
    encoding: "utf8",
    env: { PATH: `${folder}:${process.env.PATH}`, FAKE: folder, previous: "", ...env },
  });
  return { code: ran.status, out: ran.stdout + ran.stderr, folder };
}

const keys = { SUBMIT_API_KEY: "key-of-the-submitter", JOB_API_KEY: "key-of-the-job" };

function submit(request: object, more: { code?: string; parquet?: boolean } = {}): Ran {
  const data = { ...common, application: "daily.py", requestKey: "spark-requests/daily.json", sha256 };
  return run("spark/submit.sh", { ...data, parquet: more.parquet ?? true }, keys, {
    "request.json": JSON.stringify(request),
    code: more.code ?? code,
  });
}

const details = (settings: object) => ({
  application_details: { application: "cos://b.code/daily.py", conf: settings },
});

testWithTools("the submit script sends the request with the job's credentials, and no secret as an argument", () => {
  const { code: exit, out, folder } = submit(details(conf));
  expect(out).toBe('{\n  "id": "app-1",\n  "state": "accepted"\n}\n');
  expect(exit).toBe(0);
  const sent = JSON.parse(fs.readFileSync(path.join(folder, "sent.json"), "utf8"));
  expect(sent.application_details.conf).toEqual({
    ...conf,
    "spark.hadoop.fs.cos.code.iam.api.key": keys.JOB_API_KEY,
    "spark.hadoop.fs.cos.data.iam.api.key": keys.JOB_API_KEY,
    "spark.hadoop.parquet.encryption.key.access.token": expect.stringMatching(/^token-/),
  });
  const argv = fs.readFileSync(path.join(folder, "arguments"), "utf8");
  for (const secret of [...Object.values(keys), "token-"]) expect(argv).not.toContain(secret);
  // Each key was there to be taken: it went in by standard input.
  for (const secret of Object.values(keys))
    expect(fs.readFileSync(path.join(folder, "input"), "utf8")).toContain(secret);
});

testWithTools.each<[string, object, { code?: string; parquet?: boolean }]>([
  ["spark.ssl.enabled is false", details({ ...conf, "spark.ssl.enabled": "false" }), {}],
  ["spark.ssl.enabled is a boolean", details({ ...conf, "spark.ssl.enabled": true }), {}],
  ["spark.ssl.enabled is missing", details(parquet), {}],
  ["conf stands at the top too", { ...details(conf), conf: {} }, {}],
  ["an endpoint is public", details({ ...conf, "spark.hadoop.fs.cos.data.endpoint": "https://s3.eu-de.example" }), {}],
  ["a secret is in the text", details({ ...conf, "spark.hadoop.fs.cos.data.secret.key": "x" }), {}],
  ["a key list is in the text", details({ ...conf, "spark.hadoop.parquet.encryption.key.list": "k1:x" }), {}],
  ["the footer is in clear", details({ ...conf, "spark.hadoop.parquet.encryption.plaintext.footer": "true" }), {}],
  ["Parquet is not encrypted", details({ "spark.ssl.enabled": "true" }), {}],
  ["the code is another file", details(conf), { code: "import os\n" }],
])("the submit script refuses when %s", (_, request, more) => {
  const { code: exit, out, folder } = submit(request, more);
  expect(out).toMatch(/^rejected: /);
  expect(exit).toBe(1);
  expect(fs.existsSync(path.join(folder, "sent.json"))).toBe(false);
});

testWithTools("the drift check tells the same configuration from another", () => {
  const wanted = { "ae.spark.driver.log.level": "WARN", "spark.ssl.enabled": "true" };
  const check = (found: object) =>
    run(
      "spark/drift-check.sh",
      { ...common, wanted: JSON.stringify(wanted) },
      { SPARK_READER_API_KEY: "key" },
      {
        "instance.json": JSON.stringify({ id: "i", default_config: found }),
      },
    );
  expect(check(wanted)).toMatchObject({ code: 0 });
  expect(check({ ...wanted, "spark.ssl.enabled": "false" })).toMatchObject({ code: 1 });
  expect(check({})).toMatchObject({ code: 1 });
});

test("in the pipeline upload waits for the scan, and submit for the upload", () => {
  const { jobs } = parse(
    renderTemplate("spark/pipeline.yaml", {
      title: "t",
      environment: "e",
      runnerLabel: "r",
      instance: "${{ vars.I }}",
      scan: "sh scan.sh",
      releaseKey: "${{ secrets.R }}",
      submitKey: "${{ secrets.S }}",
      applications: [{ upload: "sh up.sh", file: "src/a.py", submit: "sh submit.sh", jobKey: "${{ secrets.J }}" }],
    }),
  );
  expect(jobs.upload.needs).toBe("scan");
  expect(jobs.submit.needs).toBe("upload");
  expect(jobs.submit.steps.at(-1)).toEqual({
    run: "sh submit.sh",
    env: { SPARK_INSTANCE_ID: "${{ vars.I }}", SUBMIT_API_KEY: "${{ secrets.S }}", JOB_API_KEY: "${{ secrets.J }}" },
  });
});
