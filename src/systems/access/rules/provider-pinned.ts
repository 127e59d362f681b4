import { own } from "../../../core/own";
import { textOf } from "../../../core/text-of";
import type { Judgement, Rule } from "../../../posture/rule";
import { blocks, isObject, type JsonObject } from "../../../terraform/configuration";
import { providerInfo } from "../../../terraform/provider-data";

/** An exact version, or one of which only the patch may be newer. */
const exact = /^\s*(=\s*)?\d+\.\d+\.\d+(-[\w.]+)?\s*$|^\s*~>\s*\d+\.\d+\.\d+\s*$/;

/**
 * Each provider is its publisher's, in a version that somebody has chosen: another provider under the same name, or a version that
 * nobody has seen, gets the platform's credentials.
 */
export const providerPinned: Rule = {
  id: "provider-pinned",
  controls: ["IA-08"],
  types: ["terraform"],
  judge: ({ arguments: { required_providers: required } }) =>
    blocks(required).flatMap((named) =>
      Object.entries(named)
        .filter(([name]) => name !== "//")
        .flatMap(([name, asked]) => judgeProvider(name, isObject(asked) ? asked : { version: asked })),
    ),
};

function judgeProvider(name: string, { source, version }: JsonObject): Judgement[] {
  const argument = `required_providers.${name}`;
  const publisher = own({ ibm: "ibm-cloud/ibm" }, name) ?? providerInfo(name)?.source.toLowerCase();
  const from = textOf(source ?? `hashicorp/${name}`)
    .toLowerCase()
    .replace(/^registry\.(terraform\.io|opentofu\.org)\//, "");
  return [
    publisher === undefined || from === publisher
      ? { verdict: "compliant", argument: `${argument}.source` }
      : {
          verdict: "violation",
          argument: `${argument}.source`,
          expected: publisher,
          got: from,
          fix: "Name the publisher's provider.",
        },
    exact.test(textOf(version))
      ? { verdict: "compliant", argument: `${argument}.version` }
      : {
          verdict: "violation",
          argument: `${argument}.version`,
          expected: "an exact version, or ~> with three numbers",
          got: version === undefined ? "none: the newest is used" : textOf(version),
          fix: "Pin the version, and commit .terraform.lock.hcl.",
        },
  ];
}
