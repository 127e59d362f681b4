import { chartRules } from "../charts";

/** Containers share the kernel of their node: an agent that loads a module changes it for all of them. */
export const agentWithoutKernelModule = chartRules(
  "agent-without-kernel-module",
  ["VC-07"],
  [
    { agents: ["monitoring"], path: "agent.ebpf.enabled", accepts: (value) => value === true, expected: "true" },
    {
      agents: ["monitoring"],
      path: "agent.ebpf.kind",
      accepts: (value) => value === "universal_ebpf",
      expected: "universal_ebpf: the other kind is compiled on each node",
    },
  ],
);
