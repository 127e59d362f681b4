/** A TSDoc comment, taken apart. */
export interface Comment {
  readonly description: string;
  readonly default?: string;
  readonly examples: readonly string[];
  readonly controls: readonly string[];
}

/**
 * Takes a TSDoc comment apart. A tag starts a line or follows a space, so that addresses such as `ada@example.com` are none; lines of
 * an example keep their indentation.
 *
 * @param text the comment as it stands in the source, `/**` included
 */
export function parseComment(text: string): Comment {
  const body = text
    .replace(/^\/\*\*/, "")
    .replace(/\*\/$/, "")
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trimEnd())
    .join("\n");
  const [description = "", ...tags] = body.split(/(?:^|\s)@(?=(?:default|example|control|throws|see|returns|param)\b)/);
  const of = (name: string) =>
    tags.filter((tag) => tag.startsWith(`${name}`)).map((tag) => tag.slice(name.length).replace(/^ +/, ""));
  const [first] = of("default");
  return {
    description: oneLine(description),
    ...(first === undefined ? {} : { default: oneLine(first) }),
    examples: of("example").map(block),
    controls: of("control").map(oneLine),
  };
}

function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, " ");
}

/** An example without the empty lines around it. */
function block(text: string): string {
  return text.replace(/^\s*\n/, "").trimEnd();
}
