/** The steps of a path, brackets or dots: names that its author chose and places in lists are steps as well. */
export function stepsOf(path: string): string[] {
  return [...path.matchAll(/\["([^"]*)"\]|\[(\d*)\]|([^.[\]]+)/g)].map(
    ([, quoted, index, plain]) => quoted ?? plain ?? `[${index}]`,
  );
}

/**
 * How well a path that somebody wrote names an option: `systems.code-engine.apps.port`, `systems.shop.apps.web.port`, `apps.port`.
 *
 * @param option its path: `systems.<code-engine>.apps.<name>.port`
 * @returns 0 when it does not; more when more of its steps are written as they are
 */
export function nearness(option: string, written: string): number {
  const own = stepsOf(option);
  const given = stepsOf(written);
  const whole = steps(own, given);
  if (whole > 0) return whole;
  // Without the section, or with the last key alone.
  const sectionless = own.slice(own[0] === "systems" ? 2 : 1);
  return sectionless.length > 0 ? steps(sectionless, given) : 0;
}

function steps([own, ...more]: readonly string[], [given, ...rest]: readonly string[]): number {
  if (own === undefined) return given === undefined ? 1 : 0;
  if (!/^<|^\[\d*\]$/.test(own)) {
    const below = own.toLowerCase() === given?.toLowerCase() ? steps(more, rest) : 0;
    return below > 0 ? below + 2 : 0;
  }
  // A name that the author chooses may be written or left out; the type of a system, in its place, fits best.
  const isType = own === `<${given}>` || own === given;
  const taken = given === undefined ? 0 : steps(more, rest);
  const left = steps([...more], given === undefined ? [] : [given, ...rest]);
  return Math.max(taken > 0 ? taken + (isType ? 2 : 0) : 0, left);
}
