import type { CodeWords } from "../messages";
import type { Explanation } from "./explanation";

export function explainCode(word: string, { says, fix }: CodeWords): Explanation {
  return { kind: "message code", word, summary: says, parts: [{ label: "fix", text: fix }] };
}
