import { crnFields } from "../../core/crn";
import type { ObjectValue } from "../plugin/codec";
import { type CloudView, type Entity, text } from "./resource-model";

/** What goes with a resource that is deleted or replaced, and does not come back with another apply. */
export interface Holdings {
  /** Data that would be lost, in words. */
  readonly loses?: string;
  /** What is built on it, and is down until all of it has been created again, in words. */
  readonly carries?: string;
}

type Holder = (state: ObjectValue, cloud: CloudView) => Holdings;

const loses = (what: string): Holder => {
  return () => ({ loses: what });
};

/** What instances of a service keep, by the service. */
const inInstances: Readonly<Record<string, Holder>> = {
  kms: (state, cloud) => {
    const keys = namesOf(cloud.all("root key"), "key_name", (key) => guidIn(key, "instance_id") === state.guid);
    return keys === "" ? {} : { loses: `the root keys ${keys}, and everything that is encrypted with them` };
  },
  "cloud-object-storage": (state, cloud) => {
    const buckets = namesOf(
      cloud.all("bucket"),
      "bucket_name",
      (one) => guidIn(one, "resource_instance_id") === state.guid,
    );
    return buckets === "" ? {} : { loses: `the buckets ${buckets} with their objects` };
  },
  "secrets-manager": loses("its secrets, also those that people have entered"),
  "sysdig-monitor": loses("the metrics that it has received"),
  logs: loses("what it has received and keeps outside its buckets, and dashboards made by hand"),
  appid: loses("its users and their profiles"),
  // It keeps configuration alone: recipients of e-mail are asked again.
  "event-notifications": () => ({}),
  // Its home is a bucket of its own.
  ibmanalyticsengine: () => ({}),
};

const unprotected = "its data, up to what a backup restores";

const holders: Readonly<Record<string, Holder>> = {
  ibm_resource_instance: (state, cloud) => {
    const service = text(state, "service");
    return (inInstances[service] ?? loses(`whatever ${service} keeps in it`))(state, cloud);
  },
  ibm_cis: (state, cloud) => {
    const zones = namesOf(cloud.all("dns zone"), "domain", (zone) => text(zone, "cis_id") === state.id);
    return zones === ""
      ? {}
      : { loses: `the zones ${zones}: their name servers change, and records made by hand are gone` };
  },
  ibm_cis_domain: loses("the zone: its name servers change, and records made by hand are gone"),
  ibm_cos_bucket: (state) => ({
    loses: `its objects${state.force_delete === false ? " (the service refuses to delete it until it is empty)" : ""}`,
  }),
  ibm_cr_namespace: loses("its images"),
  ibm_database: (state) => ({
    loses:
      state.deletion_protection === true
        ? `${unprotected} (the provider refuses to delete it until deletion_protection is false and applied)`
        : unprotected,
  }),
  ibm_is_volume: loses("its data"),
  ibm_kms_key: loses("everything that is encrypted with it"),
  ibm_container_cluster: loses("the volumes of its workloads, and what Terraform does not manage in it"),
  ibm_container_vpc_cluster: loses("the volumes of its workloads, and what Terraform does not manage in it"),
  ibm_code_engine_project: () => ({
    carries: "its applications get other addresses, and what was set in it by hand is gone",
  }),
  ibm_container_vpc_worker_pool: () => ({
    carries: "its workers are deleted before the new ones are there, and their workloads wait",
  }),
  ibm_is_vpc: () => ({ carries: "everything in it is created again" }),
  ibm_resource_group: () => ({ carries: "everything in it is created again" }),
};

/** What goes with a resource; nothing for what another apply brings back as it was. */
export function holdingsOf(type: string, state: ObjectValue, cloud: CloudView): Holdings {
  return holders[type]?.(state, cloud) ?? {};
}

/** Names of those that belong to something, in words. */
function namesOf(entities: readonly Entity[], name: string, belongs: (state: ObjectValue) => boolean): string {
  const names = entities.filter(({ state }) => belongs(state)).map(({ state }) => text(state, name));
  return [...new Set(names)].filter(Boolean).sort().join(", ");
}

/** An argument is the GUID of an instance, or its CRN. */
function guidIn(state: ObjectValue, argument: string): string {
  const value = text(state, argument);
  return value.startsWith("crn:") ? crnFields(value).instance : value;
}
