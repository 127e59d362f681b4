import type { Cloud } from "../../src/rehearsal/cloud/cloud";
import type { ObjectValue } from "../../src/rehearsal/plugin/codec";
import { Refusal } from "../../src/rehearsal/plugin/model";

/** Makes a resource as the plugin would; the state has what was planned and what the model decided. */
export function make(cloud: Cloud, type: string, planned: ObjectValue): ObjectValue {
  const state = { ...planned, ...cloud.create(type, planned) };
  cloud.store(type, state);
  return state;
}

/** By what something is refused, with its source and the way out; anything else that goes wrong is thrown. */
export function refusal(work: () => unknown): Refusal | undefined {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return undefined;
}

/** The rule by which something is refused; printed, so that a reader of the log sees what was tried. */
export function refused(what: string, work: () => unknown): string | undefined {
  const found = refusal(work);
  if (found) process.stdout.write(`refused: ${what}: ${found.message}\n`);
  return found?.rule;
}

/** A VPC with a subnet in one zone. */
export function network(cloud: Cloud): { vpc: ObjectValue; subnet: ObjectValue } {
  const vpc = make(cloud, "ibm_is_vpc", { name: "v" });
  make(cloud, "ibm_is_vpc_address_prefix", { name: "p", vpc: vpc.id ?? null, zone: "eu-de-1", cidr: "10.0.0.0/16" });
  const subnet = make(cloud, "ibm_is_subnet", {
    name: "s",
    vpc: vpc.id ?? null,
    zone: "eu-de-1",
    ipv4_cidr_block: "10.0.1.0/24",
  });
  return { vpc, subnet };
}
