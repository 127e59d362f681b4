import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
} from "yaml";
import type { Fault, Place } from "../../core/fault";
import { type PathStep, showPath } from "./document";
import { reservedKeys, textFault } from "./text-rules";

/** Most nodes that a file may have after its aliases are resolved. */
const mostNodes = 100_000;
const deepest = 64;
const mostAliases = 1_000;

/** One file as data, with places by path. */
export interface ParsedFile {
  readonly value: unknown;
  readonly faults: Fault[];
  readonly places: ReadonlyMap<string, { readonly key?: Place; readonly value: Place }>;
}

/** Parses YAML 1.2 text; never throws for bad text. */
export function parseText(file: string, text: string): ParsedFile {
  const lines = new LineCounter();
  const options = {
    lineCounter: lines,
    merge: true,
    uniqueKeys: true,
    prettyErrors: false,
    strict: true,
    version: "1.2",
  } as const;
  const documents = parseAllDocuments(text, options);
  const reader = new Reader(file, lines);
  const first = "length" in documents && documents.length > 0 ? (documents[0] as Document.Parsed) : undefined;
  if (!first || (first.contents === null && first.errors.length === 0)) return reader.only(empty(file));
  if (documents.length > 1) {
    return reader.only({
      code: "BP003",
      message: "a blueprint is one document",
      place: { file },
      got: `${documents.length} documents`,
      fix: "Make a file of each.",
    });
  }
  const problems = [...first.errors, ...first.warnings];
  if (problems.length > 0) {
    return reader.only(
      ...problems.map((problem): Fault => {
        const duplicate = problem.code === "DUPLICATE_KEY";
        return {
          code: duplicate ? "BP005" : "BP004",
          message: duplicate ? "this key stands here twice" : sentence(problem.message),
          place: reader.place(problem.pos[0]),
          ...(duplicate ? { fix: "Keep one of them." } : {}),
        };
      }),
    );
  }
  if (!isMap(first.contents)) {
    return reader.only({
      code: "BP006",
      message: "a blueprint is a mapping of keys to values",
      place: reader.place(0),
      fix: "Start with `name: …`.",
    });
  }
  return reader.read(first);
}

class Reader {
  private readonly faults: Fault[] = [];
  private readonly places = new Map<string, { key?: Place; value: Place }>();
  private nodes = 0;
  private aliases = 0;
  private document?: Document.Parsed;

  constructor(
    private readonly file: string,
    private readonly lines: LineCounter,
  ) {}

  place(offset: number): Place {
    const { line, col } = this.lines.linePos(offset);
    return { file: this.file, line: Math.max(line, 1), column: Math.max(col, 1) };
  }

  only(...faults: Fault[]): ParsedFile {
    return { value: undefined, faults, places: this.places };
  }

  read(document: Document.Parsed): ParsedFile {
    this.document = document;
    const value = this.value(document.contents, [], undefined);
    return { value, faults: this.faults, places: this.places };
  }

  private value(node: Node | null, path: readonly PathStep[], key: Place | undefined): unknown {
    this.nodes += 1;
    const place = node?.range ? this.place(node.range[0]) : (key ?? { file: this.file });
    this.places.set(JSON.stringify(path), { ...(key ? { key } : {}), value: place });
    if (this.nodes > mostNodes)
      return this.once("BP010", "the file unfolds to too many values", path, place, `at most ${mostNodes}`);
    if (path.length > deepest)
      return this.fault("BP011", "the nesting is too deep", path, place, { expected: `at most ${deepest} levels` });
    if (node === null) return null;
    if (isAlias(node)) return this.alias(node, path, key);
    if (node.tag !== undefined && !node.tag.startsWith("tag:yaml.org,2002:")) {
      return this.fault("BP012", "tags are not known here", path, place, {
        got: node.tag,
        fix: "Write the plain value.",
      });
    }
    if (isMap(node)) return this.mapping(node.items as Pair<Node, Node | null>[], path);
    if (isSeq(node))
      return node.items.map((item, index) => this.value(isNode(item) ? item : null, [...path, index], undefined));
    return isScalar(node) ? this.scalar(node.value, path, place) : undefined;
  }

  private alias(node: Node, path: readonly PathStep[], key: Place | undefined): unknown {
    this.aliases += 1;
    const target = isAlias(node) ? node.resolve(this.document as Document.Parsed) : undefined;
    if (this.aliases > mostAliases || !target) {
      return this.once(
        "BP010",
        "the file unfolds to too many values",
        path,
        key ?? { file: this.file },
        `at most ${mostAliases} aliases`,
      );
    }
    return this.value(target, path, key);
  }

  private mapping(items: readonly Pair<Node, Node | null>[], path: readonly PathStep[]): Record<string, unknown> {
    const own: Record<string, unknown> = {};
    const merged: Record<string, unknown> = {};
    for (const { key, value } of items) {
      const place = key.range ? this.place(key.range[0]) : { file: this.file };
      // The parser marks a merge key, as opposed to the text "<<", by a symbol.
      if (isScalar(key) && typeof key.value === "symbol") {
        for (const source of this.mergeSources(value)) {
          const inner = this.value(source, path, undefined);
          if (typeof inner === "object" && inner !== null) Object.assign(merged, { ...inner, ...merged });
        }
        continue;
      }
      const name = this.key(key, path, place);
      if (name !== undefined) own[name] = this.value(value, [...path, name], place);
    }
    return { ...merged, ...own };
  }

  private mergeSources(value: Node | null): Node[] {
    const target = value && isAlias(value) ? value.resolve(this.document as Document.Parsed) : value;
    if (isSeq(target)) return target.items.flatMap((item) => (isNode(item) ? this.mergeSources(item) : []));
    return isMap(target) ? [target] : [];
  }

  private key(key: Node, path: readonly PathStep[], place: Place): string | undefined {
    const name = isScalar(key) ? key.value : undefined;
    if (typeof name !== "string") {
      this.fault("BP013", "a key is text", path, place, {
        got: String(isScalar(key) ? key.value : "a collection"),
        fix: "Put it in quotes.",
      });
      return undefined;
    }
    if (reservedKeys.has(name)) {
      this.fault("BP014", "this key is not allowed", [...path, name], place, { got: name });
      return undefined;
    }
    const wrong = textFault(name);
    if (wrong) this.fault(wrong.code, wrong.message, path, place, { got: wrong.got, fix: wrong.fix });
    return wrong ? undefined : name;
  }

  private scalar(value: unknown, path: readonly PathStep[], place: Place): unknown {
    if (typeof value === "string") {
      const wrong = textFault(value);
      return wrong ? this.fault(wrong.code, wrong.message, path, place, { got: wrong.got, fix: wrong.fix }) : value;
    }
    if (typeof value === "number" && !Number.isFinite(value))
      return this.fault("BP015", "this is no number that can be used", path, place, { got: String(value) });
    return value;
  }

  private once(code: string, message: string, path: readonly PathStep[], place: Place, expected: string): undefined {
    if (!this.faults.some((fault) => fault.code === code)) this.fault(code, message, path, place, { expected });
    return undefined;
  }

  private fault(
    code: string,
    message: string,
    path: readonly PathStep[],
    place: Place,
    rest: Partial<Fault>,
  ): undefined {
    this.faults.push({ code, message, place: { ...place, path: showPath(path) }, ...rest });
    return undefined;
  }
}

function empty(file: string): Fault {
  return {
    code: "BP002",
    message: "the file is empty",
    place: { file },
    expected: "at least name, region, resourceGroup and systems",
  };
}

/** The parser's message without its final stop. */
function sentence(message: string): string {
  return `this is not YAML: ${message.replace(/\.?\s*$/, "")}`;
}
