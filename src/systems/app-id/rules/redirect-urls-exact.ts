import { textOf } from "../../../core/text-of";
import { always, argumentRule } from "../../../posture/argument-rule";
import type { Json } from "../../../terraform/configuration";

/** Redirect URLs are exact and use https: otherwise somebody could intercept the authorization code. */
export const redirectUrlsExact = argumentRule({
  id: "redirect-urls-exact",
  controls: ["CE-29"],
  types: ["ibm_appid_redirect_urls"],
  argument: "urls",
  accepts: (value) => Array.isArray(value) && value.every(isExact),
  expected: "https URLs with an exact host and path, without *, fragment, user or query",
  reject: always,
});

function isExact(value: Json): boolean {
  const text = textOf(value);
  if (!/^https:\/\/[^\s*#?@\\]+$/.test(text) || !URL.canParse(text)) return false;
  const { hostname, href } = new URL(text);
  // What a browser would write differently, such as /../, is not exact.
  return hostname.includes(".") && (href === text || href === `${text}/`);
}
