import {
  Composer,
  type CST,
  type Document,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Pair,
  Parser,
  Scalar,
  YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { FaultList, Finding } from "./fault-list";
import { limits, tooDeep } from "./limits";
import type { Source } from "./source";
import { syntaxFinding } from "./syntax-words";
import { strayFindings } from "./text-rules";

/**
 * The parser recurses where the text nests, so a depth far beyond what is allowed is refused before it composes. The
 * exact limit is kept where the path is known.
 */
const deepestTokens = 4 * limits.depth;

type Add = (offset: number, finding: Finding) => void;

/**
 * Parses YAML 1.2 to one mapping; undefined, with faults, when it is something else.
 *
 * @param listKey - the key under which a bare list is read @default - a list is refused
 */
export function parseSyntax(source: Source, holds: string, faults: FaultList, listKey?: string): YAMLMap | undefined {
  const add: Add = (offset, finding) => faults.add(source, offset, [], finding);
  const tokens = tokensOf(source.text, add);
  const document = tokens && composed(tokens, source.text.length);
  if (!document) return undefined;
  if (reportProblems(document, tokens, source, add)) return undefined;
  const { contents } = document;
  if (isMap(contents)) return contents;
  if (isSeq(contents) && listKey !== undefined) return underKey(listKey, contents);
  if (contents === null || (isScalar(contents) && contents.source === "" && contents.type === "PLAIN")) {
    add(0, { code: "BP002", message: "the file is empty", expected: holds });
    return undefined;
  }
  add(contents.range?.[0] ?? 0, {
    code: "BP006",
    message: "a blueprint must be a mapping of keys to values",
    expected: holds,
    got: isScalar(contents) ? "text" : "a list",
    fix: "Write `key: value`.",
  });
  return undefined;
}

/** A list as the value of a key, which stands where the list begins. */
function underKey(name: string, list: YAMLSeq): YAMLMap {
  const [begin = 0] = list.range ?? [];
  const key = new Scalar(name);
  key.type = Scalar.PLAIN;
  key.source = name;
  key.range = [begin, begin, begin];
  const map = new YAMLMap();
  map.range = list.range ?? null;
  map.items.push(new Pair(key, list));
  return map;
}

/** The tokens of the only document; undefined when there is more than one, or it is nested absurdly. */
function tokensOf(text: string, add: Add): CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let documents = 0;
  const take = (token: CST.Token): boolean => {
    documents += token.type === "document" ? 1 : 0;
    const refused = documents > 1 ? secondDocument() : directive(token);
    if (refused) add("offset" in token ? token.offset : 0, refused);
    else tokens.push(token);
    return refused === undefined;
  };
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) if (!take(token)) return undefined;
    if (parser.stack.length > deepestTokens) {
      add(parser.offset, tooDeep());
      return undefined;
    }
  }
  for (const token of parser.end()) if (!take(token)) return undefined;
  return tokens;
}

function secondDocument(): Finding {
  return {
    code: "BP003",
    message: "a blueprint must be a single YAML document",
    expected: "one document",
    got: "a second document",
    fix: "Put each document into a file of its own.",
  };
}

/** `%YAML 1.1` would change what values mean, `%TAG` what tags mean. */
function directive(token: CST.Token): Finding | undefined {
  if (token.type !== "directive" || /^%YAML[ \t]+1\.2[ \t]*$/.test(token.source)) return undefined;
  return {
    code: "BP008",
    message: "a blueprint must be YAML 1.2 without directives",
    expected: "no directives",
    got: /^%\w*(?:[ \t]+[\w.]+)?/.exec(token.source)?.[0] ?? "%",
    fix: "Delete the line.",
  };
}

function composed(tokens: readonly CST.Token[], end: number): Document.Parsed | undefined {
  const composer = new Composer({
    version: "1.2",
    schema: "core",
    strict: true,
    // Comparing each key with each is quadratic; the keys are compared where they become data.
    uniqueKeys: false,
    // Binary data, dates and sets are refused like other tags.
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const limit = Error.stackTraceLimit;
  // A file of a million commas makes a million errors: 0.7 s without their stacks, 7 s with them.
  Error.stackTraceLimit = 0;
  try {
    for (const token of tokens) for (const document of composer.next(token)) return document;
    for (const document of composer.end(true, end)) return document;
    return undefined;
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** Reports what the parser refuses; true when there is anything. */
function reportProblems(document: Document.Parsed, tokens: readonly CST.Token[], source: Source, add: Add): boolean {
  const problems = [...document.errors, ...document.warnings];
  const open = problems.some(isUnclosed) ? tokens.flatMap((token) => openTokens(token)) : [];
  const lines = new Set<number>();
  for (const problem of problems) {
    // What is not closed is noticed at the end of the file; it is mended where it was opened.
    const opened = isUnclosed(problem) ? open.findLast((offset) => offset < problem.pos[0]) : undefined;
    const offset = opened ?? problem.pos[0];
    // One slip often makes several errors; the first of a line says the most.
    const { line } = source.place(offset);
    if (!lines.has(line)) add(offset, syntaxFinding(problem.code, problem.message));
    lines.add(line);
  }
  if (problems.length > 0) for (const finding of strayFindings(source.text, [])) add(0, finding);
  return problems.length > 0;
}

function isUnclosed({ message }: { readonly message: string }): boolean {
  return /^(Missing closing|Flow (map|sequence)) /.test(message);
}

/** Where quotes and brackets begin that are not closed, in the order of the text. */
function openTokens(token: CST.Token | null | undefined): number[] {
  switch (token?.type) {
    case "double-quoted-scalar":
    case "single-quoted-scalar":
      return token.source.length > 1 && token.source.endsWith(token.source.charAt(0)) ? [] : [token.offset];
    case "document":
      return openTokens(token.value);
    case "flow-collection":
    case "block-map":
    case "block-seq": {
      const inner = token.items.flatMap((item) => [...openTokens(item.key), ...openTokens(item.value)]);
      const closing = token.type === "flow-collection" && (token.start.source === "{" ? "}" : "]");
      const open = token.type === "flow-collection" && !token.end.some(({ source }) => source === closing);
      return open ? [token.offset, ...inner] : inner;
    }
    default:
      return [];
  }
}
