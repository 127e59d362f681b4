import Module from "node:module";

/** Node's own way to load a module, which has no types. */
interface Loader {
  _load(request: string, parent: { filename?: string } | undefined, ...rest: unknown[]): unknown;
}

/** A module that is loaded when something of it is first used. */
interface Late {
  readonly request: RegExp;
  /** Files that ask for it. */
  readonly from: RegExp;
  /** Compiled from a module with `export`: whoever imports it asks first whether it is. @default false */
  readonly hasExports?: boolean;
}

const engine = /[\\/]cdkt[fn][\\/]/;

const late: readonly Late[] = [
  // Packs assets into ZIP files, which few stacks have.
  { request: /^archiver$/, from: engine },
  // Compares versions of Terraform, which synthesis does not run.
  { request: /^semver$/, from: engine },
  // Writes files that we write ourselves.
  { request: /^json-stable-stringify$/, from: engine },
  // Messages in fifty languages, of which we use one.
  { request: /locales\/index\.cjs$/, from: /[\\/]zod[\\/]/, hasExports: true },
  // Constructs import every resource that one of their options needs.
  { request: /^@cdktf\/provider-/, from: /./, hasExports: true },
];

/**
 * Loads what most runs do not need on first use. Only for the command line: in a
 * user's own program modules are loaded as they are written.
 */
export function loadLate(): void {
  const loader = Module as unknown as Loader;
  const load = loader._load;
  loader._load = function (request, parent, ...rest) {
    const from = parent?.filename ?? "";
    const found = late.find((one) => one.request.test(request) && one.from.test(from));
    if (!found) return load.call(this, request, parent, ...rest);
    let loaded: object | undefined;
    const module = () => {
      loaded ??= load.call(this, request, parent, ...rest) as object;
      return loaded;
    };
    return standIn(module, found.hasExports === true);
  };
}

/** Something that behaves like a module, and loads it when it is asked for anything. */
function standIn(module: () => object, hasExports: boolean): object {
  return new Proxy(() => undefined, {
    get: (_, key) => (hasExports && key === "__esModule" ? true : Reflect.get(module(), key)),
    has: (_, key) => Reflect.has(module(), key),
    ownKeys: () => Reflect.ownKeys(module()),
    getOwnPropertyDescriptor: (_, key) => {
      const found = Reflect.getOwnPropertyDescriptor(module(), key);
      return found && { ...found, configurable: true };
    },
    apply: (_, self, args) => Reflect.apply(module() as () => unknown, self, args),
  });
}
