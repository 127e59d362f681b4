import { textOf } from "../../../core/text-of";
import { parseImage } from "../image";
import { imageRule } from "../image-rule";

/** An image is named by digest, with a tag beside it: Vulnerability Advisor scans tagged images only. */
export const imageDigest = imageRule("reference", {
  id: "image-digest",
  controls: ["CE-20"],
  accepts: (value) => {
    const { tag, digest } = parseImage(textOf(value));
    return digest !== undefined && /^sha256:[0-9a-f]{64}$/.test(digest) && tag !== undefined && tag !== "latest";
  },
  expected: "<host>/<namespace>/<repository>:<tag>@sha256:<64 hex digits>, the tag not latest",
  fix: "Get the digest with `ibmcloud cr image-digests` or from the push, and write it behind the tag.",
  reject: () => true,
});
