import * as path from "node:path";
import type * as z from "zod/v4/core";
import { mostBytes } from "../core/read-file";
import { holdsSecret } from "../core/secrets";
import { convert } from "./convert";
import { type LoadedDocument, type PathStep, showPath } from "./document";
import { type Extended, findExtended, realFolder, realPath } from "./extends";
import { FaultList, type Finding } from "./fault-list";
import { type ReadFile, readFile, readText } from "./file";
import { visible } from "./hidden-characters";
import { limits, tooMany } from "./limits";
import { judgeTexts } from "./part-texts";
import { find, mapping, merge, type Part, toData } from "./parts";
import { parseSyntax } from "./syntax";
import { expressionFinding, secretFinding, textFindings } from "./text-rules";

export interface ReadOptions {
  /**
   * Folder out of which `extends` may not lead.
   *
   * @default the file's own folder
   */
  readonly folder?: string;
  /**
   * What such a file holds at least: said of an empty one.
   *
   * @default "at least name, region and resourceGroup"
   */
  readonly holds?: string;
  /**
   * Says where `${` is text and where all is public: see `programText` and `publicText`.
   *
   * @default - nowhere
   */
  readonly schema?: z.$ZodType;
  /**
   * Key under which a file is read that is only a list.
   *
   * @default - such a file is refused
   */
  readonly listKey?: string;
}

/**
 * Reads a blueprint with what it extends. Bad content is never an exception but a fault, and every fault is found.
 *
 * `extends` names a file, or a list of which later ones win, relative to the file that says so. Mappings merge key by
 * key, anything else is replaced whole, `null` removes.
 */
export function readDocument(file: string, options: ReadOptions = {}): LoadedDocument {
  return new Reading(file, options).document(readFile(file));
}

/** Reads a blueprint's text that is not, or not yet, in its file; what it extends is read from files. */
export function readDocumentText(text: string, options: ReadOptions & { readonly file?: string } = {}): LoadedDocument {
  const { file = "blueprint.yaml" } = options;
  return new Reading(file, options).document(readText(file, text));
}

/** What became of one file with what it extends. */
interface Loaded {
  /** Present as soon as the file itself can be understood. */
  readonly part?: Part;
  /** False when something is missing, so that the values do not say what was meant. */
  readonly whole: boolean;
  /** Files in the longest chain from here. */
  readonly chain: number;
}

/** Where a file is named: the value, and its path. */
interface Mention {
  readonly value: Part;
  readonly path: readonly PathStep[];
}

class Reading {
  private readonly faults = new FaultList();
  private readonly files: string[];
  private readonly folder: string;
  /** Files that were read, by real path: each is read once, however many extend it. */
  private readonly loaded = new Map<string, Loaded>();
  private bytes = 0;

  constructor(
    private readonly file: string,
    private readonly options: ReadOptions,
  ) {
    const { folder = realFolder(file) } = options;
    this.folder = realPath(folder) ?? path.resolve(folder);
    this.files = [file];
  }

  document(read: ReadFile): LoadedDocument {
    if ("finding" in read && !read.source) this.faults.push({ ...read.finding, place: { file: this.file } });
    const holds = this.options.holds ?? "at least name, region and resourceGroup";
    const { part, whole } = this.load(
      read,
      holds,
      [realPath(this.file) ?? path.resolve(this.file)],
      this.options.listKey,
    );
    const value = part && toData(part);
    if (part) judgeTexts(part, value, this.options.schema, this.faults);
    return {
      value: whole ? value : undefined,
      faults: this.faults.inOrder(this.files),
      files: this.files,
      locate: (steps, which = "value") => {
        const shown = steps.length > 0 ? { path: showPath(steps) } : {};
        if (!part) return { file: this.file, ...shown };
        const { part: value, entry, exact } = find(part, steps);
        const { source, at } = which === "key" && exact && entry ? entry : value;
        return { ...source.place(at), ...shown };
      },
      written: (steps) => {
        const found = part && find(part, steps);
        return found?.exact && found.part.content.kind === "scalar" ? found.part.content.written : undefined;
      },
    };
  }

  /** @param chain - real paths from the first file to this one */
  private load(read: ReadFile, holds: string, chain: readonly string[], listKey?: string): Loaded {
    const { source } = read;
    if (!source) return { whole: false, chain: 1 };
    if ("finding" in read) {
      this.faults.add(source, 0, [], read.finding);
      return { whole: false, chain: 1 };
    }
    this.bytes += Buffer.byteLength(source.text);
    const root = parseSyntax(source, holds, this.faults, listKey);
    const own = root && convert(root, source, this.faults);
    return own ? this.withExtended(own, chain) : { whole: false, chain: 1 };
  }

  private withExtended(own: Part, chain: readonly string[]): Loaded {
    const { mentions, rest } = splitExtends(own);
    const names = new Set<string>();
    const parents = mentions.map((mention) => this.extended(mention, chain, names));
    const parts = [...parents.flatMap((parent) => parent?.part ?? []), rest];
    const part = parts.reduce(merge);
    const small = part.size <= limits.values;
    if (!small) this.faults.add(own.source, own.at, [], tooMany());
    return {
      part,
      whole: small && parents.every((parent) => parent?.whole === true),
      chain: 1 + Math.max(0, ...parents.map((parent) => parent?.chain ?? 0)),
    };
  }

  private extended({ value, path: at }: Mention, chain: readonly string[], names: Set<string>): Loaded | undefined {
    const refuse = (finding: Finding): undefined => {
      this.faults.add(value.source, value.at, at, finding);
    };
    const name = value.content.kind === "scalar" ? value.content.value : undefined;
    // What is refused as a text is not looked for as a file.
    if (typeof name === "string" && textFindings(name, "line", name, 0).length > 0) return undefined;
    const expression = typeof name === "string" ? expressionFinding(name, name, value.at) : undefined;
    if (expression) return refuse(expression);
    if (typeof name === "string" && holdsSecret(name)) return refuse(secretFinding(value.at));
    const found = findExtended(name, value.source.file, this.folder);
    if ("code" in found) return refuse(found);
    const { real } = found;
    if (chain.includes(real)) return refuse(circle(chain, real));
    if (names.has(real)) return refuse(twice(name));
    names.add(real);
    const known = this.loaded.get(real);
    if (chain.length + (known?.chain ?? 1) > limits.chain) return refuse(chainTooLong(name));
    if (known) return known;
    if (this.files.length >= limits.files || this.bytes > mostBytes(limits.bytesTogether)) return refuse(tooMuch(name));
    const loaded = this.first(found, chain, refuse);
    this.loaded.set(real, loaded);
    return loaded;
  }

  private first({ file, real }: Extended, chain: readonly string[], refuse: (finding: Finding) => void): Loaded {
    this.files.push(file);
    const read = readFile(real, file);
    if ("finding" in read && !read.source) refuse({ ...read.finding, message: `${file}: ${read.finding.message}` });
    return this.load(read, "settings that several blueprints share", [...chain, real]);
  }
}

/** The names under `extends`, and everything else. */
function splitExtends(own: Part): { mentions: readonly Mention[]; rest: Part } {
  const value = own.content.kind === "mapping" ? own.content.entries.get("extends")?.value : undefined;
  if (!value || own.content.kind !== "mapping") return { mentions: [], rest: own };
  const entries = new Map(own.content.entries);
  entries.delete("extends");
  const { content } = value;
  return {
    mentions:
      content.kind === "list"
        ? content.items.map((item, index) => ({ value: item, path: ["extends", index] }))
        : [{ value, path: ["extends"] }],
    rest: mapping(own.source, own.at, entries),
  };
}

/** A file as the blueprint names it; it was found, so it is a text. */
function nameOf(name: unknown): string {
  return typeof name === "string" ? visible(name.slice(0, 120)) : "a file";
}

function circle(chain: readonly string[], real: string): Finding {
  const names = [...chain.slice(chain.indexOf(real)), real].map((file) => path.basename(file));
  const expected = "files that do not extend one another in a circle";
  return { code: "BP033", message: "a blueprint cannot extend itself", expected, got: names.join(" → ") };
}

function chainTooLong(name: unknown): Finding {
  return {
    code: "BP034",
    message: "the extends chain is too long",
    expected: `at most ${limits.chain} files`,
    got: `${nameOf(name)} behind ${limits.chain} others`,
    fix: "Use fewer levels, or list several files in one extends.",
  };
}

function tooMuch(name: unknown): Finding {
  const expected = `at most ${limits.files} files of ${limits.bytesTogether / 1024 / 1024} MiB together`;
  return {
    code: "BP036",
    message: "the extended files are too many or too large",
    expected,
    got: `${nameOf(name)} beyond that`,
  };
}

function twice(name: unknown): Finding {
  const message = "the same file is extended twice";
  return { code: "BP036", message, expected: "each file once", got: nameOf(name), fix: "List it once." };
}
