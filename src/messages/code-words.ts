/** What a message code means, and what to do about it. A code keeps its meaning for good. */
export interface CodeWords {
  /** What is wrong: a sentence. */
  readonly says: string;
  /** What to do: a sentence. */
  readonly fix: string;
}
