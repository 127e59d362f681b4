/** Have two ranges a port in common? */
export function portsMeet(one: Ports, other: Ports): boolean {
  return one.min <= other.max && other.min <= one.max;
}

/** Ports from the first to the last, both among them. */
export interface Ports {
  readonly min: number;
  readonly max: number;
}

/** A port, a range such as `30000-32767`, or several of them. */
export type PortsText = number | string | readonly (number | string)[];

export const everyPort: Ports = { min: 1, max: 65535 };

/** Ports that clients call from: the unprivileged ones. A client that calls from another is named with `sourcePorts`. */
export const clientPorts: Ports = { min: 1024, max: 65535 };

export const portsPattern = /^[1-9]\d{0,4}(-[1-9]\d{0,4})?$/;

/** The ranges that a text names, merged; undefined when one of them is none. */
export function parsePorts(text: PortsText): Ports[] | undefined {
  const ranges = (Array.isArray(text) ? text : [text]).map((one: number | string) => {
    const [min, max = min] = String(one).split("-").map(Number);
    return portsPattern.test(String(one)) && min !== undefined && max !== undefined && min <= max && max <= 65535
      ? { min, max }
      : undefined;
  });
  return ranges.length > 0 && ranges.every((range) => range !== undefined) ? mergePorts(ranges) : undefined;
}

export function samePorts(a: Ports, b: Ports): boolean {
  return a.min === b.min && a.max === b.max;
}

/** Every port of the second is in the first. */
export function holdsPorts(outer: Ports, inner: Ports): boolean {
  return outer.min <= inner.min && inner.max <= outer.max;
}

/** The fewest ranges that hold exactly the same ports. */
export function mergePorts(ranges: readonly Ports[]): Ports[] {
  const merged: Ports[] = [];
  for (const range of [...ranges].sort((a, b) => a.min - b.min || b.max - a.max)) {
    const last = merged.at(-1);
    if (last && range.min <= last.max + 1)
      merged[merged.length - 1] = { min: last.min, max: Math.max(last.max, range.max) };
    else merged.push(range);
  }
  return merged;
}
