import { type Alias, isAlias, isMap, isNode, isScalar, isSeq, type Node, type YAMLMap } from "yaml";
import { holdsSecret, notShown } from "../core/secrets";
import { suggestion } from "../core/suggest";
import type { PathStep } from "./document";
import type { FaultList, Finding } from "./fault-list";
import { visible } from "./hidden-characters";
import { isMergeKey, readKey } from "./keys";
import { limits, tooDeep, tooMany } from "./limits";
import { type Entry, list, mapping, type Part, scalar } from "./parts";
import { readScalar } from "./scalars";
import type { Source } from "./source";
import { tagFinding } from "./syntax-words";
import { reservedKeys, strayFindings } from "./text-rules";

/**
 * Turns parsed YAML into parts: resolves aliases and merges, and applies every rule about keys and values. Undefined
 * beyond a limit. Each part of the text is looked at once, however often aliases name it.
 */
export function convert(root: YAMLMap, source: Source, faults: FaultList): Part | undefined {
  return new Converter(source, faults).convert(root);
}

class Converter {
  /** Anchors by name as the walk goes down the text: an alias means the last one above it. */
  private readonly anchors = new Map<string, Node>();
  /** What anchored nodes became; one that is still being read is not here, so an alias in it to itself is seen. */
  private readonly anchored = new Map<Node, Part>();
  private readonly path: PathStep[] = [];
  /** Texts in which something was found: their characters are not reported again. */
  private readonly covered: (readonly [number, number])[] = [];
  private values = 0;
  private aliases = 0;
  /** A limit is exceeded: what is left is not looked at. */
  private stopped = false;

  constructor(
    private readonly source: Source,
    private readonly faults: FaultList,
  ) {}

  convert(root: YAMLMap): Part | undefined {
    const part = this.value(root, 0);
    for (const finding of strayFindings(this.source.text, this.covered)) this.report([finding], 0);
    return this.stopped ? undefined : part;
  }

  /** @param near - where the value would stand if there is none */
  private value(node: unknown, near: number): Part {
    const at = isNode(node) ? (node.range?.[0] ?? near) : near;
    if (isAlias(node)) return this.alias(node, at);
    this.count(1, at);
    if (this.stopped || !isNode(node)) return scalar(this.source, at, null);
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    const part = this.content(node, at);
    if (node.anchor !== undefined) this.anchored.set(node, part);
    return part;
  }

  private content(node: Node, at: number): Part {
    if (isScalar(node)) {
      const { part, findings } = readScalar(node, this.source);
      this.report(findings, at, node);
      return part;
    }
    if (node.tag !== undefined && !/^tag:yaml\.org,2002:(map|seq)$/.test(node.tag)) {
      this.report([tagFinding(node.tag)], at);
    }
    if (this.path.length >= limits.depth) return this.stop(tooDeep(), at);
    if (isMap(node)) return mapping(this.source, at, this.entries(node));
    const items = isSeq(node) ? node.items : [];
    return list(
      this.source,
      at,
      items.map((item, index) => this.inside(index, () => this.value(item, at))),
    );
  }

  private entries(node: YAMLMap): Map<string, Entry> {
    const own = new Map<string, Entry>();
    const merged = new Map<string, Entry>();
    let merges = false;
    for (const { key, value } of node.items) {
      if (this.stopped) break;
      if (!isNode(key)) continue;
      const at = key.range?.[0] ?? 0;
      if (isMergeKey(key)) {
        if (merges) this.report([twice("<<", "Use one merge key with a list: `<<: [*one, *two]`.")], at);
        merges = true;
        this.mergeInto(merged, value, at);
      } else {
        this.entry(own, key, value, at);
      }
    }
    return new Map([...merged, ...own]);
  }

  private entry(own: Map<string, Entry>, key: Node, value: unknown, at: number): void {
    const { name, findings } = readKey(key, this.source);
    if (isScalar(key) && key.anchor !== undefined) {
      this.anchors.set(key.anchor, key);
      this.anchored.set(key, readScalar(key, this.source).part);
    }
    const first = name === undefined ? undefined : own.get(name);
    const read = () => {
      this.report(findings, at, key);
      if (first)
        this.report(
          [twice(name ?? "", `Remove one of the two; the first is on line ${this.source.place(first.at).line}.`)],
          at,
        );
      return this.value(value, at);
    };
    // The value of a key without a name is read all the same: its faults are faults, its anchors are named elsewhere.
    const part = name === undefined ? read() : this.inside(name, read);
    if (name !== undefined && !first && !reservedKeys.has(name))
      own.set(name, { source: this.source, at, value: part });
  }

  /** What stands first wins: https://yaml.org/type/merge.html */
  private mergeInto(merged: Map<string, Entry>, value: unknown, near: number): void {
    const part = this.value(value, near);
    for (const { content, at } of part.content.kind === "list" ? part.content.items : [part]) {
      if (content.kind === "mapping") {
        for (const [name, entry] of content.entries) if (!merged.has(name)) merged.set(name, entry);
      } else if (!this.stopped) {
        this.report(
          [
            {
              code: "BP017",
              message: "the merge key << accepts only mappings",
              expected: "a mapping, or a list of mappings",
              got: content.kind === "list" ? "a list" : "a plain value",
              fix: "Use the alias of a mapping.",
            },
          ],
          at,
        );
      }
    }
  }

  private alias(node: Alias, at: number): Part {
    this.aliases += 1;
    if (this.aliases > limits.aliases) return this.stop(tooMany(`at most ${limits.aliases} aliases`), at);
    const target = this.anchors.get(node.source);
    const part = target && this.anchored.get(target);
    if (part) {
      if (this.path.length + part.height > limits.depth) return this.stop(tooDeep(), at);
      this.count(part.size, at);
      return { ...part, source: this.source, at };
    }
    if (target) return this.stop({ ...tooMany("a value that does not contain itself"), got: `*${node.source}` }, at);
    const fix = suggestion(node.source, [...this.anchors.keys()]);
    const message = `unknown anchor &${node.source.slice(0, 60)}: an anchor must be defined above its aliases`;
    const known = [...this.anchors.keys()].map((name) => `*${name}`);
    const shown = holdsSecret(node.source.slice(0, 240)) ? notShown : `*${node.source.slice(0, 60)}`;
    const about = { expected: visible(known.slice(0, 10).join(", ")) || "an anchor defined above", got: shown };
    this.report([{ code: "BP018", message, ...about, ...(fix === undefined ? {} : { fix }) }], at);
    return scalar(this.source, at, null);
  }

  private count(values: number, at: number): void {
    this.values += values;
    if (this.values > limits.values) this.stop(tooMany(), at);
  }

  /** Ends the walk: only the first limit that is exceeded is reported. */
  private stop(finding: Finding, at: number): Part {
    if (!this.stopped) this.report([finding], at);
    this.stopped = true;
    return scalar(this.source, at, null);
  }

  private inside<T>(step: PathStep, read: () => T): T {
    this.path.push(step);
    const result = read();
    this.path.pop();
    return result;
  }

  private report(findings: readonly Finding[], at: number, node?: Node): void {
    for (const finding of findings) this.faults.add(this.source, at, this.path, finding);
    if (findings.length > 0 && node?.range) this.covered.push([node.range[0], node.range[1]]);
  }
}

function twice(key: string, fix: string): Finding {
  const got = holdsSecret(key.slice(0, 240)) ? notShown : visible(key.slice(0, 60));
  return { code: "BP005", message: "duplicate key", expected: "each key once", got, fix };
}
