import { showJson } from "../../../core/show-json";
import { textOf } from "../../../core/text-of";
import type { Judgement, Rule } from "../../../posture/rule";
import { known, readOne } from "../../../posture/values";
import type { World } from "../../../posture/world";

/** Hosts that the stacks serve: of load balancers, domain mappings and DNS zones. */
function hosts(world: World): { readonly exact: ReadonlySet<string>; readonly zones: readonly string[] } {
  const names = (type: string, argument: string) =>
    world.ofType(type).flatMap((one) => {
      const name = known(one, argument);
      return typeof name === "string" ? [name.toLowerCase()] : [];
    });
  return {
    exact: new Set([
      ...names("ibm_cis_global_load_balancer", "name"),
      ...names("ibm_code_engine_domain_mapping", "name"),
    ]),
    zones: [...names("ibm_cis_domain", "domain"), ...names("data.ibm_cis_domain", "domain")],
  };
}

/** After signing in, people return to a host of the platform: another one would get their authorization codes. */
export const redirectHostOwn: Rule = {
  id: "redirect-host-own",
  controls: ["CE-29"],
  types: ["ibm_appid_redirect_urls"],
  judge(urls, world): readonly Judgement[] {
    const { exact, zones } = world.once(hosts);
    const { value } = readOne(urls, "urls");
    if (!Array.isArray(value) || exact.size + zones.length === 0) return [];
    return value.map((url, index): Judgement => {
      const argument = `urls.${index}`;
      const host = URL.canParse(textOf(url)) ? new URL(textOf(url)).hostname : "";
      if (exact.has(host) || zones.some((zone) => host === zone || host.endsWith(`.${zone}`)))
        return { verdict: "compliant", argument };
      return {
        verdict: "violation",
        argument,
        expected: `a host of these stacks: ${[...exact, ...zones.map((zone) => `*.${zone}`)].sort().join(", ")}`,
        got: showJson(url),
        reject: false,
      };
    });
  },
};
