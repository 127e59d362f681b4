import type { ResourceModel } from "../resource-model";
import { authorizationPolicy } from "./authorization";
import * as codeEngine from "./code-engine";
import * as internetServices from "./internet-services";
import * as keyProtect from "./key-protect";
import * as resourceController from "./resource-controller";
import * as secretsManager from "./secrets-manager";
import { sleep } from "./time";

/** Every resource type that the model knows; others get an id, and no rules. */
export const models: ReadonlyMap<string, ResourceModel> = new Map(
  [resourceController, keyProtect, secretsManager, internetServices, codeEngine]
    .flatMap((service) => Object.values(service) as ResourceModel[])
    .concat(authorizationPolicy, sleep)
    .map((model) => [model.type, model]),
);
