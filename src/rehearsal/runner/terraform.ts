import { type ChildProcess, spawn, spawnSync } from "node:child_process";

/** What a run of Terraform was told by its own diagnostics. */
export interface TerraformDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
}

export interface TerraformRun {
  readonly code: number;
  readonly seconds: number;
  readonly diagnostics: readonly TerraformDiagnostic[];
  readonly out: string;
}

export interface TerraformOptions {
  readonly binary: string;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Told when Terraform begins and ends with a resource. */
  readonly onResource?: (event: "start" | "done", action: string, address: string) => void;
  /** Told of the running process, so that it can be ended. */
  readonly onProcess?: (child: ChildProcess) => void;
}

/** One line of Terraform's JSON output. */
interface Line {
  readonly "@level"?: string;
  readonly "@message"?: string;
  readonly type?: string;
  readonly hook?: { readonly action?: string; readonly resource?: { readonly addr?: string } };
  readonly diagnostic?: TerraformDiagnostic;
}

/** Runs Terraform in a folder; a command that ends with a fault is an answer, not an exception. */
export function terraform(args: readonly string[], options: TerraformOptions): Promise<TerraformRun> {
  const started = process.hrtime.bigint();
  return new Promise((resolve, reject) => {
    const child = spawn(options.binary, args, {
      cwd: options.folder,
      env: options.env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    options.onProcess?.(child);
    const diagnostics: TerraformDiagnostic[] = [];
    let out = "";
    let rest = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) readLine(line, options, diagnostics);
    });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      if (
        code !== 0 &&
        diagnostics.every(({ severity }) => severity !== "error") &&
        signal === null &&
        errors.trim() !== ""
      ) {
        diagnostics.push({ severity: "error", summary: errors.trim().split("\n")[0] ?? "", detail: errors.trim() });
      }
      resolve({ code: code ?? 137, seconds: Number(process.hrtime.bigint() - started) / 1e9, diagnostics, out });
    });
  });
}

function readLine(line: string, options: TerraformOptions, diagnostics: TerraformDiagnostic[]): void {
  if (!line.startsWith("{")) return;
  let event: Line;
  try {
    event = JSON.parse(line) as Line;
  } catch {
    return;
  }
  const address = event.hook?.resource?.addr ?? "";
  if (event.type === "apply_start") options.onResource?.("start", event.hook?.action ?? "", address);
  if (event.type === "apply_complete") options.onResource?.("done", event.hook?.action ?? "", address);
  if (event.type === "diagnostic" && event.diagnostic) diagnostics.push(event.diagnostic);
}

/** The binary's version, or undefined when there is no such program. */
export function terraformVersion(binary: string, env: NodeJS.ProcessEnv): string | undefined {
  const ran = spawnSync(binary, ["version", "-json"], { encoding: "utf8", env });
  if (ran.error || ran.status !== 0) return undefined;
  try {
    return (JSON.parse(ran.stdout) as { terraform_version?: string }).terraform_version;
  } catch {
    return undefined;
  }
}
