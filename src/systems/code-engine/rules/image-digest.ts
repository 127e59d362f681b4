import { textOf } from "../../../core/text-of";
import { parseImage } from "../image";
import { imageRule } from "../image-rule";

/** An image is pinned by digest and also has a tag, because Vulnerability Advisor scans tagged images only. */
export const imageDigest = imageRule("reference", {
  id: "image-digest",
  controls: ["CE-20"],
  accepts: (value) => {
    const { tag, digest } = parseImage(textOf(value));
    return digest !== undefined && /^sha256:[0-9a-f]{64}$/.test(digest) && tag !== undefined && tag !== "latest";
  },
  expected: "<host>/<namespace>/<repository>:<tag>@sha256:<64 hex digits>, with a tag other than latest",
  fix: "Get the digest from `ibmcloud cr image-digests` or from the output of the push, and append it to the tag.",
  reject: () => true,
});
