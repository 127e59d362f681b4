import { Progress } from "../../src/cli/progress";

/** What a stream is told, and a clock that goes as the test says. */
function stage(isTTY: boolean) {
  const written: string[] = [];
  const clock = { ms: 0 };
  const stream = { isTTY, write: (text: string) => written.push(text) };
  return { clock, stream, now: () => clock.ms, text: () => written.join("") };
}

const term = process.env.TERM;

beforeEach(() => {
  jest.useFakeTimers();
  process.env.TERM = "xterm";
});

afterEach(() => {
  jest.useRealTimers();
  if (term === undefined) delete process.env.TERM;
  else process.env.TERM = term;
});

test("a phase is one line, however often it begins anew, and resources are said only when asked for", () => {
  for (const [loudness, said] of [
    ["phases", "shop: plan\nshop: apply\n"],
    ["verbose", "shop: plan\nshop: apply\nshop:   create a.b\n"],
    ["quiet", ""],
  ] as const) {
    const { stream, now, text } = stage(false);
    const progress = new Progress(stream, loudness, now);
    for (const phase of ["plan", "apply", "apply"]) progress.phase("shop", phase);
    progress.resource("shop", "create", "a.b");
    progress.end();
    expect([loudness, text()]).toEqual([loudness, said]);
  }
});

test("on a terminal a phase's line shows how long it takes, and is left with the whole time", () => {
  const { clock, stream, now, text } = stage(true);
  const progress = new Progress(stream, "phases", now);
  progress.phase("shop", "apply");
  clock.ms = 1000;
  jest.advanceTimersByTime(1000);
  expect(text()).toBe("shop: apply\r\u001b[Kshop: apply 1 s");
  clock.ms = 4200;
  progress.phase("shop", "destroy");
  clock.ms = 5200;
  progress.end();
  expect(
    text()
      .split("\n")
      .map((line) => line.split("\r").at(-1)),
  ).toEqual(["\u001b[Kshop: apply 4 s", "\u001b[Kshop: destroy 1 s", ""]);
  expect(jest.getTimerCount()).toBe(0);
});

test("names from a configuration cannot move the cursor, and a terminal that can do nothing is given plain lines", () => {
  process.env.TERM = "dumb";
  const { stream, now, text } = stage(true);
  const progress = new Progress(stream, "phases", now);
  progress.phase("sh\u001b[2Jop", "plan");
  progress.end();
  expect(text()).not.toContain("\u001b");
  expect(text()).toMatch(/^sh.*op: plan\n$/);
});
