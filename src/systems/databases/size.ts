import type { DatabaseGroup } from "@cdktf/provider-ibm/lib/database";
import { sharedHost } from "./limits";
import type { DatabaseProps, DatabaseSizeProps, GrowthProps } from "./props";

const mb = (gb: number) => gb * 1024;

/**
 * The group of members as the provider takes it: each figure is for one member, and the provider multiplies.
 *
 * The provider asks the service for its bounds at plan, so a plan with a group needs the network.
 */
export function membersOf(size: DatabaseSizeProps | undefined): DatabaseGroup[] | undefined {
  if (size === undefined) return undefined;
  const { memory, cpu, disk, members } = size;
  // CPU without a named host would be the retired model of dedicated cores.
  const host = size.host ?? (memory !== undefined || cpu !== undefined ? sharedHost : undefined);
  const group: DatabaseGroup = {
    groupId: "member",
    ...(host === undefined ? {} : { hostFlavor: { id: host } }),
    ...(memory === undefined ? {} : { memory: { allocationMb: mb(memory) } }),
    ...(cpu === undefined ? {} : { cpu: { allocationCount: cpu } }),
    ...(disk === undefined ? {} : { disk: { allocationMb: mb(disk) } }),
    ...(members === undefined ? {} : { members: { allocationCount: members } }),
  };
  return Object.keys(group).length > 1 ? [group] : undefined;
}

/** Input and output above this percentage, for this time, are too much. */
const busy = { ioEnabled: true, ioAbovePercent: 85, ioOverPeriod: "15m" };

/** Free space below this percentage is too little. */
const full = { capacityEnabled: true, freeSpaceLessThanPercent: 15 };

const rate = ({ limit, step = 15, period = 900 }: GrowthProps) => ({
  rateIncreasePercent: step,
  rateLimitMbPerMember: mb(limit),
  ratePeriodSeconds: period,
  rateUnits: "mb",
});

/** What grows by itself. */
export function growthOf({ scaling }: Pick<DatabaseProps, "scaling">) {
  const { disk, memory } = scaling ?? {};
  if (!disk && !memory) return undefined;
  return {
    ...(disk ? { disk: { ...full, ...busy, ...rate(disk) } } : {}),
    ...(memory ? { memory: { ...busy, ...rate(memory) } } : {}),
  };
}
