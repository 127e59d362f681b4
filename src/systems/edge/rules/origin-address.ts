import { isIP } from "node:net";
import { showJson } from "../../../core/show-json";
import { textOf } from "../../../core/text-of";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { read } from "../../../posture/values";

/** The origin is a custom domain mapping or a host name of yours, never an IP address or a public system domain. */
export const originAddress: Rule = {
  id: "origin-address",
  controls: ["CE-55"],
  types: ["ibm_cis_origin_pool"],
  judge(pool, world) {
    return read(pool, "origins.address").map((slot): Judgement => {
      const about = {
        argument: slot.path,
        expected: "the cname_target of a domain mapping, or a host name in your domain",
      };
      if (slot.state === "unknown") {
        const target = world.target(pool.stack, slot.value);
        if (target?.attribute === "cname_target") return compliant;
        return {
          verdict: target ? "violation" : "unknown",
          ...about,
          got: showJson(slot.value),
          reject: target !== undefined,
        };
      }
      const address = textOf(slot.value ?? "");
      const open = isIP(address) !== 0 || /(^|\.)appdomain\.cloud$/.test(address) || address === "";
      return open ? { verdict: "violation", ...about, got: showJson(slot.value), reject: true } : compliant;
    });
  },
};
