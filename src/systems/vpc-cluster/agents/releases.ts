import { dataFile } from "../../../core/data-file";

/** A chart that others publish, at the version that was newest on the day of `asOf`. */
export interface Chart {
  readonly source: string;
  readonly repository: string;
  readonly chart: string;
  readonly version: string;
}

export interface AgentReleases {
  /** The day on which the facts were read: `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Digests of the agent's image and of the one that starts it. */
  readonly logs: Chart & { readonly image: string; readonly initImage: string };
  /** `image` is tag and digest. */
  readonly monitoring: Chart & { readonly imageRegistry: string; readonly image: string };
}

/** Charts and images of IBM's agents, pinned: a newer one is a change of the data file. */
export function agentReleases(): AgentReleases {
  return dataFile("src", "systems", "vpc-cluster", "data", "agents.json");
}
