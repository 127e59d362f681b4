import { chartRule } from "../charts";

/** The audit forwarder's image is pinned by digest and comes from Container Registry. */
export const forwarderImage = chartRule({
  id: "forwarder-image",
  controls: ["VC-06"],
  agents: ["audit"],
  path: "image",
  accepts: (value) => typeof value !== "string" || /^([a-z0-9-]+\.)*icr\.io\/[^@]+@sha256:[0-9a-f]{64}$/.test(value),
  // Other charts have other names for it.
  absentIsFine: true,
  expected: "an image on icr.io, by digest",
});
