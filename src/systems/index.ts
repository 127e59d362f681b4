import { access } from "./access/blueprint";
import { appId } from "./app-id/blueprint";
import { audit } from "./audit/blueprint";
import { codeEngine } from "./code-engine/blueprint";
import { databases } from "./databases/blueprint";
import type { AnyDefinition } from "./definition";
import { edge } from "./edge/blueprint";
import { encryption } from "./encryption/blueprint";
import { events } from "./events/blueprint";
import { network } from "./network/blueprint";
import { registry } from "./registry/blueprint";
import { secrets } from "./secrets/blueprint";
import { spark } from "./spark/blueprint";
import { storage } from "./storage/blueprint";
import { vpcCluster } from "./vpc-cluster/blueprint";

/** Every system there is: to add one, make its folder and name it here. Foundations stand before what uses them. */
export const systems: readonly AnyDefinition[] = [
  access,
  encryption,
  databases,
  secrets,
  registry,
  storage,
  events,
  audit,
  network,
  edge,
  appId,
  codeEngine,
  vpcCluster,
  spark,
];
