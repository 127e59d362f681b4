/** A stretch of a Terraform template. */
export interface TemplatePart {
  /** True for `${…}` and `%{…}`. */
  readonly code: boolean;
  readonly text: string;
}

/** Literal stretches and interpolations of a template, in order. */
export function splitTemplate(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (/^(\$\$|%%)\{/.test(text.slice(at, at + 3))) at += 2;
    else if (/^[$%]\{/.test(text.slice(at, at + 2))) {
      const end = closing(text, at + 2);
      if (at > from) parts.push({ code: false, text: text.slice(from, at) });
      parts.push({ code: true, text: text.slice(at, end) });
      from = end;
      at = end - 1;
    }
  }
  if (from < text.length || parts.length === 0) parts.push({ code: false, text: text.slice(from) });
  return parts;
}

/**
 * A text as Terraform has to be given it, to read back the very text: `${` and `%{` are escaped. References that the engine
 * knows, which are its tokens, stay what they are.
 */
export function literal(text: string): string {
  return text.replace(/[$%](?=\{)/g, (sign, at: number) => (text.startsWith("${TfToken[", at) ? sign : sign + sign));
}

/** Position behind the brace that closes an interpolation, past braces and strings inside it. */
function closing(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') {
      at += 1;
      while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
    } else if (character === "{") depth += 1;
    else if (character === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return text.length;
}
