/** An image of Container Registry, by digest. */
export const forwarderImagePattern = /^([a-z0-9-]+\.)*icr\.io\/[^@]+@sha256:[0-9a-f]{64}$/;
