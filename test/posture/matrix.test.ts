import { type Control, type Finding, type Judged, matrix, type Shown, World } from "../../src/posture";
import type { JsonObject } from "../../src/terraform/configuration";

const control = (more: Partial<Control>): Control => ({
  id: "IKS-66",
  title: "Workers without a public network",
  statement: "Workers are attached to a private VLAN only.",
  duty: ["infrastructure"],
  severity: "high",
  hardened: "no public VLAN",
  ...more,
});

/** A finding of the rule `narrow` on `ibm_job.<name>`. */
const finding = (name: string, more: Partial<Finding> = {}): Finding => ({
  control: "IKS-66",
  title: "",
  severity: "high",
  rule: "narrow",
  verdict: "compliant",
  stack: "main",
  file: "main.tf.json",
  address: `ibm_job.${name}`,
  at: name,
  waivable: true,
  ...more,
});

const jobs: JsonObject = { ibm_job: { a: { kind: "task", run: { limits: [{ cpu: 1 }] } }, b: { kind: "" } } };

function judged(resource: JsonObject, findings: readonly Finding[], more: Partial<Judged> = {}): Judged {
  return { findings, world: new World([{ name: "main", file: "main", json: { resource } }]), files: [], ...more };
}

/** The outcome of a control with one entry of `shown`. */
function outcome(entry: Partial<Shown>, findings: readonly Finding[], resource = jobs): string | undefined {
  const row = control({ shown: [{ resource: "ibm_job", by: "narrow", ...entry }] });
  return matrix([row], judged(resource, findings))[0]?.outcome;
}

test("a finding makes a control compliant only at the resource and by the rule that the control names", () => {
  expect(outcome({}, [finding("a")])).toBe("compliant");
  expect(outcome({ by: "other" }, [finding("a")])).toBe("notAnswered");
  expect(outcome({ by: ["narrow", "other"] }, [finding("a")])).toBe("notAnswered");
  expect(outcome({ resource: "ibm_app" }, [finding("a")])).toBe("notApplicable");
  expect(matrix([control({})], judged(jobs, [finding("a")]))).toMatchObject([{ outcome: "notApplicable" }]);
  expect(matrix([control({ shown: [] })], judged(jobs, [finding("a")]))).toMatchObject([{ outcome: "notApplicable" }]);
});

test("an entry may ask for what a resource says, for every one of them, and for another beside it", () => {
  expect(outcome({ where: { kind: "task" } }, [finding("a")])).toBe("compliant");
  expect(outcome({ where: { kind: ["daemon", "task"] } }, [finding("a")])).toBe("compliant");
  expect(outcome({ where: { kind: "*" } }, [finding("b")])).toBe("notAnswered");
  expect(outcome({ where: { "run.limits.cpu": 1 } }, [finding("a")])).toBe("compliant");
  expect(outcome({ where: { "run.limits.cpu": 2 } }, [finding("a")])).toBe("notApplicable");
  expect(outcome({ every: true }, [finding("a")])).toBe("notAnswered");
  expect(outcome({ every: true }, [finding("a"), finding("b")])).toBe("compliant");
  expect(outcome({ through: { resource: "ibm_cbr_rule" } }, [finding("a")])).toBe("notApplicable");
  const restricted = { ...jobs, ibm_cbr_rule: { r: {} } };
  expect(outcome({ through: { resource: "ibm_cbr_rule" } }, [finding("a")], restricted)).toBe("compliant");
});

test("what is optional may be missing, but not everything", () => {
  const entries: readonly Shown[] = ["ibm_job", "ibm_app"].map((resource) => ({
    resource,
    by: "narrow",
    optional: true,
  }));
  const row = control({ shown: entries });
  expect(matrix([row], judged(jobs, [finding("a")]))).toMatchObject([{ outcome: "compliant" }]);
  expect(matrix([row], judged(jobs, []))).toMatchObject([{ outcome: "notAnswered" }]);
  expect(matrix([row], judged({}, []))).toMatchObject([{ outcome: "notApplicable" }]);
});

test("what is wrong comes before what is shown, and the places of both are listed", () => {
  const row = control({ shown: [{ resource: "ibm_job", by: "narrow" }] });
  const wrong = finding("b", { verdict: "violation", argument: "kind" });
  expect(matrix([row], judged(jobs, [finding("a"), wrong]))).toMatchObject([
    {
      outcome: "violation",
      shownBy: "ibm_job.b kind",
      places: [{ address: "ibm_job.b" }],
      others: [{ address: "ibm_job.a" }],
    },
  ]);
});

test("what another owner has to satisfy is not compliant by what is seen here, and a violation stays one", () => {
  const row = control({ shown: [{ resource: "ibm_job", by: "narrow" }] });
  const files = [{ file: "runbooks/zone-owner.md", duties: [row.id], text: "" }];
  const outcomes = [[], [finding("a")], [finding("a", { verdict: "violation" })]].map(
    (findings) => matrix([row], judged(jobs, findings, { files }))[0]?.outcome,
  );
  expect(outcomes).toEqual(["foreign", "foreign", "violation"]);
});

test("a file answers a control when the words stand in it", () => {
  const row = control({ step: "Look every week", evidence: { service: "iam", says: "IBM looks" } });
  const file = { file: "runbooks/a.md", text: "1. Look every\n   week." };
  expect(matrix([row], judged({}, [], { files: [{ ...file, controls: ["IKS-66"] }] }))).toMatchObject([
    { outcome: "artefact", shownBy: "runbooks/a.md: Look every week" },
  ]);
  expect(matrix([row], judged({}, [], { files: [file] }))).toMatchObject([
    { outcome: "inherited", shownBy: "IBM looks", file: "runbooks/a.md" },
  ]);
  const own = control({ step: "Look every week" });
  expect(matrix([own], judged({}, [], { files: [file] }))).toMatchObject([{ outcome: "own" }]);
  expect(matrix([own], judged({}, [], { files: [{ ...file, text: "Look." }] }))).toMatchObject([
    { outcome: "notAnswered", shownBy: "no generated file says how" },
  ]);
});

test("what nobody answers says so, unless a rule or a file does", () => {
  const row = control({ unanswered: "nobody looks" });
  expect(matrix([row], judged({}, []))).toMatchObject([{ outcome: "notAnswered", shownBy: "nobody looks" }]);
  const wrong = finding("a", { verdict: "violation" });
  expect(matrix([row], judged(jobs, [wrong]))).toMatchObject([{ outcome: "violation" }]);
});

test("statements about a system that is not there ask nobody for an answer, unless a rule finds something", () => {
  const row = control({ evidence: { service: "iam", says: "IBM looks" }, unanswered: "nobody looks" });
  const absent = new Set([row.id]);
  expect(matrix([row], judged({}, [], { absent }))).toMatchObject([{ outcome: "notApplicable" }]);
  expect(matrix([row], judged({}, []))).toMatchObject([{ outcome: "inherited" }]);
  expect(matrix([row], judged(jobs, [finding("a", { verdict: "violation" })], { absent }))).toMatchObject([
    { outcome: "violation" },
  ]);
  const about = control({ evidence: { service: "iam", says: "IBM looks" }, about: "ibm_job" });
  expect(matrix([about], judged({}, []))).toMatchObject([{ outcome: "notApplicable" }]);
  expect(matrix([about], judged(jobs, []))).toMatchObject([{ outcome: "inherited" }]);
});
