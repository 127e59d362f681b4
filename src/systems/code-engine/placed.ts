import { pathBelow } from "../../document/document";

/** What a section names, each with where it is written: `storefront/shop.apps.web`. */
export function placed<T>(
  path: string,
  section: string,
  named: Readonly<Record<string, T>> = {},
): (readonly [at: string, one: T])[] {
  return Object.entries(named).map(([name, one]) => [pathBelow(path, section, name), one] as const);
}
