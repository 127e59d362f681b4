/** A rule asked for a value that nobody knows before apply: it cannot judge. */
export class NotKnown extends Error {
  constructor(
    /** Dotted argument. */
    readonly argument: string,
    /** What stands there: a reference, a dynamic block. */
    readonly got: string,
  ) {
    super(`${argument} is not known before apply`);
  }
}
