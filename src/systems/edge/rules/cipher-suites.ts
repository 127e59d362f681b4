import { showJson } from "../../../core/show-json";
import { ignoredChange } from "../../../posture/argument-rule";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { known, readOne } from "../../../posture/values";
import type { Json } from "../../../terraform/configuration";
import { cipherSuites as suites } from "../hardening";

const controls = suites.map(({ control }) => control);
const allowed = new Set<Json>(suites.map(({ name }) => name));

/** With a minimum of TLS 1.2, exactly the six cipher suites are set; with TLS 1.3 the service requires an empty list. */
export const cipherSuites: Rule = {
  id: "cipher-suites",
  controls: [...controls, "CE-40"],
  types: ["ibm_cis_domain_settings"],
  judge(settings) {
    const slot = readOne(settings, "cipher");
    if (slot.state === "unknown")
      return { verdict: "unknown", argument: "cipher", expected, got: showJson(slot.value) };
    const cipher = Array.isArray(slot.value) ? slot.value : [];
    const ignored = ignoredChange(settings, "cipher");
    const judged =
      known(settings, "min_tls_version") === "1.3"
        ? judgeTls13(cipher)
        : [judgeForeign(cipher), ...suites.map(judgeSuite(cipher))];
    return [...judged, ...(ignored ? [ignored] : [])];
  },
};

const expected = "exactly the six cipher suites of the controls CE-41 to CE-46";

function judgeTls13(cipher: readonly Json[]): Judgement[] {
  if (cipher.length === 0) return [compliant];
  return [
    {
      verdict: "violation",
      argument: "cipher",
      expected: 'nothing while min_tls_version is "1.3"',
      got: showJson([...cipher]),
      reject: true,
    },
  ];
}

/** An empty list and a foreign suite concern all six: the service would then offer more than them. */
function judgeForeign(cipher: readonly Json[]): Judgement {
  const foreign = cipher.filter((suite) => !allowed.has(suite));
  if (cipher.length > 0 && foreign.length === 0) return { ...compliant, controls };
  return {
    verdict: "violation",
    argument: "cipher",
    expected,
    got:
      cipher.length === 0 ? "no suites, so the service's permissive default list applies" : `also ${showJson(foreign)}`,
    reject: true,
    controls,
  };
}

function judgeSuite(cipher: readonly Json[]): (suite: { name: string; control: string }) => Judgement {
  return ({ name, control }) =>
    cipher.includes(name) || cipher.length === 0
      ? { ...compliant, controls: [control] }
      : { verdict: "violation", argument: "cipher", expected: name, got: "not offered", controls: [control] };
}
