import type { ResourceModel } from "../resource-model";
import * as access from "./access";
import * as appId from "./app-id";
import * as audit from "./audit";
import { authorizationPolicy } from "./authorization";
import * as clusterParts from "./cluster-parts";
import * as clusterSecrets from "./cluster-secrets";
import * as clusters from "./clusters";
import * as codeEngine from "./code-engine";
import * as events from "./events";
import * as insideCluster from "./inside-cluster";
import * as internetServices from "./internet-services";
import * as keyProtect from "./key-protect";
import * as network from "./network";
import * as registry from "./registry";
import * as resourceController from "./resource-controller";
import * as restrictions from "./restrictions";
import * as secretsManager from "./secrets-manager";
import { serviceBinding } from "./service-bindings";
import { bucketObject, resourceKey } from "./spark";
import * as storage from "./storage";
import { sleep } from "./time";
import * as vpcGateways from "./vpc-gateways";
import * as vpcRules from "./vpc-rules";

/** Every resource type that the model knows; others get an id, and no rules. */
export const models: ReadonlyMap<string, ResourceModel> = new Map(
  [
    access,
    audit,
    appId,
    clusterParts,
    clusterSecrets,
    clusters,
    codeEngine,
    events,
    insideCluster,
    internetServices,
    keyProtect,
    network,
    registry,
    resourceController,
    restrictions,
    secretsManager,
    storage,
    vpcGateways,
    vpcRules,
  ]
    .flatMap((service) => Object.values(service) as ResourceModel[])
    .concat(authorizationPolicy, bucketObject, resourceKey, serviceBinding, sleep)
    .map((model) => [model.type, model]),
);
