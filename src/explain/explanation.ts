/** What somebody who asks for a word is told. */
export interface Explanation {
  readonly kind: "control" | "rule" | "option" | "message code";
  /** The word itself, as messages show it. */
  readonly word: string;
  /** What it is, in a sentence. */
  readonly summary: string;
  /** Everything else, each under a label. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly label: string;
  readonly text: string;
  /** The text is YAML to be pasted. @default false */
  readonly yaml?: boolean;
}

/** A part, unless there is nothing to say. */
export function part(label: string, text: string | undefined): Part[] {
  return text === undefined || text === "" ? [] : [{ label, text }];
}
