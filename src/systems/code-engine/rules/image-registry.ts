import { textOf } from "../../../core/text-of";
import { isContainerRegistry, isPrivateRegistry, parseImage } from "../image";
import { imageRule } from "../image-rule";

/** Images come from Container Registry's private endpoint, because Code Engine has no admission control. */
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
