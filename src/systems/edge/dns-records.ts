import { CisDnsRecord } from "@cdktf/provider-ibm/lib/cis-dns-record";
import { Construct } from "constructs";
import { type Fault, FaultError } from "../../core/fault";
import { distinctWords } from "../../core/names";
import { pathBelow } from "../../document/document";
import { RampartStack } from "../../platform/stack";
import { literal } from "../../terraform/template";
import { leadsToHost, type recordTypes } from "./options";

export interface DnsRecordProps {
  /**
   * Type of the DNS record. Records that point to a host (A, AAAA, CNAME) are proxied.
   * @example MX
   */
  readonly type: (typeof recordTypes)[number];
  /**
   * Name relative to the zone, or `@` for the zone itself.
   * @example "@"
   */
  readonly name: string;
  /**
   * Value of the record: an address, a host name or text.
   * @example mail.example.net
   */
  readonly content: string;
  /**
   * Priority of an MX record, 0 to 65535; mail servers with a lower value are tried first.
   * @default 10
   * @example 10
   */
  readonly priority?: number;
  /**
   * TTL in seconds, 60 to 86400. Not for proxied records, whose TTL the service sets.
   * @default 3600
   * @example 300
   */
  readonly ttl?: number;
}

export interface DnsRecordsProps {
  readonly crn: string;
  readonly zoneId: string;
  readonly records: readonly DnsRecordProps[];
  /** Authorities that may issue certificates for the zone, by the domain in their CAA records. @control CE-54 */
  readonly certificateAuthorities: readonly string[];
}

/**
 * The DNS records of the zone. Records that point to a host are always proxied: an unproxied record reveals the origin.
 *
 * @control CE-54
 * @control CE-56
 */
export class DnsRecords extends Construct {
  /** @throws FaultError ED005 for records that cannot be */
  constructor(scope: Construct, id: string, props: DnsRecordsProps) {
    super(scope, id);
    const faults = props.records.flatMap((record, index) => recordFaults(pathBelow("edge", "records", index), record));
    if (faults.length > 0) throw new FaultError(faults);
    const zone = { cisId: props.crn, domainId: props.zoneId, provider: RampartStack.of(this).publicApi };
    for (const [authority, word] of distinctWords(props.certificateAuthorities)) {
      new CisDnsRecord(this, `caa-${word}`, {
        ...zone,
        name: "@",
        type: "CAA",
        data: { flags: "0", tag: "issue", value: authority },
        ttl: 3600,
      });
    }
    const seen = new Map<string, number>();
    for (const { type, name, content, priority, ttl } of props.records) {
      const place = `${type.toLowerCase()}-${name === "@" ? "zone" : name}`;
      const count = (seen.get(place) ?? 0) + 1;
      seen.set(place, count);
      new CisDnsRecord(this, count === 1 ? place : `${place}-${count}`, {
        ...zone,
        type,
        name,
        content: literal(content),
        ...(type === "MX" ? { priority: priority ?? 10 } : {}),
        ...(leadsToHost(type, name) ? { proxied: true, ttl: 1 } : { ttl: ttl ?? 3600 }),
      });
    }
  }
}

function recordFaults(path: string, { type, name, ttl, priority }: DnsRecordProps): Fault[] {
  const fault = (key: string, message: string, expected: string, got: string, fix: string): Fault => ({
    code: "ED005",
    message: `the record ${type} ${name} ${message}`,
    place: { path: `${path}.${key}` },
    expected,
    got,
    fix,
  });
  return [
    ...(leadsToHost(type, name) && name.startsWith("*")
      ? [
          fault(
            "name",
            "is a wildcard, which the service does not proxy",
            "the name of one host",
            name,
            "Add a record for each host.",
          ),
        ]
      : []),
    ...(leadsToHost(type, name) && ttl !== undefined
      ? [
          fault(
            "ttl",
            "is proxied, and the service sets the TTL of proxied records",
            "no ttl for a record that leads to a host",
            String(ttl),
            "Remove ttl.",
          ),
        ]
      : []),
    ...(type !== "MX" && priority !== undefined
      ? [
          fault(
            "priority",
            "has a priority, which only MX records take",
            "a priority for MX records alone",
            String(priority),
            "Remove priority.",
          ),
        ]
      : []),
  ];
}
