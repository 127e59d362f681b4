import { isAlias, isScalar, type Node, type Scalar } from "yaml";
import type { Finding } from "./fault-list";
import { visible } from "./hidden-characters";
import type { Source } from "./source";
import { expressionFinding, reservedKeys, textFindings } from "./text-rules";

/** A key's name, unless it can have none, and what is wrong with it. */
export interface ReadKey {
  readonly name?: string;
  readonly findings: readonly Finding[];
}

/** `<<`, written plainly, takes over another mapping's entries. */
export function isMergeKey(key: Node): boolean {
  return isScalar(key) && key.type === "PLAIN" && key.source === "<<" && key.tag === undefined;
}

/** Reads a key: text that is safe to print, to look up, and to write into Terraform. */
export function readKey(key: Node, source: Source): ReadKey {
  if (!isScalar(key)) return { findings: [noText(isAlias(key) ? "an alias" : "a list or mapping")] };
  if (key.tag !== undefined && key.tag !== "tag:yaml.org,2002:str") return { findings: [noText("a tag")] };
  if (typeof key.value !== "string") return notQuoted(key);
  const name = key.value;
  const [at, end] = key.range ?? [0, 0];
  const raw = source.text.slice(at, end);
  const findings = [...textFindings(name, "key", raw, at), ...[expressionFinding(name, raw, at) ?? []].flat()];
  if (reservedKeys.has(name)) {
    findings.push({
      code: "BP014",
      message: "reserved key",
      expected: "another name",
      got: name,
      fix: "Choose another name.",
    });
  }
  return { name, findings };
}

/** A number, true, false or null in a key's place: it may be meant as text. */
function notQuoted(key: Scalar): ReadKey {
  const written = key.source ?? "";
  if (written === "") return { findings: [{ ...noText("nothing"), fix: "Write the name of the key." }] };
  const kind = key.value === null ? "nothing" : typeof key.value;
  const shown = visible(written.slice(0, 60));
  return { name: written, findings: [{ ...noText(`${shown} (${kind})`), fix: `Quote it: "${shown}".` }] };
}

function noText(got: string): Finding {
  return {
    code: "BP013",
    message: "mapping keys must be strings",
    expected: "a string, quoted if it looks like a number, true, false or null",
    got,
  };
}
