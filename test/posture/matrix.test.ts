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

test("what another owner has to satisfy is not compliant by what is seen here, and a violation stays one", () => {
  const row = control({ evidence: "IBM says so" });
  const files = [{ file: "runbooks/zone-owner.md", duties: [row.id] }];
  expect(matrix([row], [], files)).toMatchObject([{ outcome: "foreign", shownBy: "runbooks/zone-owner.md" }]);
  expect(matrix([row], [{ ...finding, verdict: "compliant" }], files)).toMatchObject([{ outcome: "foreign" }]);
  expect(matrix([row], [finding], files)).toMatchObject([{ outcome: "violation" }]);
});

test("statements about a system that is not there ask nobody for an answer, unless a rule or a file gives one", () => {
  const row = control({ evidence: "IBM says so" });
  const absent = new Set([row.id]);
  expect(matrix([row], [], [], absent)).toMatchObject([{ outcome: "notApplicable" }]);
  expect(matrix([row], [], [])).toMatchObject([{ outcome: "inherited" }]);
  expect(matrix([row], [finding], [], absent)).toMatchObject([{ outcome: "violation" }]);
});
