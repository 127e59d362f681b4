import Module from "node:module";

/** Node's own way to load a module, which has no types. */
interface Loader {
  _load(request: string, parent: { filename?: string } | undefined, ...rest: unknown[]): unknown;
}

/**
 * The engine loads a ZIP archiver and its hundred modules at start, a tenth of the time of a whole synthesis, for assets
 * that few stacks have: it is loaded on first use instead. Only for the command line: in a user's own program the engine
 * stays as it is.
 */
export function loadArchiverLate(): void {
  const loader = Module as unknown as Loader;
  const load = loader._load;
  loader._load = function (request, parent, ...rest) {
    const late = request === "archiver" && /[\\/]cdkt[fn][\\/]/.test(parent?.filename ?? "");
    if (!late) return load.call(this, request, parent, ...rest);
    return (...args: unknown[]) =>
      (load.call(this, request, parent, ...rest) as (...args: unknown[]) => unknown)(...args);
  };
}
