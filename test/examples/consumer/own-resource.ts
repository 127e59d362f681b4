import type { App } from "cdktf";
import { TerraformStack } from "cdktf";
import { KmsKeyRings } from "rampart/providers/ibm/kms-key-rings";

/** A typed resource of IBM's that no construct of the package makes, in a stack of one's own. */
export function makeOwnResource(app: App): void {
  const stack = new TerraformStack(app, "own");
  new KmsKeyRings(stack, "ring", { instanceId: "11111111-2222-4333-8444-555555555555", keyRingId: "team" });
  if (!JSON.stringify(stack.toTerraform()).includes('"key_ring_id":"team"'))
    throw new Error("the typed resource is not in the stack");
}
