/**
 * Runs a function while the engine's tokens record no creation stack: nine tenths of the time to build a tree go into
 * stack traces that nobody reads. Errors keep theirs. `RAMPART_DEBUG=1` leaves the engine as it is.
 */
export function withoutTokenTraces<T>(work: () => T): T {
  if (process.env.RAMPART_DEBUG) return work();
  const original = Error.captureStackTrace;
  Error.captureStackTrace = (target: object, ...rest: []) => {
    if (target instanceof Error) original(target, ...rest);
  };
  try {
    return work();
  } finally {
    Error.captureStackTrace = original;
  }
}
