/** Levels of objects and lists up to which JSON is read: what walks it recurses. Terraform's own need a tenth of it. */
export const deepestJson = 200;

/**
 * Where a JSON text nests deeper than it may; undefined when it does not. Looks at signs alone, without recursion, and may be asked
 * of what is no JSON.
 *
 * @param most levels
 */
export function tooDeepAt(text: string, most = deepestJson): number | undefined {
  let depth = 0;
  let inside = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (inside) {
      if (sign === 0x5c) at += 1;
      else if (sign === 0x22) inside = false;
    } else if (sign === 0x22) inside = true;
    else if (sign === 0x7b || sign === 0x5b) {
      depth += 1;
      if (depth > most) return at;
    } else if (sign === 0x7d || sign === 0x5d) depth -= 1;
  }
  return undefined;
}
