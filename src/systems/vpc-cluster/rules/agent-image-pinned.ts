import { textOf } from "../../../core/text-of";
import { chartRules } from "../charts";

const digest = (value: unknown) => /(^|@)sha256:[0-9a-f]{64}$/.test(textOf(value));

/** Agent images are pinned by digest and come from Container Registry. */
export const agentImagePinned = chartRules(
  "agent-image-pinned",
  ["IKSW-01"],
  [
    { agents: ["logs"], path: "image.containerSha", accepts: digest, expected: "the digest of the agent's image" },
    {
      agents: ["logs"],
      path: "image.initContainerSha",
      accepts: digest,
      expected: "the digest of the agent's init image",
    },
    { agents: ["monitoring"], path: "agent.image.tag", accepts: digest, expected: "a tag with its digest" },
    {
      agents: ["monitoring"],
      path: "global.imageRegistry",
      accepts: (value) => /^([a-z0-9-]+\.)*icr\.io(\/|$)/.test(textOf(value)),
      expected: "Container Registry, the only registry that the cluster can reach",
    },
  ],
);
