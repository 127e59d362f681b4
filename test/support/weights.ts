/**
 * About how many seconds the longest suites take by themselves, to start them first. Only their order matters: a suite that takes
 * more than ten seconds should be here.
 */
const weights: Readonly<Record<string, number>> = {
  // Some of the upgrades, as CI tries them.
  "upgrades/upgrades": 150,
  "cli/rehearse": 60,
  "rehearsal/rehearse": 45,
  "docs/examples": 40,
  "rehearsal/blueprints": 40,
  "posture/unknown-values": 40,
  arguments: 23,
  "cli/cli": 20,
  "rehearsal/faults": 20,
  "fuzz/injections": 18,
  "careless/careless": 17,
  "platform/hcl-stacks": 16,
  "rehearsal/cloud-clusters": 15,
  "editor/yaml-language-server": 13,
  "report/hostile-names": 11,
  "write/accidents": 10,
  "rehearsal/signals": 9,
  "platform/synth": 9,
  mutation: 9,
  scripts: 8,
  verdicts: 8,
};

export default weights;
