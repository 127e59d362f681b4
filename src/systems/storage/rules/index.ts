import type { Rule } from "../../../posture/rule";
import { bucketAuthorizationFirst } from "./bucket-authorization-first";
import { bucketEvents } from "./bucket-events";
import { bucketKeepsObjects } from "./bucket-keeps-objects";
import { bucketKeyAlone } from "./bucket-key-alone";
import { bucketLocation } from "./bucket-location";
import { bucketManagementPrivate } from "./bucket-management-private";
import { bucketMetrics } from "./bucket-metrics";
import { bucketNetworks } from "./bucket-networks";
import { bucketNoOwnTracker } from "./bucket-no-own-tracker";
import { bucketNotEmptied } from "./bucket-not-emptied";
import { bucketOwnKey } from "./bucket-own-key";
import { lifecycleNotEarly } from "./lifecycle-not-early";

export const rules: readonly Rule[] = [
  bucketAuthorizationFirst,
  bucketEvents,
  bucketKeepsObjects,
  bucketLocation,
  bucketManagementPrivate,
  bucketMetrics,
  bucketNetworks,
  bucketNoOwnTracker,
  bucketNotEmptied,
  bucketOwnKey,
  bucketKeyAlone,
  lifecycleNotEarly,
];
