import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { packageRoot } from "../../src/core/package-root";
import { type Ran, rampart } from "../support/run";
import { useScratch } from "../support/scratch";
import { testWithTerraform } from "../support/terraform";

const scratch = useScratch();

/** A folder with one resource and a variable. */
function folder(): string {
  const name = path.join(scratch(), "stack");
  fs.mkdirSync(name, { recursive: true });
  const json = {
    terraform: { required_providers: { ibm: { source: "IBM-Cloud/ibm" } } },
    variable: { group: { type: "string" } },
    resource: { ibm_resource_group: { g: { name: "${var.group}" } } },
    output: { name: { value: "${ibm_resource_group.g.name}" } },
  };
  fs.writeFileSync(path.join(name, "main.tf.json"), JSON.stringify(json));
  return name;
}

const real = () => execFileSync("sh", ["-c", "command -v terraform"], { encoding: "utf8" }).trim();

/** Rehearses with a program of ours first on the PATH. */
function withProgram(script: string, args: readonly string[] = [], env: Record<string, string> = {}): Ran {
  const bin = path.join(scratch(), "bin");
  fs.mkdirSync(bin, { recursive: true });
  fs.writeFileSync(path.join(bin, "terraform"), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  const temporary = path.join(scratch(), "tmp");
  fs.mkdirSync(temporary, { recursive: true });
  const ran = rampart(["rehearse", folder(), ...args], packageRoot, {
    PATH: `${bin}:${process.env.PATH}`,
    TMPDIR: temporary,
    ...env,
  });
  expect(fs.readdirSync(temporary)).toEqual([]);
  return ran;
}

/** What a user has set for live runs: each would change, break or leak a rehearsal. */
const hostile: Record<string, string> = {
  TF_DATA_DIR: "elsewhere",
  TF_WORKSPACE: "production",
  TF_CLI_ARGS: "-no-such-flag",
  TF_CLI_ARGS_plan: "-no-such-flag",
  TF_CLI_ARGS_apply: "-target=nothing.x",
  TF_LOG: "trace",
  TF_LOG_CORE: "trace",
  TF_PLUGIN_CACHE_DIR: "/nowhere",
  TF_REATTACH_PROVIDERS: "{}",
  TF_ENCRYPTION: "key_provider",
  TF_TOKEN_app_terraform_io: "secret",
  IC_API_KEY: "secret",
  IBMCLOUD_API_KEY: "secret",
  AWS_SECRET_ACCESS_KEY: "secret",
  HTTPS_PROXY: "http://192.0.2.1:3128",
  http_proxy: "http://192.0.2.1:3128",
  OTEL_TRACES_EXPORTER: "otlp",
  TF_VAR_undeclared: "secret",
};

testWithTerraform("the environment of a rehearsal is made, and what is taken from the user's is said", () => {
  const seen = path.join(scratch(), "seen");
  const log = path.join(scratch(), "terraform.log");
  const ran = withProgram(`env | sed 's/=.*//' >> ${seen}; exec ${real()} "$@"`, [], {
    ...hostile,
    TF_LOG_PATH: log,
    TF_VAR_group: "mine",
    LC_ALL: "C",
  });
  expect(ran).toMatchObject({ code: 0, out: expect.stringMatching(/^clean: /m) });
  expect(ran.out).toContain("note: the variable group has the value of TF_VAR_group in your environment\n");
  expect(ran.out).not.toContain("undeclared");
  expect(fs.existsSync(log)).toBe(false);
  const names = new Set(fs.readFileSync(seen, "utf8").trim().split("\n"));
  const allowed =
    /^(PATH|HOME|TMPDIR|LANG|LC_[A-Z]+|TF_VAR_group|GOGC|TF_IN_AUTOMATION|TF_REATTACH_PROVIDERS|TF_CLI_CONFIG_FILE|CHECKPOINT_DISABLE)$/;
  // The shell's own.
  const own = /^(PWD|OLDPWD|SHLVL|_)$/;
  expect([...names].filter((name) => !allowed.test(name) && !own.test(name))).toEqual([]);
  expect([...names]).toEqual(expect.arrayContaining(["PATH", "LC_ALL", "TF_VAR_group"]));
});

testWithTerraform("each of a user's settings for live runs leaves a rehearsal as it is", () => {
  const names = ["TF_DATA_DIR", "TF_WORKSPACE", "TF_CLI_ARGS", "TF_CLI_ARGS_plan"];
  const clean = names.filter((name) => {
    const ran = rampart(["rehearse", folder()], packageRoot, { [name]: hostile[name] ?? "" });
    return ran.code === 0 && ran.out.includes("\nclean: ");
  });
  expect(clean).toEqual(names);
});

test("a program that is too old, fails, or is something else is refused with what it said", () => {
  const version = (text: string) => withProgram(`echo '{"terraform_version": "${text}"}'`);
  for (const old of ["0.12.31", "1.4.6"]) {
    expect(version(old)).toMatchObject({
      code: 2,
      err: expect.stringContaining(`expected: Terraform or OpenTofu 1.5 or newer\n  got:      ${old}\n`),
    });
  }
  expect(withProgram("echo 'cannot find libfoo.so' >&2; exit 127")).toMatchObject({
    code: 2,
    err: expect.stringMatching(/\[RH012\][\s\S]*exit code 127: cannot find libfoo\.so/),
  });
  expect(withProgram("echo Terraformer")).toMatchObject({
    code: 2,
    err: expect.stringContaining('no version in "Terraformer'),
  });
});

/** Answers with a version, then does as the body says. */
const after = (body: string) => `[ "$1" = version ] && { echo '{"terraform_version": "1.5.0"}'; exit; }\n${body}`;

test("a program that hangs is ended with what it has started, and one that fails is heard", () => {
  const before = Date.now();
  const hanging = withProgram(after("echo waiting for a lock >&2; sleep 300 & sleep 300"), ["--timeout", "1"]);
  expect(hanging).toMatchObject({
    code: 1,
    out: expect.stringContaining("init: terraform did not end within 1 seconds and was killed"),
  });
  expect(hanging.out).toContain("  waiting for a lock\n");
  expect(Date.now() - before).toBeLessThan(60_000);
  const broken = withProgram(after("echo 'Error: the disk is full' >&2; echo beside; exit 3"));
  expect(broken).toMatchObject({
    code: 1,
    out: expect.stringContaining("init: terraform exited with code 3: Error: the disk is full\n"),
  });
  expect(broken.out).toContain("  beside\n");
  expect(withProgram(after("kill -SEGV $$"))).toMatchObject({
    code: 1,
    out: expect.stringContaining("terraform was killed by SIGSEGV"),
  });
  expect(rampart(["rehearse", "--timeout", "0"])).toMatchObject({ code: 2, err: expect.stringContaining("1 to ") });
});

testWithTerraform("Terraform before 1.9, whose init knows no -json, rehearses", () => {
  const old = `case " $* " in *" init "*" -json "*) echo 'flag provided but not defined: -json' >&2; exit 1;; esac`;
  const ran = withProgram(`${old}\nexec ${real()} "$@"`);
  expect(ran).toMatchObject({ code: 0, out: expect.stringMatching(/^clean: /m) });
});

testWithTerraform(
  "a temporary folder that is missing, or too long for a socket, is named; a strange one is fine",
  () => {
    const rehearsed = (name: string, make = true) => {
      const temporary = path.join(scratch(), name);
      if (make) fs.mkdirSync(temporary);
      const ran = rampart(["rehearse", folder()], packageRoot, { TMPDIR: temporary });
      if (make) expect(fs.readdirSync(temporary)).toEqual([]);
      return ran;
    };
    expect(rehearsed("missing", false)).toMatchObject({
      code: 2,
      err: expect.stringContaining("missing (TMPDIR): the temporary folder does not exist [TP001]"),
    });
    expect(rehearsed("x".repeat(80))).toMatchObject({
      code: 2,
      err: expect.stringMatching(/too long for a socket \[TP002\][\s\S]*bytes with rampart-plugin-/),
    });
    expect(rehearsed("my tmp 100% ü")).toMatchObject({ code: 0 });
  },
);
