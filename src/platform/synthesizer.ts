import { App, type IStackSynthesizer, type ISynthesisSession, TerraformStack } from "cdktf";

/** Manifests of sessions whose apps have been judged and written. */
const done = new WeakSet<object>();

/**
 * Judges all of an app's Rampart stacks before the first of them is written, so that a plain `app.synth()` refuses what
 * `rampart synth` refuses; then writes all of them at once, by the same lock, swap and record.
 */
export class CheckedSynthesizer implements IStackSynthesizer {
  constructor(private readonly stack: TerraformStack) {}

  synthesize(session: ISynthesisSession): void {
    // By the manifest, not the session: the engine makes the session anew in some paths.
    const { manifest } = session;
    if (done.has(manifest)) return;
    const app = App.of(this.stack);
    const stacks = app.node.findAll().filter(TerraformStack.isStack);
    const own = stacks.filter(({ synthesizer }) => synthesizer instanceof CheckedSynthesizer);
    const others = new Set(stacks.filter((stack) => !own.includes(stack)).map(({ node }) => node.id));
    const files = judged(app, new Set(own.map(({ node }) => node.id)));
    done.add(manifest);
    for (const stack of own) {
      // The engine writes construct paths here and its command line looks for names: stacks below a construct, as ours are,
      // could not be deployed.
      const dependencies = stack.dependencies.map((dependency) => dependency.node.id).sort();
      Object.assign(manifest.forStack(stack), { dependencies });
    }
    write(session.outdir, files, others);
    // The engine would write its manifest over that of other platforms, and whoever else is writing.
    const writeToFile = () =>
      write(session.outdir, new Map([["manifest.json", JSON.stringify(manifest.buildManifest())]]), others);
    Object.assign(manifest, { writeToFile });
  }
}

// What judges and what writes come after what is judged, and are loaded only now: the constructs do not need them.

function judged(app: App, own: ReadonlySet<string>): ReadonlyMap<string, string> {
  const { enforce } = require("../write/enforce") as typeof import("../write/enforce");
  return enforce(app, own);
}

function write(folder: string, files: ReadonlyMap<string, string>, others: ReadonlySet<string>): void {
  const { writeOutput } = require("../write/write") as typeof import("../write/write");
  const { renderFormerStacks, renderNotes } =
    require("../write/former-stacks") as typeof import("../write/former-stacks");
  const { former, notes } = writeOutput(folder, files, { others });
  const text = [...renderNotes(folder, notes), ...renderFormerStacks(folder, former)];
  if (text.length > 0) process.stderr.write(`${text.join("\n")}\n`);
}
