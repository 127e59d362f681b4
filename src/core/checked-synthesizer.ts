import * as fs from "node:fs";
import * as path from "node:path";
import { App, type IStackSynthesizer, type ISynthesisSession, type TerraformStack } from "cdktf";

/** Sessions whose apps have been judged and written. */
const done = new WeakMap<object, Files>();

/** Content by path below a stack's folder, by the stack's name. */
type Files = ReadonlyMap<string, ReadonlyMap<string, string>>;

/**
 * Judges all of an app's Rampart stacks before the first of them is written, so that a plain `app.synth()` refuses what
 * `rampart synth` refuses.
 */
export class CheckedSynthesizer implements IStackSynthesizer {
  constructor(private readonly stack: TerraformStack) {}

  synthesize(session: ISynthesisSession): void {
    // By the manifest, not the session: the engine makes the session anew in some paths.
    const files = done.get(session.manifest) ?? judged(App.of(this.stack));
    done.set(session.manifest, files);
    const manifest = session.manifest.forStack(this.stack);
    // The engine writes construct paths here and its command line looks for names: stacks below a construct, as ours are,
    // could not be deployed.
    Object.assign(manifest, { dependencies: this.stack.dependencies.map((dependency) => dependency.node.id).sort() });
    const folder = path.dirname(path.join(session.outdir, manifest.synthesizedStackPath));
    const own = files.get(this.stack.node.id) ?? new Map<string, string>();
    for (const [name, text] of own) {
      const file = path.join(folder, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text, { mode: name.endsWith(".sh") ? 0o755 : 0o644 });
    }
    record(session.outdir, [
      "manifest.json",
      ...[...own.keys()].map((name) => path.posix.join(path.posix.dirname(manifest.synthesizedStackPath), name)),
    ]);
  }
}

function judged(app: App): Files {
  // What judges comes after what is judged, and is loaded only now: the constructs do not need it.
  const { enforce } = require("../enforce") as typeof import("../enforce");
  return enforce(app);
}

/** Marks files as Rampart's, for `rampart synth` to replace them later. */
function record(folder: string, names: readonly string[]): void {
  const { addToRecord } = require("../write/write") as typeof import("../write/write");
  addToRecord(folder, names);
}
