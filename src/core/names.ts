import { FaultError } from "./fault";

/** Names that people give: of platforms, systems, components, tiers. */
export const namePattern = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

/** Longest name of a platform: it is the prefix of every resource's name. */
export const longestPlatformName = 24;

/** Longest name of a system. */
export const longestSystemName = 24;

/**
 * Joins the parts of a resource's name with hyphens.
 *
 * @throws FaultError NM001 when the name is longer than the service takes
 */
export function resourceName(path: string, longest: number, ...parts: string[]): string {
  const name = parts.join("-");
  if (name.length <= longest) return name;
  throw new FaultError([
    {
      code: "NM001",
      message: `the name ${name} is too long`,
      place: { path },
      expected: `at most ${longest} characters`,
      got: `${name.length} characters`,
      fix: "Shorten the blueprint's name, the system's name or the component's name.",
    },
  ]);
}
