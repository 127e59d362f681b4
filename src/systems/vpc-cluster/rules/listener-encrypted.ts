import { argumentRule } from "../../../posture/argument-rule";
import { blocks, isObject } from "../../../terraform/configuration";

/** Load balancer listeners use TLS or TCP; an HTTP listener only redirects to HTTPS. */
export const listenerEncrypted = argumentRule({
  id: "listener-encrypted",
  controls: ["IKS-94"],
  types: ["ibm_is_lb_listener"],
  argument: "protocol",
  accepts: (value, { arguments: listener }) => value !== "http" || isObject(blocks(listener.https_redirect)[0]),
  expected: "https, tcp, or http with https_redirect",
});
