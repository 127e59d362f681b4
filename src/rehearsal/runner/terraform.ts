import { type ChildProcess, spawn } from "node:child_process";

/** What a run of Terraform was told by its own diagnostics. */
export interface TerraformDiagnostic {
  readonly severity: "error" | "warning";
  readonly summary: string;
  readonly detail: string;
  readonly address?: string;
}

export interface TerraformRun {
  /** Exit code; 137 when a signal ended it. */
  readonly code: number;
  /** The signal that ended it. */
  readonly signal?: string;
  /** True when it was ended because its time was up. */
  readonly timedOut: boolean;
  readonly seconds: number;
  readonly diagnostics: readonly TerraformDiagnostic[];
  readonly out: string;
  /** What it said beside its output. */
  readonly err: string;
}

/** How far Terraform is with a resource. */
export type ResourceEvent = "start" | "done" | "failed";

export interface TerraformOptions {
  readonly binary: string;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Seconds after which it is ended. */
  readonly timeout: number;
  /** Told when Terraform begins and ends with a resource. */
  readonly onResource?: (event: ResourceEvent, action: string, address: string) => void;
  /** Told of the running process, so that it can be ended. */
  readonly onProcess?: (child: ChildProcess) => void;
}

/** One line of Terraform's JSON output. */
interface Line {
  readonly type?: string;
  readonly hook?: { readonly action?: string; readonly resource?: { readonly addr?: string } };
  readonly diagnostic?: TerraformDiagnostic;
}

const events: Readonly<Record<string, ResourceEvent>> = {
  apply_start: "start",
  apply_complete: "done",
  apply_errored: "failed",
};

/** Runs Terraform in a folder; a command that ends with a fault is an answer, not an exception. */
export function terraform(args: readonly string[], options: TerraformOptions): Promise<TerraformRun> {
  const started = process.hrtime.bigint();
  return new Promise((resolve, reject) => {
    const child = spawn(options.binary, args, {
      cwd: options.folder,
      env: options.env,
      stdio: ["ignore", "pipe", "pipe"],
      // A group of its own: a version manager's shim is ended together with what it has started.
      detached: true,
    });
    options.onProcess?.(child);
    let timedOut = false;
    const clock = setTimeout(() => {
      timedOut = true;
      signalProcess(child, "SIGKILL");
    }, options.timeout * 1000);
    const diagnostics: TerraformDiagnostic[] = [];
    let out = "";
    let rest = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) readLine(line, options, diagnostics);
    });
    let err = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
    });
    child.on("error", (error) => {
      clearTimeout(clock);
      reject(error);
    });
    child.on("close", (code, signal) => {
      clearTimeout(clock);
      resolve({
        code: code ?? 137,
        ...(signal === null ? {} : { signal }),
        timedOut,
        seconds: Number(process.hrtime.bigint() - started) / 1e9,
        diagnostics,
        out,
        err,
      });
    });
  });
}

/** Signals a process and those that it has started; one that has ended already is left alone. */
export function signalProcess(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended in the meantime, or the system knows no groups.
    child.kill(signal);
  }
}

function readLine(line: string, options: TerraformOptions, diagnostics: TerraformDiagnostic[]): void {
  if (!line.startsWith("{")) return;
  let said: Line;
  try {
    said = JSON.parse(line) as Line;
  } catch {
    return;
  }
  const event = Object.hasOwn(events, said.type ?? "") ? events[said.type ?? ""] : undefined;
  if (event) options.onResource?.(event, said.hook?.action ?? "", said.hook?.resource?.addr ?? "");
  if (said.type === "diagnostic" && said.diagnostic) diagnostics.push(said.diagnostic);
}
