/** A label of a runner, as GitHub Actions and GitLab take it. */
export const runnerLabelPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** An image by digest: `private.de.icr.io/storefront/tools:1.2.0@sha256:…`. */
export const imageByDigestPattern =
  /^[a-z0-9][a-z0-9.-]*(:[0-9]+)?(\/[a-z0-9._-]+)+(:[A-Za-z0-9._-]+)?@sha256:[0-9a-f]{64}$/;
