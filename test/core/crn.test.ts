import {
  crnPattern,
  parseCrn,
  roleCrnPattern,
  secretCrnPattern,
  subnetCrnPattern,
  vpcCrnPattern,
} from "../../src/core/crn";
import { codesOf } from "../support/faults";

const account = "a/0123456789abcdef0123456789abcdef";
const guid = "11111111-2222-4333-8444-555555555555";
const id = `r010-${guid}`;

/** A CRN of each kind, by its ten segments. */
const kinds: readonly [RegExp, readonly string[]][] = [
  [crnPattern, ["crn", "v1", "bluemix", "public", "kms", "eu-de", account, guid, "", ""]],
  [vpcCrnPattern, ["crn", "v1", "bluemix", "public", "is", "eu-de", account, "", "vpc", id]],
  [subnetCrnPattern, ["crn", "v1", "bluemix", "public", "is", "eu-de-1", account, "", "subnet", id]],
  [secretCrnPattern, ["crn", "v1", "bluemix", "public", "secrets-manager", "eu-de", account, guid, "secret", guid]],
  [roleCrnPattern, ["crn", "v1", "bluemix", "public", "iam", "", "", "", "serviceRole", "Reader"]],
];

/** What none of the segments may be. */
const wrong = ["zz", "a b", "-", "..", "a\n", "a:b", "${x}", "\u00e4", "A/0", guid.slice(1), `${guid}0`];

test("a CRN of each kind is known by all of its ten segments", () => {
  const accepted: string[] = [];
  let tried = 0;
  for (const [pattern, segments] of kinds) {
    expect(segments.join(":")).toMatch(pattern);
    for (const [index, segment] of segments.entries()) {
      // A word in place of a word is another service, region or role, which the pattern cannot tell.
      const free =
        [2, 4, 5].includes(index) || (index === 9 && segment === "Reader") ? ["zz", guid.slice(1), `${guid}0`] : [];
      for (const other of [...wrong.filter((one) => !free.includes(one)), ...(segment === "" ? ["x"] : [])]) {
        tried += 1;
        const text = segments.with(index, other).join(":");
        if (pattern.test(text)) accepted.push(text);
      }
    }
    for (const text of [
      `${segments.join(":")}:`,
      segments.slice(0, -1).join(":"),
      `${segments.join(":")}\n`,
      ` ${segments.join(":")}`,
    ]) {
      tried += 1;
      if (pattern.test(text)) accepted.push(text);
    }
  }
  console.log(`tried: ${tried} CRNs with a wrong segment, ${tried - accepted.length} refused`);
  expect(accepted).toEqual([]);
});

test("what lies in an instance is no instance", () => {
  const whole = `crn:v1:bluemix:public:kms:eu-de:${account}:${guid}`;
  expect(codesOf(() => parseCrn(`${whole}::`, ["kms"], "x"))).toEqual([]);
  for (const rest of [`:key:${guid}`, ":key:", "::x", ":zz:yy", ":", "", ":::"])
    expect(codesOf(() => parseCrn(whole + rest, ["kms"], "x"))).toEqual(["CR001"]);
});
