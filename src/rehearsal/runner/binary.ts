import { spawnSync } from "node:child_process";
import type { Fault } from "../../core/fault";
import { isSystemError } from "../../core/system-error";
import { madeEnvironment } from "./environment";

/** The oldest Terraform and OpenTofu that are taken. */
const oldest = [1, 5] as const;

/** Milliseconds in which a program must have said its version. */
const patience = 60_000;

/** What was found where Terraform should be. */
export type Binary =
  | { readonly state: "usable"; readonly version: string }
  | { readonly state: "absent" }
  | { readonly state: "unusable"; readonly fault: Fault };

const found = new Map<string, Binary>();

/** Asks the program for its version: once in a process. */
export function binaryFound(program: string): Binary {
  const key = `${program}\n${process.env.PATH}`;
  const binary = found.get(key) ?? ask(program);
  found.set(key, binary);
  return binary;
}

function ask(program: string): Binary {
  const ran = spawnSync(program, ["version", "-json"], {
    encoding: "utf8",
    // The user's own settings may be what is broken, and a rehearsal does without them.
    env: { ...madeEnvironment(process.env, new Set()), TF_CLI_CONFIG_FILE: "/dev/null" },
    timeout: patience,
    killSignal: "SIGKILL",
  });
  if (isSystemError(ran.error) && ran.error.code === "ENOENT") return { state: "absent" };
  if (isSystemError(ran.error) && ran.error.code === "ETIMEDOUT")
    return unusable(program, `no answer to \`${program} version -json\` within ${patience / 1000} seconds`);
  if (ran.error) return unusable(program, ran.error.message);
  if (ran.status !== 0) {
    const said = `${ran.stderr}${ran.stdout}`.trim();
    return unusable(program, `${ran.signal ?? `exit code ${ran.status}`}${said === "" ? "" : `: ${said}`}`);
  }
  const version = versionIn(ran.stdout);
  if (version === undefined) return unusable(program, `no version in ${JSON.stringify(ran.stdout.slice(0, 200))}`);
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const recent = major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
  return recent ? { state: "usable", version } : unusable(program, version);
}

function versionIn(text: string): string | undefined {
  try {
    const { terraform_version: version } = JSON.parse(text) as { terraform_version?: unknown };
    return typeof version === "string" && /^\d+\.\d+\./.test(version) ? version : undefined;
  } catch {
    return undefined;
  }
}

function unusable(program: string, got: string): Binary {
  return {
    state: "unusable",
    fault: {
      code: "RH012",
      message: `${program} cannot run a rehearsal`,
      place: { file: program },
      expected: `Terraform or OpenTofu ${oldest.join(".")} or newer`,
      got,
      fix: "Install a supported version and put it first on the PATH, or choose the other program with --binary.",
    },
  };
}
