import { grouped } from "../../../posture/indexes";
import { compliant, type Judgement, type Rule } from "../../../posture/rule";
import { known } from "../../../posture/values";
import type { World } from "../../../posture/world";

/** Services whose control plane has no private endpoint; the provider refuses them under visibility private. */
const withoutPrivateEndpoint = /^ibm_(cis|appid)_/;

/** Terraform calls service control planes through private endpoints, except for services that have none. */
export const controlPlanePrivate: Rule = {
  id: "control-plane-private",
  controls: ["KP-01"],
  types: ["provider.ibm"],
  judge(provider, world): Judgement {
    const visibility = known(provider, "visibility");
    if (visibility === "private") return compliant;
    const alias = known(provider, "alias");
    const exposed = world.once(exposedUsers).get(userKey(provider.stack, alias))?.[0];
    if (typeof alias === "string" && visibility === "public" && exposed === undefined) return compliant;
    return {
      verdict: "violation",
      argument: "visibility",
      expected: 'visibility = "private"; "public" only in a provider alias used solely for Internet Services or App ID',
      got: `visibility ${JSON.stringify(visibility ?? null)}${exposed ? `, used by ${exposed.address}` : ""}`,
    };
  },
};

/** Resources of services that have a private endpoint, by the provider block that they use. */
function exposedUsers(world: World) {
  return grouped(
    world.resources
      .filter(({ type }) => type.startsWith("ibm_") && !withoutPrivateEndpoint.test(type))
      .map((user) => [userKey(user.stack, aliasOf(user.meta.provider)), user] as const),
  );
}

function userKey(stack: string, alias: unknown): string {
  return JSON.stringify([stack, alias ?? null]);
}

function aliasOf(provider: unknown): string | undefined {
  return typeof provider === "string" ? provider.replace(/^\$\{(.*)\}$/, "$1").split(".")[1] : undefined;
}
