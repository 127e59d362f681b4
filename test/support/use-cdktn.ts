import Module from "node:module";

/** Node's own way to find a module, which has no types. */
interface Resolver {
  _resolveFilename(request: string, ...rest: unknown[]): string;
}

const resolver = Module as unknown as Resolver;
const original = resolver._resolveFilename;
resolver._resolveFilename = function (request, ...rest) {
  return original.call(this, request.replace(/^cdktf(?=$|\/)/, "cdktn"), ...rest);
};
