import { type Comment, parse, type Token } from "acorn";

/**
 * A CommonJS module without comments, in ASCII; undefined where a letter beyond ASCII stands elsewhere than in a text or a regular
 * expression, or in what the parser does not know.
 */
export function plainCode(text: string): string | undefined {
  const comments: Comment[] = [];
  const tokens: Token[] = [];
  try {
    parse(text, {
      ecmaVersion: "latest",
      sourceType: "commonjs",
      onComment: comments,
      onToken: tokens,
    });
  } catch {
    return undefined;
  }
  const quoted = tokens.filter(({ type }) => type.label === "string" || type.label === "regexp");
  const parts = [
    // A comment may end a line, which may end a statement.
    ...comments.map(({ start, end }) => ({ start, end, code: text.slice(start, end).includes("\n") ? "\n" : " " })),
    ...quoted.map(({ start, end }) => ({ start, end, code: ascii(text.slice(start, end)) })),
  ].sort((a, b) => a.start - b.start);
  let code = "";
  let from = 0;
  for (const part of parts) {
    code += text.slice(from, part.start) + part.code;
    from = part.end;
  }
  code += text.slice(from);
  return /[^\0-\x7f]/.test(code) ? undefined : code;
}

/** The same code with letters beyond ASCII escaped: V8 then holds and reads half as much. */
export function ascii(code: string): string {
  return code.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
