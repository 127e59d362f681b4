import type { Scalar } from "yaml";
import type { Finding } from "./fault-list";
import { type Part, scalar } from "./parts";
import type { Source } from "./source";
import { tagFinding } from "./syntax-words";
import { textFindings } from "./text-rules";

/** The YAML core schema's tags, and whether a value is what its tag says. */
const tagged: Readonly<Record<string, (value: unknown) => boolean>> = {
  "tag:yaml.org,2002:str": (value) => typeof value === "string",
  "tag:yaml.org,2002:int": Number.isInteger,
  "tag:yaml.org,2002:float": (value) => typeof value === "number",
  "tag:yaml.org,2002:bool": (value) => typeof value === "boolean",
  "tag:yaml.org,2002:null": (value) => value === null,
};

/** A scalar as a part, and what is wrong with it; it keeps its value, so that the schema can be asked as well. */
export function readScalar(node: Scalar, source: Source): { part: Part; findings: Finding[] } {
  const [at, end] = node.range ?? [0, 0];
  const raw = source.text.slice(at, end);
  const { value } = node;
  const findings = node.tag !== undefined && tagged[node.tag]?.(value) !== true ? [tagFinding(node.tag)] : [];
  if (typeof value === "string") {
    return {
      part: scalar(source, at, value, undefined, end),
      findings: [...findings, ...textFindings(value, formOf(node, raw), raw, at)],
    };
  }
  if (typeof value === "number") {
    return { part: scalar(source, at, value, raw), findings: [...findings, ...numberFindings(value, raw)] };
  }
  return { part: scalar(source, at, typeof value === "boolean" ? value : null, raw), findings };
}

function formOf(node: Scalar, raw: string): "line" | "lines" {
  return node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED" || raw.includes("\n") ? "lines" : "line";
}

function numberFindings(value: number, raw: string): Finding[] {
  if (!Number.isFinite(value)) {
    return [
      { code: "BP015", message: "the number is infinite or not a number", expected: "a finite number", got: raw },
    ];
  }
  if (/^[-+]?0[0-9]+$/.test(raw)) {
    const message = "number with leading zeros: some parsers read it as octal";
    return [
      {
        code: "BP016",
        message,
        expected: "a number without leading zeros",
        got: raw,
        fix: `Write ${value}, or "${raw}" if it is a string.`,
      },
    ];
  }
  if (/^[-+]?(0[xo])?[0-9a-f]+$/i.test(raw) && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    const message = "the integer is too large to be represented exactly";
    return [
      {
        code: "BP015",
        message,
        expected: `at most ${Number.MAX_SAFE_INTEGER}`,
        got: raw.slice(0, 60),
        fix: "If it is an id, quote it.",
      },
    ];
  }
  return [];
}
