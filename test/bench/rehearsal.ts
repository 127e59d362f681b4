import { spawnSync } from "node:child_process";
import { rehearse } from "../../src/rehearsal";
import { providersOf } from "../../src/rehearsal/admission/types";
import { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { Entity } from "../../src/rehearsal/cloud/resource-model";
import { models } from "../../src/rehearsal/cloud/services";
import type { ObjectValue } from "../../src/rehearsal/plugin/codec";
import type { CloudModel } from "../../src/rehearsal/plugin/model";
import { startPlugin } from "../../src/rehearsal/plugin/server";
import { madeEnvironment } from "../../src/rehearsal/runner/environment";
import { inOrder } from "../../src/rehearsal/runner/stacks";
import { terraform } from "../../src/rehearsal/runner/terraform";
import { Workspace } from "../../src/rehearsal/runner/workspace";
import { reference } from "../support/reference";

/** A cloud that holds nothing and has whatever it is asked for: what data sources look up is not searched for. */
class Anything extends Cloud {
  override named(): Entity {
    return { type: "existing", kind: "", handles: [], state: {}, created: 0, waited: 0 };
  }
}

/** The provider that costs nothing: it gives ids and answers, and remembers, checks and searches nothing. */
class Instant implements CloudModel {
  private readonly cloud = new Anything();
  create(type: string, planned: ObjectValue): ObjectValue {
    return models.get(type)?.attributes(planned, this.cloud) ?? { id: this.cloud.mint.guid() };
  }
  read(_: string, state: ObjectValue): ObjectValue {
    return state;
  }
  update(): ObjectValue {
    return {};
  }
  delete(): void {}
  store(): void {}
  find(): undefined {
    return undefined;
  }
  isSlow(): boolean {
    return false;
  }
  readData(type: string, config: ObjectValue): ObjectValue {
    return this.cloud.readData(type, config);
  }
}

/** The same commands, run one after the other with the instant provider, none of their output read. */
async function bare(stacks: ReturnType<typeof reference>["stacks"]): Promise<number> {
  const ordered = inOrder(stacks);
  const workspace = new Workspace();
  const plugin = await startPlugin({ providers: providersOf(ordered), model: new Instant() });
  const env = {
    ...madeEnvironment(process.env, new Set()),
    TF_REATTACH_PROVIDERS: plugin.reattach,
    TF_CLI_CONFIG_FILE: workspace.settings,
  };
  let seconds = 0;
  try {
    for (const stack of ordered) workspace.write(stack, ordered, new Set());
    const run = async (name: string, ...args: string[]) => {
      const ran = await terraform(args, { binary: "terraform", folder: workspace.folder(name), env, timeout: 900 });
      if (ran.code !== 0) throw new Error(`${name}: terraform ${args.join(" ")}\n${ran.out}${ran.err}`);
      seconds += ran.seconds;
    };
    for (const { name } of ordered) {
      await run(name, "init", "-input=false");
      await run(name, "validate");
      await run(name, "plan", "-input=false", "-lock=false", "-out=plan");
      await run(name, "apply", "-input=false", "plan");
      await run(name, "plan", "-input=false", "-lock=false");
    }
    for (const { name } of [...ordered].reverse()) await run(name, "destroy", "-auto-approve", "-input=false");
    return seconds;
  } finally {
    plugin.close();
    workspace.remove();
  }
}

/** Times of whole rehearsals against the sum of the bare commands, interleaved. */
export async function benchRehearsal(runs: number): Promise<string> {
  if (spawnSync("terraform", ["version"]).error)
    return "rehearsal            not measured: there is no terraform on the PATH";
  const { stacks } = reference("code-engine");
  const times: { rehearsal: number; bare: number }[] = [];
  for (let run = 0; run < runs; run += 1) {
    const { seconds, findings } = await rehearse(stacks, { binary: "terraform" });
    if (findings.length > 0) throw new Error(JSON.stringify(findings));
    times.push({ rehearsal: seconds, bare: await bare(stacks) });
  }
  const median = (key: "rehearsal" | "bare") =>
    times.map((one) => one[key]).sort((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
  const [whole, sum] = [median("rehearsal"), median("bare")];
  return `rehearsal            ${whole.toFixed(2)} s  bare terraform commands ${sum.toFixed(2)} s  ratio ${(whole / sum).toFixed(2)}`;
}
