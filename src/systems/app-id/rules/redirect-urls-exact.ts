import { textOf } from "../../../core/text-of";
import { always, argumentRule } from "../../../posture/argument-rule";
import type { Json } from "../../../terraform/configuration";

/** Addresses to which App ID sends people back with a code are exact, and reached by TLS: anybody could catch it elsewhere. */
export const redirectUrlsExact = argumentRule({
  id: "redirect-urls-exact",
  controls: ["CE-29"],
  types: ["ibm_appid_redirect_urls"],
  argument: "urls",
  accepts: (value) => Array.isArray(value) && value.every(isExact),
  expected: "https addresses with an exact host and path, without *, fragment, user or query",
  reject: always,
});

function isExact(value: Json): boolean {
  const text = textOf(value);
  if (!/^https:\/\/[^\s*#?@\\]+$/.test(text) || !URL.canParse(text)) return false;
  const { hostname, href } = new URL(text);
  // What a browser would write differently, such as /../, is not exact.
  return hostname.includes(".") && (href === text || href === `${text}/`);
}
