/** Every case of every suite, as CI tries them: `npm run test:whole`. */
export const whole = process.env.RAMPART_WHOLE !== undefined;

/** Truly every case, also of the suites of which CI's half hour allows a fixed part: `RAMPART_WHOLE=all`. */
export const unlimited = process.env.RAMPART_WHOLE === "all";

/** The day, in UTC, by which a sample rotates. */
export const day = Math.floor(Date.now() / 86_400_000);

/**
 * The cases of a suite that a run tries: one in so many, others every day, so that each has its turn; all of them in
 * `npm run test:whole`. Says how many there are.
 *
 * @param what the cases, in words
 * @param each one case in so many is tried
 * @param wholeEach one case in so many, always the same ones, where every case would take too long for CI @default 1
 */
export function sample<T>(what: string, all: readonly T[], each: number, wholeEach = 1): readonly T[] {
  const fixed = unlimited ? all : all.filter((_, index) => index % wholeEach === 0);
  const chosen = whole ? fixed : all.filter((_, index) => index % each === day % each);
  process.stdout.write(`sampled: ${chosen.length} of ${all.length} ${what}\n`);
  return chosen;
}

/** How many random cases a run tries: fewer than in `npm run test:whole`. Says how many. */
export function sampleSize(what: string, all: number, few: number): number {
  const chosen = whole ? all : few;
  process.stdout.write(`sampled: ${chosen} of ${all} ${what}\n`);
  return chosen;
}
