import { textOf } from "../../../core/text-of";
import { isContainerRegistry, isPrivateRegistry, parseImage } from "../image";
import { imageRule } from "../image-rule";

/** Images come from Container Registry by its private endpoint; Code Engine has no admission control of its own. */
export const imageRegistry = imageRule("reference", {
  id: "image-registry",
  controls: ["CE-19", "CE-20"],
  accepts: (value) => isPrivateRegistry(parseImage(textOf(value)).host),
  expected: "private.<region>.icr.io/<namespace>/…",
  // A registry of one's own may be waived; Docker Hub, which no host means, may not.
  reject: (value) => {
    const { host } = parseImage(textOf(value ?? ""));
    return host === undefined || (isContainerRegistry(host) && /^[^/]+\/codeengine\//.test(textOf(value)));
  },
});
