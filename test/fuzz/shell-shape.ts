/**
 * A POSIX script in which every text between single quotes is `Q` and every comment `#`: all that a shell would expand or run
 * stays. A quote that does not end is said.
 */
export function shellShape(script: string): string {
  const [shape, end] = words(script, 0, undefined);
  if (end !== script.length) throw new Error(`a parenthesis that nothing opens, at ${end}`);
  // A quote inside a text is written as '\''.
  return shape.replace(/Q(\\'Q)*/g, "Q");
}

/** Up to a closing parenthesis where one is awaited; the shape and where it ends. */
function words(script: string, from: number, close: ")" | undefined): [shape: string, end: number] {
  let shape = "";
  let at = from;
  let depth = 0;
  while (at < script.length) {
    const sign = script[at] ?? "";
    if (sign === "'") {
      const end = script.indexOf("'", at + 1);
      if (end < 0) return [`${shape}<open quote>`, script.length];
      shape += "Q";
      at = end + 1;
    } else if (sign === '"') {
      const [inner, end] = doubleQuoted(script, at + 1);
      shape += `"${inner}"`;
      at = end;
    } else if (sign === "\\") {
      shape += script.slice(at, at + 2);
      at += 2;
    } else if (sign === "#" && /(^|[\s;&|(])$/.test(script.slice(Math.max(0, at - 1), at))) {
      const end = script.indexOf("\n", at);
      shape += "#";
      at = end < 0 ? script.length : end;
    } else {
      // Patterns of `case` close what nothing opens.
      if (sign === "(") depth += 1;
      if (sign === ")") {
        if (close !== undefined && depth === 0) return [shape, at + 1];
        depth = Math.max(0, depth - 1);
      }
      shape += sign;
      at += 1;
    }
  }
  return [close === undefined ? shape : `${shape}<open parenthesis>`, at];
}

/** Everything between double quotes, which the shell expands. */
function doubleQuoted(script: string, from: number): [shape: string, end: number] {
  let shape = "";
  let at = from;
  while (at < script.length) {
    const sign = script[at] ?? "";
    if (sign === '"') return [shape, at + 1];
    if (sign === "\\") {
      shape += script.slice(at, at + 2);
      at += 2;
    } else if (script.startsWith("$(", at)) {
      const [inner, end] = words(script, at + 2, ")");
      shape += `$(${inner})`;
      at = end;
    } else {
      shape += sign;
      at += 1;
    }
  }
  return [`${shape}<open quote>`, at];
}
