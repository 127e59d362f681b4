import type { ObjectValue } from "../plugin/codec";
import { Refusal } from "../plugin/model";
import { builtInReaders } from "./built-in";
import { account } from "./mint";
import { type CloudView, text } from "./resource-model";

type Reader = (config: ObjectValue, cloud: CloudView) => ObjectValue;

/** What is looked up by name is taken to exist: the name is the user's word for it. */
const readers: Readonly<Record<string, Reader>> = {
  ibm_resource_group: (config, cloud) => {
    cloud.note(`the resource group ${text(config, "name")} is taken to exist`);
    cloud.assume("resource group", [hexOf(text(config, "name"))]);
    return { id: hexOf(text(config, "name")), account_id: account, is_default: false, state: "ACTIVE" };
  },
  ibm_cis_domain: (config, cloud) => {
    const instance = cloud.named(config.cis_id, ["internet-svcs instance"]);
    if (!instance) {
      throw new Refusal(
        "dangling-reference",
        `there is no Internet Services instance ${text(config, "cis_id")}`,
        "the service answers 404",
        "Correct the CRN.",
        "cis_id",
      );
    }
    cloud.note(`the zone ${text(config, "domain")} is taken to exist`);
    const id = hexOf(text(config, "domain"));
    cloud.assume("dns zone", [id, `${id}:${text(config, "cis_id")}`]);
    return {
      id: `${id}:${text(config, "cis_id")}`,
      domain_id: id,
      status: "active",
      type: "full",
      paused: false,
      name_servers: [],
    };
  },
  ...builtInReaders,
};

export function readDataSource(type: string, config: ObjectValue, cloud: CloudView): ObjectValue {
  const reader = readers[type];
  if (reader) return reader(config, cloud);
  cloud.note(`${type} is not modelled: its attributes are null`);
  return { id: hexOf(JSON.stringify(config)) };
}

/** 32 hex digits that a name always gives. */
function hexOf(name: string): string {
  return Buffer.from(`${name}................`).toString("hex").slice(0, 32);
}
