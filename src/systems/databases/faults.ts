import { crnFields } from "../../core/crn";
import type { Fault } from "../../core/fault";
import { pathBelow } from "../../document/document";
import { databaseLimits, sharedHost } from "./limits";
import type { DatabaseProps, GrowthProps } from "./props";

/** What no service would create, of all databases of a system. */
export function databaseFaults(
  path: string,
  databases: Readonly<Record<string, DatabaseProps>>,
  region: string,
): Fault[] {
  return Object.entries(databases).flatMap(([name, props]) => {
    const at = pathBelow(path, "databases", name);
    return [...sizeFaults(at, props), ...growthFaults(at, props), ...restoreFaults(at, props, region)];
  });
}

function sizeFaults(path: string, { service, size = {} }: DatabaseProps): Fault[] {
  const { shared, services } = databaseLimits();
  const { members, memoryGb, diskGb } = services[service];
  const { host } = size;
  const isolated = host !== undefined && host !== sharedHost;
  const own = (["memory", "cpu"] as const).filter((part) => size[part] !== undefined);
  if (isolated && own.length > 0) {
    return [
      {
        code: "DB001",
        message: "an isolated host has its own memory and CPUs",
        place: { path: `${path}.size.${own[0]}` },
        expected: "host alone, or memory and cpu on shared compute",
        got: `${own.join(" and ")} with ${host}`,
        fix: `Remove ${own.join(" and ")}, or set host: ${sharedHost}.`,
      },
    ];
  }
  return [
    ...outOfRange(`${path}.size.memory`, service, "GB of memory", size.memory, memoryGb.least, shared.memoryGb),
    ...outOfRange(`${path}.size.cpu`, service, "CPUs", size.cpu, shared.cpu.least, shared.cpu.most),
    ...outOfRange(`${path}.size.disk`, service, "GB of disk", size.disk, diskGb.least, diskGb.most),
    ...outOfRange(`${path}.size.members`, service, "members", size.members, members.least, members.most),
  ];
}

function outOfRange(
  path: string,
  service: string,
  what: string,
  value: number | undefined,
  least: number,
  most: number | undefined,
): Fault[] {
  if (value === undefined || (value >= least && value <= (most ?? value))) return [];
  const range = most === undefined ? `${least} or more` : `${least} to ${most}`;
  return [
    {
      code: "DB002",
      message: `the size is out of range for ${service}`,
      place: { path },
      expected: `${range} ${what}${what === "members" ? "" : " for each member"}, according to IBM's documentation as of ${databaseLimits().asOf}`,
      got: String(value),
    },
  ];
}

function growthFaults(path: string, { service, size = {}, scaling = {} }: DatabaseProps): Fault[] {
  const { services } = databaseLimits();
  const { memoryGb, diskGb } = services[service];
  const isolated = size.host !== undefined && size.host !== sharedHost;
  const memory: Fault[] =
    scaling.memory && isolated
      ? [
          {
            code: "DB003",
            message: "memory does not grow on an isolated host",
            place: { path: `${path}.scaling.memory` },
            expected: `disk alone, or host: ${sharedHost}`,
            got: `memory with ${size.host}`,
            fix: "Remove memory from scaling, or choose a larger host.",
          },
        ]
      : limitFaults(
          `${path}.scaling.memory`,
          "memory",
          scaling.memory,
          size.memory ?? memoryGb.least,
          memoryGb.scaledMost,
        );
  return [
    ...memory,
    ...limitFaults(`${path}.scaling.disk`, "disk", scaling.disk, size.disk ?? diskGb.least, diskGb.most),
  ];
}

function limitFaults(path: string, what: string, growth: GrowthProps | undefined, now: number, most: number): Fault[] {
  if (growth === undefined || (growth.limit > now && growth.limit <= most)) return [];
  return [
    {
      code: "DB004",
      message: `the limit leaves the ${what} no room, or IBM does not allow it`,
      place: { path: `${path}.limit` },
      expected: `more than ${now} and at most ${most} GB for each member, according to IBM's documentation as of ${databaseLimits().asOf}`,
      got: String(growth.limit),
    },
  ];
}

/** Regions whose backups are restored among themselves only. */
const european: readonly string[] = ["eu-de", "eu-es", "par01"];

function restoreFaults(path: string, { service, restore }: DatabaseProps, region: string): Fault[] {
  if (!restore) return [];
  const { backup, database, time } = restore;
  const fault = (message: string, part: string, expected: string, got: string, fix?: string): Fault => ({
    code: "DB005",
    message,
    place: { path: `${path}.restore${part}` },
    expected,
    got,
    ...(fix === undefined ? {} : { fix }),
  });
  if ((backup === undefined) === (database === undefined)) {
    const got = backup === undefined ? "neither" : "both";
    return [fault("one source is restored", "", "backup, or database with an optional time", got)];
  }
  const faults: Fault[] = [];
  const [part, source] = backup === undefined ? [".database", database ?? ""] : [".backup", backup];
  const { service: of, location } = crnFields(source);
  if (backup !== undefined && time !== undefined)
    faults.push(fault("a backup has its own time", ".time", "time with database only", `time with ${backup}`));
  if (of !== service) faults.push(fault("the source belongs to another service", part, service, of));
  if (backup === undefined && !databaseLimits().services[service].pointInTime) {
    const message = `the plan standard of ${service} has no point-in-time recovery`;
    faults.push(fault(message, part, "backup, the CRN of a backup", "database", "Restore a backup instead."));
  }
  const [from, to] = [location, region].map((one) => european.includes(one));
  if (from !== to) {
    const expected = to ? european.join(", ") : `a region other than ${european.join(", ")}`;
    faults.push(fault(`a backup of ${location} cannot be restored in ${region}`, part, expected, location));
  }
  return faults;
}
