import type * as z from "zod/v4/core";
import { holdsCredential, holdsSecret } from "../core/secrets";
import type { PathStep } from "./document";
import type { FaultList } from "./fault-list";
import type { Part } from "./parts";
import { natureAt } from "./text-natures";
import { expressionFinding, secretFinding } from "./text-rules";

/**
 * Judges every key and text of a whole blueprint, merged and with its aliases, by where it stands: the same text may be a program's
 * at one place and a name at another. What stands in the file once is reported once.
 */
export function judgeTexts(root: Part, data: unknown, schema: z.$ZodType | undefined, faults: FaultList): void {
  new TextJudge(data, schema, faults).part(root, []);
}

/** Longest list that is read as a command line, in characters. */
const longestLine = 20_000;

class TextJudge {
  private readonly reported = new Set<string>();
  /** A text is often there many times. */
  private readonly secrets = new Map<string, boolean>();

  constructor(
    private readonly data: unknown,
    private readonly schema: z.$ZodType | undefined,
    private readonly faults: FaultList,
  ) {}

  /** Returns true when a secret was found in it. */
  part(part: Part, path: readonly PathStep[]): boolean {
    const { content } = part;
    switch (content.kind) {
      case "scalar":
        return typeof content.value === "string" && this.text(part, content.value, content.end ?? part.at, path);
      case "list":
        return this.list(part, content.items, path);
      case "mapping":
        return [...content.entries]
          .map(([key, { source, at, value }]) => {
            const inKey = this.isSecret(key);
            if (inKey) this.add(source, at, [...path, key], secretFinding(at));
            return this.part(value, [...path, key]) || inKey;
          })
          .includes(true);
    }
  }

  private text(part: Part, text: string, end: number, path: readonly PathStep[]): boolean {
    const { source, at } = part;
    if (/[$%]\{|TfToken\[/.test(text)) {
      const raw = source.text.slice(at, Math.max(at, end));
      const finding = expressionFinding(text, raw, at, this.nature(path).program);
      if (finding) this.add(source, at, path, finding);
    }
    if (!this.isSecret(text) || (this.nature(path).open && !holdsCredential(text))) return false;
    this.add(source, at, path, secretFinding(at));
    return true;
  }

  /** `[curl, -u, "user:password"]` says together what none of the texts says alone. */
  private list(part: Part, items: readonly Part[], path: readonly PathStep[]): boolean {
    const found = items.map((item, index) => this.part(item, [...path, index])).includes(true);
    const texts = items.map(({ content }) => (content.kind === "scalar" ? content.value : undefined));
    const line = texts.every((text) => typeof text === "string") ? texts.join(" ") : "";
    if (found || line.length > longestLine || !this.isSecret(line)) return found;
    if (items.length < 2 || this.nature([...path, 0]).program !== true) return false;
    this.add(part.source, part.at, path, secretFinding(part.at));
    return true;
  }

  private nature(path: readonly PathStep[]) {
    return natureAt(this.schema, this.data, path);
  }

  private isSecret(text: string): boolean {
    const known = this.secrets.get(text) ?? holdsSecret(text);
    this.secrets.set(text, known);
    return known;
  }

  private add(
    source: Part["source"],
    at: number,
    path: readonly PathStep[],
    finding: ReturnType<typeof secretFinding>,
  ): void {
    const place = `${finding.code} ${at} ${source.file}`;
    if (this.reported.has(place)) return;
    this.reported.add(place);
    this.faults.add(source, at, path, finding);
  }
}
