import type { Resource } from "../terraform/configuration";
import { NotKnown } from "./not-known";

/** Who says what is assumed of something that cannot be read. */
export interface Assuming {
  /** Is it what is looked for? */
  perhaps(): boolean;
}

type Test = (resource: Resource, index: number, all: Resource[]) => unknown;

/**
 * Resources that a rule searches. Where the search asks a resource what nobody knows before apply, the world's assumption answers,
 * and the search goes on: one that can be read may decide.
 */
export function searched(resources: readonly Resource[], world: Assuming): readonly Resource[] {
  const list = [...resources];
  const asking =
    (test: Test): Test =>
    (resource, index) => {
      try {
        return test(resource, index, list);
      } catch (error) {
        if (error instanceof NotKnown) return world.perhaps();
        throw error;
      }
    };
  const search = Array.prototype;
  const methods = {
    filter: (test: Test) => searched(search.filter.call(list, asking(test)), world),
    find: (test: Test) => search.find.call(list, asking(test)),
    some: (test: Test) => search.some.call(list, asking(test)),
    every: (test: Test) => search.every.call(list, asking(test)),
  };
  for (const [name, value] of Object.entries(methods)) Object.defineProperty(list, name, { value });
  return list;
}
