import { spawn } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import type { AppResult } from "../../src/judge/pipeline";
import { Session } from "../../src/rehearsal/runner/session";
import { outputFiles } from "../../src/write/output";

/** What a walk through a guide did, or where it came to a stop. */
export interface Walk {
  /** Stacks that were applied, in order, with the number of applies. */
  readonly applied: ReadonlyMap<string, number>;
  /** Values that the reader had to supply, by the way in which the guide says to get them. */
  readonly values: readonly string[];
  /** What the first command that failed said. @default - none failed */
  readonly stopped?: string;
}

/** Stands for the IBM Cloud CLI: keys are made, files are written, and lists are empty. */
const ibmcloud = `#!/bin/sh
case "$*" in
  *service-api-key-create*)
    while [ $# -gt 1 ]; do
      if [ "$1" = --file ]; then printf '{"apikey":"made-by-the-stub-0123456789abcdef"}' > "$2"; fi
      shift
    done ;;
  *"ks cluster config"*) : > "$KUBECONFIG" ;;
  *list*|*service-api-keys*) echo '[]' ;;
esac
`;

/**
 * Deploys a platform as a new user does who has nothing but the guide: its commands are run as they stand there, in the order in
 * which they stand there, with the real Terraform against the rehearsal's cloud. What a person has to bring is made up here, in the file
 * that the guide names; nothing else is.
 *
 * @param edit changes the guide, to see that the walk notices
 */
export async function walk(
  result: AppResult,
  folder: string,
  edit: (guide: string) => string = (guide) => guide,
): Promise<Walk> {
  const { files, guides } = outputFiles(result, false);
  const out = path.join(folder, "cdktf.out");
  for (const [name, text] of files) {
    fs.mkdirSync(path.dirname(path.join(out, name)), { recursive: true });
    fs.writeFileSync(path.join(out, name), text);
  }
  const bin = path.join(folder, "bin");
  fs.mkdirSync(bin);
  fs.writeFileSync(path.join(bin, "ibmcloud"), ibmcloud, { mode: 0o755 });
  fs.writeFileSync(path.join(bin, "kubectl"), "#!/bin/sh\n", { mode: 0o755 });
  const existing = result.platforms.flatMap(({ platform }) => platform.existing);
  const session = new Session({ binary: "terraform", consistencyDelay: 30, existing });
  try {
    await session.start(result.stacks);
    const env = {
      ...session.environment,
      PATH: `${bin}:${process.env.PATH}`,
      TF_INPUT: "0",
      TF_CLI_ARGS_apply: "-auto-approve -no-color",
      TF_CLI_ARGS_init: "-no-color",
    };
    const walker = new Walker(out, env, (stack) => session.cloud.enter("", stack));
    for (const guide of guides) await walker.read(edit(files.get(guide) ?? ""));
    return walker;
  } finally {
    await session.close();
  }
}

class Walker implements Walk {
  readonly applied = new Map<string, number>();
  readonly values: string[] = [];
  stopped?: string;

  constructor(
    private readonly out: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly enter: (stack: string) => void,
  ) {}

  async read(guide: string): Promise<void> {
    const [, ...parts] = guide.split(/^## \d+\. /m);
    const scripts = scriptsOf(guide);
    for (const part of parts) {
      const stack = /^`([^`]+)`/.exec(part)?.[1] ?? "";
      // The heading of the part that applies the stack, up to the next heading.
      const text = /^### Apply `[^`]+`\n([\s\S]*?)(?=^##|(?![\s\S]))/m.exec(part)?.[1] ?? "";
      this.bring(stack, text);
      for (const step of text.split(/(?=^\*\*Apply it)/m)) await this.apply(stack, step);
      for (const { script } of scripts.filter((one) => one.stack === stack))
        await this.run(`cd 'stacks/${stack}' && ${script}`);
    }
  }

  /** Puts what a person brings where the guide says to keep it. */
  private bring(stack: string, text: string): void {
    for (const [, variable = "", file = ""] of text.matchAll(
      /^\| `([^`]+)` \|.*Keep it in `([^`]+)`, in the folder of this stack/gm,
    )) {
      fs.writeFileSync(path.join(this.out, "stacks", stack, file), `what-a-person-brings-for-${variable}-0123456789\n`);
      this.values.push(`${variable} from a person`);
    }
  }

  /** One apply: what is to be done before it, what is to be changed for it, and its commands. */
  private async apply(stack: string, step: string): Promise<void> {
    if (this.stopped !== undefined) return;
    const [sentences = "", ...blocks] = step.split(/^```sh\n/m);
    if (sentences.startsWith("**Apply it")) {
      for (const [, command] of sentences.matchAll(/`((?:sh|kubectl) [^`]+)`/g))
        await this.run(`cd 'stacks/${stack}' && ${command}`);
      for (const [, name = "", value = ""] of sentences.matchAll(/`(\w+) = ([^`]+)`/g)) {
        const file = path.join(this.out, "stacks", stack, "terraform.tfvars");
        const now = fs.readFileSync(file, "utf8");
        fs.writeFileSync(file, now.replace(new RegExp(`^${name} = .*$`, "m"), `${name} = ${value}`));
        this.values.push(`${name} = ${value} by the guide`);
      }
    }
    for (const block of blocks) {
      const commands = block.split("\n```")[0] ?? "";
      this.enter(stack);
      await this.run(commands);
      if (this.stopped === undefined) this.applied.set(stack, (this.applied.get(stack) ?? 0) + 1);
      for (const [, name] of commands.matchAll(/^export TF_VAR_(\w+)="\$\(openssl/gm))
        this.values.push(`${name} from a command`);
      for (const [, file] of commands.matchAll(/^\. (\S+)$/gm)) this.values.push(`${file} from a script`);
    }
  }

  /** Runs commands as they would be typed; a later one is not reached after a failure. */
  private run(commands: string): Promise<void> {
    if (this.stopped !== undefined) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const shell = path.join(this.out, "..", "shell");
      // One shell from the beginning to the end: what is exported stays.
      const script = `if [ -e '${shell}' ]; then . '${shell}'; fi\n${commands}\nexport -p > '${shell}'`;
      const child = spawn("/bin/sh", ["-e", "-c", script], {
        cwd: this.out,
        env: this.env,
      });
      let said = "";
      child.stdout.on("data", (text: Buffer) => {
        said += text;
      });
      child.stderr.on("data", (text: Buffer) => {
        said += text;
      });
      child.on("error", reject);
      child.on("close", (code) => {
        // A missing file does not stop `export X="$(cat FILE)"`.
        if (code !== 0 || said.includes("No such file")) this.stopped = `${commands}\n${said.slice(-3000)}`;
        resolve();
      });
    });
  }
}

/** Scripts that set variables of later stacks, with the stack in whose folder they are run. */
function scriptsOf(guide: string): { readonly stack: string; readonly script: string }[] {
  const found = [...guide.matchAll(/`(sh [^`]+)`, run in `stacks\/([^`]+)` after the apply of that stack/g)];
  return [...new Map(found.map(([all, script = "", stack = ""]) => [all, { script, stack }])).values()];
}
