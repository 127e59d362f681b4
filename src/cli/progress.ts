import { visible } from "../core/visible";

/** How much is said while something runs: nothing, a line for each phase, or each resource too. */
export type Loudness = "quiet" | "phases" | "verbose";

/** What progress is written to. */
export interface ProgressStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** Milliseconds between two updates of a line on a terminal. */
const tick = 1000;

/** Back to the beginning of the line, and the line is empty. */
const restart = "\r\u001b[K";

/** What is under way: one line for each phase, which on a terminal shows how long it has taken. */
export class Progress {
  private current?: { readonly text: string; readonly since: number };
  private timer?: NodeJS.Timeout;
  private readonly live: boolean;

  /** @param now milliseconds on a clock that never goes back */
  constructor(
    private readonly stream: ProgressStream,
    private readonly loudness: Loudness,
    private readonly now: () => number = () => performance.now(),
  ) {
    // Lines of resources would come between a line and its update.
    this.live = loudness === "phases" && stream.isTTY === true && process.env.TERM !== "dumb";
  }

  /** A phase begins; one that goes on, as an apply does after a fault that was injected, is said once. */
  phase(stack: string, phase: string): void {
    const text = visible(`${stack}: ${phase}`);
    if (this.loudness === "quiet" || text === this.current?.text) return;
    this.end();
    this.current = { text, since: this.now() };
    if (!this.live) {
      this.stream.write(`${text}\n`);
      return;
    }
    this.stream.write(text);
    this.timer = setInterval(() => this.update(), tick);
    this.timer.unref();
  }

  /** Terraform is done with a resource. */
  resource(stack: string, action: string, address: string): void {
    if (this.loudness === "verbose") this.stream.write(`${visible(`${stack}:   ${action} ${address}`)}\n`);
  }

  /** The last phase is over: what is written next begins a line. */
  end(): void {
    clearInterval(this.timer);
    if (this.live && this.current) {
      this.update();
      this.stream.write("\n");
    }
    this.current = undefined;
  }

  private update(): void {
    if (!this.current) return;
    const { text, since } = this.current;
    this.stream.write(`${restart}${text} ${((this.now() - since) / 1000).toFixed(0)} s`);
  }
}
