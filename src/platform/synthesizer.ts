import { App, type IStackSynthesizer, type ISynthesisSession, TerraformStack } from "cdktf";
import { guardOf } from "./guard";

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
    const guard = guardOf();
    const files = guard.judge(app, new Set(own.map(({ node }) => node.id)));
    done.add(manifest);
    for (const stack of own) {
      // The engine writes construct paths here and its command line looks for names: stacks below a construct, as ours are,
      // could not be deployed.
      const dependencies = stack.dependencies.map((dependency) => dependency.node.id).sort();
      Object.assign(manifest.forStack(stack), { dependencies });
    }
    guard.write(session.outdir, files, others);
    // The engine would write its manifest over that of other platforms, and whoever else is writing.
    const writeToFile = () =>
      guard.write(session.outdir, new Map([["manifest.json", JSON.stringify(manifest.buildManifest())]]), others);
    Object.assign(manifest, { writeToFile });
  }
}
