import type { ObjectValue, Value } from "../plugin/codec";

/** One setting of the service that several resource types write and read. */
interface SharedSetting {
  readonly argument: string;
  readonly types: readonly string[];
  /** Argument that names what has the setting. */
  readonly of: string;
}

/** Provider ibm 2.5.0: both resources PATCH and read the zone's setting `min_tls_version`. */
const shared: readonly SharedSetting[] = [
  {
    argument: "min_tls_version",
    types: ["ibm_cis_domain_settings", "ibm_cis_tls_settings"],
    of: "domain_id",
  },
];

/** A resource, and when it was written last. */
interface Writer {
  readonly type: string;
  readonly state: ObjectValue;
  readonly written?: number;
}

/** What Read finds where another resource has written the same setting later. */
export function withShared(type: string, read: ObjectValue, everything: readonly Writer[]): ObjectValue {
  let seen = read;
  for (const { argument, types, of } of shared) {
    if (!types.includes(type)) continue;
    const last = everything
      .filter((one) => types.includes(one.type) && (one.state[argument] ?? null) !== null)
      .filter((one) => idOf(one.state[of]) === idOf(read[of]))
      .sort((a, b) => (a.written ?? 0) - (b.written ?? 0))
      .at(-1);
    if (last) seen = { ...seen, [argument]: last.state[argument] ?? null };
  }
  return seen;
}

function idOf(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value.split(":", 1)[0] : undefined;
}

/** Types that share a setting with another. */
export const sharing: ReadonlySet<string> = new Set(shared.flatMap(({ types }) => types));
