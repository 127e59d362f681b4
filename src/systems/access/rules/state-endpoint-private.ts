import { textOf } from "../../../core/text-of";
import { type Judgement, notApplicable, type Rule } from "../../../posture/rule";
import { read } from "../../../posture/values";

const expected = "https://s3.private.<region>.cloud-object-storage.appdomain.cloud, or s3.direct";
const fix = "Use the bucket's private endpoint, or its direct one through an endpoint gateway.";

/** States, which hold secrets, travel to Object Storage by private endpoints and encrypted. */
export const stateEndpointPrivate: Rule = {
  id: "state-endpoint-private",
  controls: ["IA-10"],
  types: ["backend.s3"],
  argument: "endpoints.s3",
  expected,
  fix,
  judge(backend): Judgement | readonly Judgement[] {
    const slots = ["endpoints.s3", "endpoint"].flatMap((argument) => read(backend, argument));
    const urls = slots.filter(({ state }) => state !== "absent");
    // AWS's own, or an address in the environment: nothing of IBM's.
    if (urls.length === 0) return notApplicable;
    return [
      ...urls.map(({ path, value }) => judgeUrl(path, textOf(value))),
      ...(backend.arguments.insecure === true ? [violation("insecure", "true")] : []),
    ];
  },
};

function judgeUrl(argument: string, url: string): Judgement {
  const host = /^https:\/\/([^/:]+)(?::443)?\/?$/.exec(url)?.[1] ?? "";
  if (/^s3\.(private|direct)\.[a-z-]+\.cloud-object-storage\.appdomain\.cloud$/.test(host))
    return { verdict: "compliant", argument };
  const isOther = host !== "" && !/\.(appdomain\.cloud|softlayer\.net)$/.test(host);
  return isOther ? notApplicable : violation(argument, url);
}

function violation(argument: string, got: string): Judgement {
  return { verdict: "violation", argument, expected, got, fix };
}
