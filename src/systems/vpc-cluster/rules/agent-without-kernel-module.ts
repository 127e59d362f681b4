import { chartRules } from "../charts";

/**
 * The monitoring agent loads no kernel module: containers share the kernel of their node, so a module affects all of
 * them.
 */
export const agentWithoutKernelModule = chartRules(
  "agent-without-kernel-module",
  ["VC-07"],
  [
    { agents: ["monitoring"], path: "agent.ebpf.enabled", accepts: (value) => value === true, expected: "true" },
    {
      agents: ["monitoring"],
      path: "agent.ebpf.kind",
      accepts: (value) => value === "universal_ebpf",
      expected: "universal_ebpf; the other drivers are compiled on each node",
    },
  ],
);
