/** A block of IPv4 addresses. */
export interface Cidr {
  /** First address, as an unsigned number. */
  readonly start: number;
  /** Prefix length, 0 to 32. */
  readonly bits: number;
}

/** How many addresses a block has. */
export function size({ bits }: Cidr): number {
  return 2 ** (32 - bits);
}

/** Takes `a.b.c.d/n`, or one address; undefined for anything else, host bits beyond the prefix among it. */
export function parseCidr(text: string): Cidr | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/(\d{1,2}))?$/.exec(text);
  if (!parts) return undefined;
  const bytes = parts.slice(1, 5).map(Number);
  const bits = Number(parts[5] ?? 32);
  if (bytes.some((byte) => byte > 255) || bits > 32) return undefined;
  const block = { start: bytes.reduce((sum, byte) => sum * 256 + byte, 0), bits };
  return block.start % size(block) === 0 ? block : undefined;
}

/** A block that is known to be well written. */
export function cidr(text: string): Cidr {
  const block = parseCidr(text);
  if (!block) throw new Error(`${text} is not a network in CIDR notation`);
  return block;
}

export function address(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}

export function formatCidr({ start, bits }: Cidr): string {
  return `${address(start)}/${bits}`;
}

export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.bits <= inner.bits && inner.start >= outer.start && inner.start < outer.start + size(outer);
}

export function overlaps(a: Cidr, b: Cidr): boolean {
  return contains(a, b) || contains(b, a);
}

/** Is every address of a block in one of some ranges? */
export function isWithin(block: Cidr, ranges: readonly string[]): boolean {
  return ranges.some((range) => contains(cidr(range), block));
}

/** What two blocks have in common: the narrower one, for of two blocks that overlap one holds the other. */
export function intersection(a: Cidr, b: Cidr): Cidr | undefined {
  if (contains(a, b)) return b;
  return contains(b, a) ? a : undefined;
}

export function sameCidr(a: Cidr, b: Cidr): boolean {
  return a.start === b.start && a.bits === b.bits;
}

/** By address, the wider block first. */
export function byAddress(a: Cidr, b: Cidr): number {
  return a.start - b.start || a.bits - b.bits;
}

/** The first block of a size in a range that overlaps nothing that is taken; undefined when there is none. */
export function firstFree(range: Cidr, bits: number, taken: readonly Cidr[]): Cidr | undefined {
  const end = range.start + size(range);
  const step = 2 ** (32 - bits);
  for (let start = range.start; start + step <= end; ) {
    const block = { start, bits };
    const obstacle = taken.find((other) => overlaps(other, block));
    if (!obstacle) return block;
    start = Math.max(start + step, Math.ceil((obstacle.start + size(obstacle)) / step) * step);
  }
  return undefined;
}

/** The fewest blocks that hold exactly the same addresses. */
export function mergeCidrs(blocks: readonly Cidr[]): Cidr[] {
  const merged: Cidr[] = [];
  for (const block of [...blocks].sort(byAddress)) {
    const last = merged.at(-1);
    if (last && contains(last, block)) continue;
    merged.push(block);
    for (let pair = halves(merged); pair !== undefined; pair = halves(merged)) merged.splice(-2, 2, pair);
  }
  return merged;
}

/** The block whose two halves stand at the end of a list. */
function halves(list: readonly Cidr[]): Cidr | undefined {
  const [low, high] = list.slice(-2);
  if (!low || !high || low.bits !== high.bits) return undefined;
  const whole = { start: low.start, bits: low.bits - 1 };
  return low.start % size(whole) === 0 && low.start + size(low) === high.start ? whole : undefined;
}
