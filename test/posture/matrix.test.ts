import { type Control, type Finding, matrix } from "../../src/posture";

const control = (more: Partial<Control>): Control => ({
  id: "IKS-66",
  title: "Workers without a public network",
  statement: "Workers are attached to a private VLAN only.",
  duty: ["infrastructure"],
  severity: "high",
  hardened: "no public VLAN",
  ...more,
});

const finding: Finding = {
  control: "IKS-66",
  title: "",
  severity: "high",
  rule: "attachment-without-public-vlan",
  verdict: "violation",
  stack: "main",
  file: "main.tf.json",
  address: "ibm_container_worker_pool_zone_attachment.a",
  at: "a",
  argument: "public_vlan_id",
  waivable: true,
};

test("a statement about another system says which, whatever IBM attests and people do", () => {
  const row = control({ belongsTo: "classic-cluster", evidence: "IBM says so", step: "Look." });
  expect(matrix([row], [], [])).toEqual([{ control: row, outcome: "elsewhere", shownBy: "classic-cluster" }]);
});

test("what a rule has judged, or a file answers, is not another system's", () => {
  const row = control({ belongsTo: "classic-cluster" });
  expect(matrix([row], [finding], [])).toMatchObject([
    { outcome: "violation", shownBy: `${finding.address} public_vlan_id` },
  ]);
  expect(matrix([row], [], [{ file: "runbooks/a.md", controls: ["IKS-66"] }])).toMatchObject([
    { outcome: "artefact", shownBy: "runbooks/a.md" },
  ]);
});
