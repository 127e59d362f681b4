import { isIP } from "node:net";
import { parseNetwork } from "../core/ip";
import { textOf } from "../core/text-of";
import { hasReference, isObject, type Json } from "../terraform/configuration";
import type { Constraint } from "../terraform/provider-data";
import { codes } from "./codes";
import { type Context, report, show } from "./context";

/** Judges a literal value by what the provider enforces on it. */
export function judgeConstraint(
  context: Context,
  argument: string,
  value: Json,
  constraint: Constraint,
  sensitive: boolean,
): void {
  if (constraint.element) {
    const items = Array.isArray(value) ? value : isObject(value) ? Object.values(value) : [];
    items.forEach((item, index) => {
      if (item !== undefined)
        judgeConstraint(context, `${argument}.${index}`, item, constraint.element as Constraint, sensitive);
    });
  }
  if (value === null || typeof value === "object" || hasReference(value)) return;
  const text = textOf(value);
  const about = (expected: string) => ({ expected, got: show(value, argument, sensitive) });
  if (constraint.enum && !isMember(text, constraint.enum, constraint.ignoreCase === true)) {
    report(context, codes.enum, argument, "the provider does not accept this value", about(constraint.enum.join(", ")));
  }
  if (constraint.pattern !== undefined && !matches(constraint.pattern, text)) {
    report(
      context,
      codes.pattern,
      argument,
      "the value does not match the provider's pattern",
      about(`a value that matches ${constraint.pattern}`),
    );
  }
  judgeRange(context, argument, text, constraint, about);
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = constraint;
  const length = Buffer.byteLength(text);
  if (length < minLength || length > maxLength) {
    const expected =
      constraint.maxLength === undefined
        ? `at least ${minLength} characters`
        : `${minLength} to ${maxLength} characters`;
    report(context, codes.length, argument, "the length of the value is out of the provider's range", {
      expected,
      got: `${length} characters`,
    });
  }
  const form = constraint.format === undefined ? undefined : formats[constraint.format];
  if (form && !form.test(text))
    report(
      context,
      codes.format,
      argument,
      "the value is not in the format that the provider expects",
      about(form.expected),
    );
}

function judgeRange(
  context: Context,
  argument: string,
  text: string,
  constraint: Constraint,
  about: (expected: string) => object,
): void {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = constraint;
  const number = Number(text);
  if (Number.isNaN(number)) return;
  if (constraint.whole === true && !Number.isInteger(number)) {
    report(context, codes.range, argument, "the number has a fraction", about("a whole number"));
    return;
  }
  if (number >= min && number <= max) return;
  const expected =
    constraint.max === undefined
      ? `at least ${min}`
      : constraint.min === undefined
        ? `at most ${max}`
        : `${min} to ${max}`;
  report(context, codes.range, argument, "the number is out of the provider's range", about(expected));
}

function isMember(text: string, values: readonly (string | number)[], ignoreCase: boolean): boolean {
  const fold = (value: string | number) => (ignoreCase ? textOf(value).toLowerCase() : textOf(value));
  return values.some((value) => fold(value) === fold(text));
}

interface Matcher {
  matcher(text: string): { find(): boolean };
}
const compiled = new Map<string, Matcher>();

/** RE2 semantics, in linear time: the provider is written in Go. */
function matches(pattern: string, text: string): boolean {
  let matcher = compiled.get(pattern);
  if (!matcher) {
    const { RE2JS } = require("re2js") as typeof import("re2js");
    matcher = RE2JS.compile(pattern) as unknown as Matcher;
    compiled.set(pattern, matcher);
  }
  return matcher.matcher(text).find();
}

const formats: Readonly<Record<string, { readonly expected: string; test(text: string): boolean }>> = {
  json: { expected: "JSON", test: isJson },
  ip: { expected: "an IP address", test: (text) => isIP(text) !== 0 },
  cidr: { expected: "a network in CIDR notation", test: (text) => parseNetwork(text) !== undefined },
  "ip-or-cidr": {
    expected: "an IP address or a network in CIDR notation",
    test: (text) => isIP(text) !== 0 || parseNetwork(text) !== undefined,
  },
  rfc3339: { expected: "a time such as 2026-01-31T12:00:00Z", test: isTime },
};

/** Names of the formats that are judged; the data must not hold others. */
export const knownFormats: readonly string[] = Object.keys(formats);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isTime(text: string): boolean {
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))
  );
}
