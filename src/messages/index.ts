import { blueprint } from "./blueprint";
import { codeEngine } from "./code-engine";
import type { CodeWords } from "./code-words";
import { databases } from "./databases";
import { edge } from "./edge";
import { network } from "./network";
import { platform } from "./platform";
import { preflight } from "./preflight";
import { spark } from "./spark";
import { tool } from "./tool";
import { vpcCluster } from "./vpc-cluster";

/** Every code that a message may have; a test holds them against the source. */
export const messageCodes: Readonly<Record<string, CodeWords>> = {
  ...blueprint,
  ...preflight,
  ...platform,
  ...codeEngine,
  ...databases,
  ...edge,
  ...network,
  ...spark,
  ...vpcCluster,
  ...tool,
};

export type { CodeWords };
