import { App } from "cdktf";
import { Audit, CodeEngine, EventNotifications, Platform, Registry } from "rampart";
import { makeOwnResource } from "./own-resource.js";
import { parseCheck } from "./own-rule.js";

const images = "private.de.icr.io/storefront";
const digest = "sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";
const gitHost = "github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl";

// What a team that uses the package writes: the reference blueprint as constructs, and a check of the result of its own.
const app = new App();
const platform = new Platform(app, "storefront", {
  region: "eu-de",
  resourceGroup: "storefront-prod",
  operators: ["203.0.113.0/24"],
  runner: "10.243.0.0/18",
});
new Registry(platform, { namespace: "storefront" });
new EventNotifications(platform, { notify: ["web-platform@example.com"] });
new Audit(platform, { alerts: ["security@example.com"] });
const shop = new CodeEngine(platform, "shop", {
  domain: "shop.example.com",
  outbound: { allow: ["140.82.112.0/20"] },
  rotation: { image: `${images}/node:20.20.2@${digest}` },
  secrets: {
    "shop-db": { format: "generic", keys: ["password"] },
    git: { format: "ssh_auth", knownHosts: gitHost },
  },
  apps: {
    web: { image: `${images}/web:1.4.2@${digest}`, auth: "app-id", secrets: { DB_PASSWORD: "shop-db.password" } },
  },
  jobs: {
    nightly: {
      image: `${images}/nightly:3.1.0@sha256:baa5a0964d3320fbc0c6a922140453c8513ea24ab8fd0577034804a967248096`,
      schedule: "0 3 * * *",
      calls: ["web"],
    },
  },
  builds: {
    web: {
      repository: "git@github.com:acme/storefront.git",
      commit: "0123456789abcdef0123456789abcdef01234567",
      secret: "git",
      image: `${images}/web:1.4.3`,
    },
  },
});
app.synth();
parseCheck(shop.apps.size);
makeOwnResource(new App({ outdir: "own.out" }));
