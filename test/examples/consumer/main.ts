import { App } from "cdktf";
import { CodeEngine, Platform } from "rampart";
import { parseCheck } from "./own-rule.js";

// What a team that uses the package writes: the reference blueprint as constructs, and a check of the result of its own.
const app = new App();
const platform = new Platform(app, "storefront", { region: "eu-de", resourceGroup: "storefront-prod" });
const shop = new CodeEngine(platform, "shop", {
  domain: "shop.example.com",
  apps: {
    web: {
      image:
        "private.de.icr.io/storefront/web:1.4.2@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae",
      port: 8080,
    },
  },
});
app.synth();
parseCheck(shop.apps.size);
