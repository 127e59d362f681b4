import { isDeepStrictEqual } from "node:util";
import type { RehearsalFinding, RehearsedStack } from "../../src/rehearsal";
import { Run } from "../../src/rehearsal/runner/rehearse";
import { Session } from "../../src/rehearsal/runner/session";
import { inOrder } from "../../src/rehearsal/runner/stacks";

/** Long enough that what does not wait for it has its turn before it ends. */
const options = { binary: "terraform", consistencyDelay: 30 };

/**
 * Tries changed copies of the same stacks: what is found until a stack is refused. Where the first stack is as it was, it is applied
 * once for all the tries, and only the others are taken down between them.
 */
export class Tries {
  /** How many times a stack was applied. */
  applies = 0;
  private readonly first: RehearsedStack;
  private shared?: Session;

  constructor(private readonly stacks: readonly RehearsedStack[]) {
    const [first] = inOrder(stacks);
    if (!first) throw new Error("there is nothing to try");
    this.first = first;
  }

  async findings(mutated: readonly RehearsedStack[]): Promise<readonly RehearsalFinding[]> {
    const [first, ...rest] = inOrder(mutated);
    if (!isDeepStrictEqual(first, this.first)) return this.anew(mutated);
    this.shared ??= await this.withFirst();
    const session = this.shared;
    const before = session.cloud.remaining.length;
    session.write(mutated);
    const run = new Run(session, options);
    await this.up(run, rest);
    const found = [...run.findings];
    for (const stack of rest.reverse()) await run.down(stack);
    const left = session.cloud.remaining.length - before;
    if (run.findings.length > found.length || left !== 0)
      throw new Error(
        `the next try would not be alone: ${JSON.stringify(run.findings.slice(found.length))}, ${left} left`,
      );
    return found;
  }

  /** Takes the rest down; without it, the scratch folder would stay until the process ends. */
  async close(): Promise<void> {
    await this.shared?.close();
    this.shared = undefined;
  }

  /** In a cloud of its own: what stands by then need not be taken down to see what was found. */
  private async anew(mutated: readonly RehearsedStack[]): Promise<readonly RehearsalFinding[]> {
    const session = new Session(options);
    const run = new Run(session, options);
    try {
      await session.start(mutated);
      session.write(mutated);
      await this.up(run, inOrder(mutated));
      return run.findings;
    } finally {
      await session.close();
    }
  }

  private async withFirst(): Promise<Session> {
    const session = new Session(options);
    await session.start(this.stacks);
    session.write(this.stacks);
    const run = new Run(session, options);
    await this.up(run, [this.first]);
    if (run.findings.length > 0) throw new Error(`the unchanged stack is refused: ${JSON.stringify(run.findings)}`);
    return session;
  }

  private async up(run: Run, stacks: readonly RehearsedStack[]): Promise<void> {
    for (const stack of stacks) {
      this.applies += 1;
      if (!(await run.up(stack))) return;
    }
  }
}
