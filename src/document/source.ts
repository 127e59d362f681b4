import { LineCounter } from "yaml";
import type { Place } from "../core/fault";

/** The text of one file, and where its lines begin. */
export class Source {
  private readonly lines = new LineCounter();

  /**
   * @param file - as the user named it
   * @param text - without a byte order mark
   */
  constructor(
    readonly file: string,
    readonly text: string,
  ) {
    this.lines.addNewLine(0);
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) this.lines.addNewLine(at + 1);
  }

  /** Line and column of an offset. Columns count UTF-16 units, as editors do. */
  place(offset: number): Place & { readonly line: number } {
    const { line, col } = this.lines.linePos(Math.min(Math.max(offset, 0), this.text.length));
    return { file: this.file, line, column: col };
  }
}
