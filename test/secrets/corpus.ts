import { armoured, base32, base36, base62, base64, base64url, capitals, drawn, encoded, hex, joined } from "./generate";

/** One kind of secret, or of what is taken for one, as it may stand in a blueprint. */
export interface Specimen {
  readonly kind: string;
  readonly text: string;
  /** Where its form is described. */
  readonly source: string;
  /** When the form was looked up. */
  readonly date: string;
  /** Only its randomness shows it: not refused where all is public and looks random. @default false */
  readonly random?: true;
}

const date = "2026-11-30";
const specimen = (kind: string, text: string, source: string, random?: true): Specimen => ({
  kind,
  text,
  source,
  date,
  ...(random ? { random } : {}),
});

/** A password that people choose. */
const word = joined("hunt", "er", "2");

export const secrets: readonly Specimen[] = [
  specimen(
    "PostgreSQL URI",
    `postgres://shop:${word}@db.example.com:5432/shop`,
    "https://www.postgresql.org/docs/current/libpq-connect.html",
  ),
  specimen(
    "PostgreSQL keywords",
    `host=db user=shop password=${word} dbname=shop`,
    "https://www.postgresql.org/docs/current/libpq-connect.html",
  ),
  specimen(
    "PGPASSWORD",
    `PGPASSWORD=${word} psql -h db -U shop`,
    "https://www.postgresql.org/docs/current/libpq-envars.html",
  ),
  specimen(
    ".pgpass",
    `db.example.com:5432:shop:shop:${word}`,
    "https://www.postgresql.org/docs/current/libpq-pgpass.html",
  ),
  specimen(
    "MySQL URI",
    `mysql://root:${word}@db/shop`,
    "https://dev.mysql.com/doc/refman/8.4/en/connecting-using-uri-or-key-value-pairs.html",
  ),
  specimen(
    "mysql -p",
    `mysql -h db -u root -p${word} shop`,
    "https://dev.mysql.com/doc/refman/8.4/en/password-security-user.html",
  ),
  specimen(
    "SQL statement",
    `CREATE USER shop IDENTIFIED BY '${word}'`,
    "https://dev.mysql.com/doc/refman/8.4/en/create-user.html",
  ),
  specimen(
    "MongoDB URI",
    `mongodb+srv://shop:${word}@cluster0.example.net/?retryWrites=true`,
    "https://www.mongodb.com/docs/manual/reference/connection-string/",
  ),
  specimen(
    "Redis URI",
    `rediss://:${word}@cache.example.com:6379/0`,
    "https://redis.io/docs/latest/develop/tools/cli/",
  ),
  specimen("redis-cli -a", `redis-cli -h cache -a ${word} PING`, "https://redis.io/docs/latest/develop/tools/cli/"),
  specimen("AMQP URI", `amqps://shop:${word}@mq.example.com:5671/%2f`, "https://www.rabbitmq.com/docs/uri-spec"),
  specimen(
    "JDBC URL",
    `jdbc:postgresql://db/shop?user=shop&password=${word}`,
    "https://jdbc.postgresql.org/documentation/use/",
  ),
  specimen(
    "ADO.NET connection string",
    `Server=db;Database=shop;User Id=shop;Password=${word};`,
    "https://learn.microsoft.com/dotnet/framework/data/adonet/connection-string-syntax",
  ),
  specimen("curl -u", `curl -s -u shop:${word} https://api.example.com/`, "https://curl.se/docs/manpage.html"),
  specimen(
    "URL with a login",
    `https://shop:${word}@git.example.com/shop.git`,
    "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1",
  ),
  specimen("Basic header", `Authorization: Basic ${encoded(`shop:${word}`)}`, "https://www.rfc-editor.org/rfc/rfc7617"),
  specimen("Bearer header", `Authorization: Bearer ${base64url(32, 101)}1`, "https://www.rfc-editor.org/rfc/rfc6750"),
  specimen(
    "API key in a query",
    `https://api.example.com/v1/items?apikey=${word}`,
    "https://swagger.io/docs/specification/authentication/api-keys/",
  ),
  specimen(
    "X-API-Key header",
    `X-API-Key: ${base62(24, 102)}7`,
    "https://swagger.io/docs/specification/authentication/api-keys/",
  ),
  specimen(
    "session cookie",
    `Cookie: theme=dark; sessionid=${base36(32, 103)}`,
    "https://docs.djangoproject.com/en/5.2/topics/http/sessions/",
  ),
  specimen(
    ".netrc",
    `machine git.example.com login shop password ${word}`,
    "https://www.gnu.org/software/inetutils/manual/html_node/The-_002enetrc-file.html",
  ),
  specimen(
    "htpasswd, bcrypt",
    `shop:$2y$10$${drawn("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 53, 104)}`,
    "https://httpd.apache.org/docs/2.4/misc/password_encryptions.html",
  ),
  specimen(
    "htpasswd, apr1",
    `shop:$apr1$${base62(8, 105)}$${base62(22, 106)}`,
    "https://httpd.apache.org/docs/2.4/misc/password_encryptions.html",
  ),
  specimen(
    "IBM Cloud API key, named",
    `IBMCLOUD_API_KEY=${base64url(43, 107)}1`,
    "https://cloud.ibm.com/docs/account?topic=account-userapikey",
  ),
  specimen(
    "IBM Cloud API key, bare",
    `${base62(20, 108)}-${base62(22, 109)}1`,
    "https://cloud.ibm.com/docs/account?topic=account-userapikey",
    true,
  ),
  specimen(
    "iamapikey login",
    `iamapikey:${base62(44, 110)}`,
    "https://cloud.ibm.com/docs/Registry?topic=Registry-registry_access",
  ),
  specimen(
    "ibmcloud login",
    `ibmcloud login -a cloud.ibm.com --apikey ${base62(43, 111)}9`,
    "https://cloud.ibm.com/docs/cli?topic=cli-ibmcloud_cli",
  ),
  specimen(
    "COS HMAC, as JSON",
    `{"cos_hmac_keys":{"access_key_id":"${hex(32, 112)}","secret_access_key":"${hex(48, 113)}"}}`,
    "https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage-uhc-hmac-credentials-main",
  ),
  specimen(
    "COS HMAC secret, bare",
    hex(48, 114),
    "https://cloud.ibm.com/docs/cloud-object-storage?topic=cloud-object-storage-uhc-hmac-credentials-main",
  ),
  specimen(
    "Sysdig access key",
    `sysdig_access_key: ${hex(8, 115)}-${hex(4, 116)}-4${hex(3, 117)}-8${hex(3, 118)}-${hex(12, 119)}`,
    "https://docs.sysdig.com/en/administration/retrieve-the-sysdig-api-token/",
  ),
  specimen("LogDNA ingestion key", `LOGDNA_INGESTION_KEY=${hex(32, 120)}`, "https://docs.mezmo.com/docs/ingestion-key"),
  specimen(
    "AWS access key id",
    joined("AK", "IA", base32(16, 121)),
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html",
  ),
  specimen(
    "AWS secret key, named",
    `aws_secret_access_key = ${base64(39, 122)}1`,
    "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html",
  ),
  specimen(
    "AWS secret key, bare",
    `${base62(20, 123)}/${base62(19, 124)}`,
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
    true,
  ),
  specimen(
    "AWS presigned URL",
    `https://b.s3.amazonaws.com/k?X-Amz-Expires=900&X-Amz-Signature=${hex(64, 125)}`,
    "https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html",
  ),
  specimen(
    "Azure storage account key",
    `${base64(86, 126)}==`,
    "https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage",
  ),
  specimen(
    "Azure connection string",
    `DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${base64(86, 127)}==;EndpointSuffix=core.windows.net`,
    "https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string",
  ),
  specimen(
    "Azure SAS",
    `https://shop.blob.core.windows.net/c?sv=2024-11-04&sp=r&sig=${base62(40, 128)}%2B%3D`,
    "https://learn.microsoft.com/azure/storage/common/storage-sas-overview",
  ),
  specimen(
    "Azure service bus",
    `Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${base64(43, 129)}=`,
    "https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas",
  ),
  specimen(
    "Entra client secret",
    `${base62(3, 130)}${joined("8", "Q", "~")}${base62(34, 131)}`,
    "https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials",
  ),
  specimen(
    "GCP service account",
    JSON.stringify({
      type: "service_account",
      project_id: "shop",
      private_key: armoured("PRIVATE KEY", 200, 132),
      client_email: "s@shop.iam.gserviceaccount.com",
    }),
    "https://cloud.google.com/iam/docs/keys-create-delete",
  ),
  specimen(
    "Google API key",
    joined("AI", "za", base64url(35, 133)),
    "https://cloud.google.com/docs/authentication/api-keys",
  ),
  specimen(
    "Google OAuth client secret",
    joined("GOC", "SPX-", base64url(28, 134)),
    "https://developers.google.com/identity/protocols/oauth2",
  ),
  specimen(
    "GitHub token, classic",
    joined("gh", "p_", base62(36, 135)),
    "https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/",
  ),
  specimen(
    "GitHub token, fine-grained",
    joined("github", "_pat_", base62(22, 136), "_", base62(59, 137)),
    "https://docs.github.com/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens",
  ),
  specimen(
    "GitHub OAuth token",
    joined("gh", "o_", base62(36, 138)),
    "https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/",
  ),
  specimen("GitLab token", joined("gl", "pat-", base64url(20, 139)), "https://docs.gitlab.com/security/tokens/"),
  specimen(
    "Slack bot token",
    joined("xo", "xb-", drawn("0123456789", 12, 140), "-", base62(24, 141)),
    "https://docs.slack.dev/authentication/tokens",
  ),
  specimen(
    "Slack webhook",
    joined("https://hooks.slack", ".com/services/T", capitals(8, 142), "/B", capitals(8, 143), "/", base62(24, 144)),
    "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks",
  ),
  specimen(
    "Discord webhook",
    joined("https://discord", ".com/api/webhooks/", drawn("123456789", 18, 145), "/", base64url(68, 146)),
    "https://discord.com/developers/docs/resources/webhook",
  ),
  specimen("Stripe key", joined("sk", "_live_", base62(24, 147)), "https://docs.stripe.com/keys"),
  specimen("Stripe webhook secret", joined("wh", "sec_", base62(32, 148)), "https://docs.stripe.com/webhooks"),
  specimen("Twilio API key", joined("S", "K", hex(32, 149)), "https://www.twilio.com/docs/iam/api-keys"),
  specimen(
    "SendGrid key",
    joined("S", "G.", base64url(22, 150), ".", base64url(43, 151)),
    "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys",
  ),
  specimen("npm token", joined("np", "m_", base62(36, 152)), "https://docs.npmjs.com/about-access-tokens"),
  specimen(
    ".npmrc",
    `//registry.example.com/:_authToken=${base62(30, 153)}`,
    "https://docs.npmjs.com/cli/v11/configuring-npm/npmrc",
  ),
  specimen("PyPI token", joined("py", "pi-", base64url(160, 154)), "https://pypi.org/help/#apitoken"),
  specimen("Hugging Face token", joined("h", "f_", base62(34, 155)), "https://huggingface.co/docs/hub/security-tokens"),
  specimen(
    "OpenAI key",
    joined("s", "k-proj-", base64url(74, 156)),
    "https://platform.openai.com/docs/api-reference/authentication",
  ),
  specimen("Anthropic key", joined("s", "k-ant-api03-", base64url(95, 157)), "https://docs.claude.com/en/api/overview"),
  specimen(
    "DigitalOcean token",
    joined("do", "p_v1_", hex(64, 158)),
    "https://docs.digitalocean.com/reference/api/create-personal-access-token/",
  ),
  specimen(
    "Vault token",
    joined("hv", "s.", base62(95, 159)),
    "https://developer.hashicorp.com/vault/docs/concepts/tokens",
  ),
  specimen(
    "Terraform Cloud token",
    joined(base62(14, 160), ".atlas", "v1.", base62(67, 161)),
    "https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens",
  ),
  specimen(
    "Databricks token",
    joined("da", "pi", hex(32, 162)),
    "https://docs.databricks.com/aws/en/dev-tools/auth/pat",
  ),
  specimen(
    "Docker Hub token",
    joined("dckr", "_pat_", base64url(27, 163)),
    "https://docs.docker.com/security/access-tokens/",
  ),
  specimen(
    "Docker auths",
    `{"auths":{"icr.io":{"auth":"${encoded(`iamapikey:${base62(44, 164)}`)}"}}}`,
    "https://docs.docker.com/reference/cli/docker/login/",
  ),
  specimen(
    "docker login",
    `docker login icr.io -u iamapikey -p ${base62(44, 165)}`,
    "https://docs.docker.com/reference/cli/docker/login/",
  ),
  specimen(
    "Telegram bot token",
    joined(drawn("123456789", 10, 166), ":A", "A", base64url(33, 167)),
    "https://core.telegram.org/bots/api",
  ),
  specimen(
    "JSON Web Token",
    joined("e", "yJ", encoded('"alg":"HS256"}').slice(0, 18), ".e", "yJ", base64url(30, 168), ".", base64url(43, 169)),
    "https://www.rfc-editor.org/rfc/rfc7519",
  ),
  specimen("PKCS #1 private key", armoured("RSA PRIVATE KEY", 400, 170), "https://www.rfc-editor.org/rfc/rfc8017"),
  specimen("SEC 1 private key", armoured("EC PRIVATE KEY", 160, 171), "https://www.rfc-editor.org/rfc/rfc5915"),
  specimen("PKCS #8 private key", armoured("PRIVATE KEY", 400, 172), "https://www.rfc-editor.org/rfc/rfc5958"),
  specimen(
    "encrypted private key",
    armoured("ENCRYPTED PRIVATE KEY", 400, 173),
    "https://www.rfc-editor.org/rfc/rfc5958",
  ),
  specimen(
    "OpenSSH private key",
    armoured("OPENSSH PRIVATE KEY", 400, 174),
    "https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key",
  ),
  specimen(
    "private key in one line",
    `TLS_KEY=${joined("MII", "EvQ", "IBADANB")}${base64(300, 175)}`,
    "https://www.rfc-editor.org/rfc/rfc5958",
  ),
  specimen(
    "private key in base64",
    encoded(armoured("PRIVATE KEY", 200, 176)),
    "https://kubernetes.io/docs/concepts/configuration/secret/",
  ),
  specimen(
    "OpenPGP private key",
    armoured("PGP PRIVATE KEY BLOCK", 400, 177),
    "https://www.rfc-editor.org/rfc/rfc9580",
  ),
  specimen(
    "PuTTY private key",
    joined("PuTTY-User", "-Key-File-3: ssh-ed25519\nEncryption: none"),
    "https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html",
  ),
  specimen("age secret key", joined("AGE-SECRET", "-KEY-1", capitals(58, 178)), "https://age-encryption.org/v1"),
  specimen("SSH passphrase", `ssh-keygen -t ed25519 -N ${word} -f id`, "https://man.openbsd.org/ssh-keygen"),
  specimen(
    "OpenSSL passphrase",
    `openssl pkcs12 -in a.p12 -passin pass:${word}`,
    "https://docs.openssl.org/master/man1/openssl-passphrase-options/",
  ),
  specimen(
    "TOTP seed",
    `otpauth://totp/shop:a@example.com?secret=${base32(32, 179)}&issuer=shop`,
    "https://github.com/google/google-authenticator/wiki/Key-Uri-Format",
  ),
  specimen(
    "kubeconfig token",
    `users:\n- name: admin\n  user:\n    token: ${base62(40, 180)}\n`,
    "https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/",
  ),
  specimen(
    "kubeconfig client key",
    `client-key-data: ${encoded(armoured("RSA PRIVATE KEY", 200, 181))}`,
    "https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/",
  ),
  specimen(
    "Kubernetes environment",
    `env:\n- name: DB_PASSWORD\n  value: ${word}\n`,
    "https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/",
  ),
  specimen("password in YAML", `database:\n  password: ${word}\n`, "https://yaml.org/spec/1.2.2/"),
  specimen(
    "password in INI",
    `[database]\npassword = ${word}\n`,
    "https://docs.python.org/3/library/configparser.html",
  ),
  specimen(
    "password in properties",
    `spring.datasource.password=${word}`,
    "https://docs.spring.io/spring-boot/reference/features/external-config.html",
  ),
  specimen("password in XML", `<datasource><password>${word}</password></datasource>`, "https://www.w3.org/TR/xml/"),
  specimen(
    "password in an XML attribute",
    `<add key="SmtpPassword" value="${word}"/>`,
    "https://learn.microsoft.com/dotnet/framework/configure-apps/file-schema/appsettings/",
  ),
  specimen("password in JSON", `{"user":"shop","password":"${word}"}`, "https://www.rfc-editor.org/rfc/rfc8259"),
  specimen(
    "password in JavaScript",
    `const db = connect({ user: 'shop', password: '${word}' });`,
    "https://262.ecma-international.org/",
  ),
  specimen(
    "password in Python",
    `def main(params):\n    client = Client(user="shop", password="${word}")\n`,
    "https://docs.python.org/3/reference/",
  ),
  specimen("password set in code", `process.env["DB_PASSWORD"] = "${word}";`, "https://nodejs.org/api/process.html"),
  specimen(
    "export in a shell",
    `export DB_PASSWORD=${word}`,
    "https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html",
  ),
  specimen(
    "option of a command",
    `app --listen 8080 --db-password ${word}`,
    "https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html",
  ),
  specimen(
    "Java system property",
    `java -Djavax.net.ssl.keyStorePassword=${word} -jar app.jar`,
    "https://docs.oracle.com/en/java/javase/21/security/java-secure-socket-extension-jsse-reference-guide.html",
  ),
  specimen(
    "client secret",
    `client_id=shop&client_secret=${base62(32, 182)}`,
    "https://www.rfc-editor.org/rfc/rfc6749",
  ),
];

export const lookAlikes: readonly Specimen[] = [
  ...(
    [
      ["limit of a model", "MAX_TOKENS=4096"],
      ["life of a token", "TOKEN_TTL=3600"],
      ["life of a token in words", "ACCESS_TOKEN_LIFETIME=15m"],
      ["policy", "PASSWORD_POLICY=strong"],
      ["length of a password", "PASSWORD_MIN_LENGTH=12"],
      ["passengers", "PASSENGER_COUNT=3"],
      ["switch that ends in pass", "BYPASS_CACHE=true"],
      ["compass", "COMPASS_URL=https://compass.example.com/"],
      ["secretary", "SECRETARY_EMAIL=office@example.com"],
      ["keyboard", "KEYBOARD=qwertz"],
      ["tokenizer", "TOKENIZER=cl100k_base"],
      ["file of a password", "PASSWORD_FILE=/run/secrets/db"],
      ["path of a token", "VAULT_TOKEN_PATH=/var/run/secrets/token"],
      ["name of a secret", "secretName: shop-db"],
      ["reference by name", '{"accessKeySecret":"monitoring-agent-key"}'],
      ["endpoint of tokens", "token_endpoint=https://iam.cloud.ibm.com/identity/token"],
      ["JWKS URL", "JWKS_URL=https://eu-de.appid.cloud.ibm.com/oauth/v4/x/publickeys"],
      ["issuer", "TOKEN_ISSUER=https://idp.example.com"],
      ["algorithm", "TOKEN_ALGORITHM=RS256"],
      ["header's name", "CSRF_TOKEN_HEADER=X-CSRF-Token"],
      ["token bucket", "the rate limit is a token bucket of 100 with 10 tokens a second"],
      ["token bucket, set", "TOKEN_BUCKET_RATE=10"],
      ["feature flag", "ENABLE_PASSWORD_RESET=true"],
      ["switch", "use_token=false"],
      ["grant", "grant_type=password&scope=openid"],
      ["input of a form", '<input type="password" name="password" autocomplete="off">'],
      ["label of a form", 'labels: { password: "Password", token: "Token" }'],
      ["reference in a shell", "PGPASSWORD=$DB_PASSWORD psql -h db"],
      ["reference in braces", "password=${secret}"],
      ["reference of Kubernetes", "postgres://shop:$(DB_PASSWORD)@db/shop"],
      ["reference of a template", "password: {{ .Values.password }}"],
      ["placeholder", "postgres://shop:<password>@db/shop"],
      ["mask", "password=********"],
      ["variable in code", "const token = getToken(); call({ token: token });"],
      ["argument in Python", "def main(params):\n    return call(token=params.token, password=password)\n"],
      ["field in code", "function main(params) { return { secret: params.secret }; }"],
      ["comparison", "if (password === expected) { return true; }"],
      ["environment in code", "const password = process.env.DB_PASSWORD;"],
      ["type in code", "interface Login { user: string; password: string }"],
      ["words", "Basic authentication and Bearer tokens are off"],
      ["advice", "Rotate the password: see the runbook"],
      ["digest", `sha256:${hex(64, 201)}`],
      ["image by digest", `private.de.icr.io/shop/web:1.4.2@sha256:${hex(64, 202)}`],
      ["integrity", `sha384-${base64(64, 203)}`],
      ["integrity, SHA-512", `sha512-${base64(86, 204)}==`],
      ["MD5", hex(32, 205)],
      ["Git commit", hex(40, 206)],
      ["checksum", `${hex(64, 207)}  app.jar`],
      ["UUID", "31111111-2222-4333-8444-555555555555"],
      [
        "CRN",
        `crn:v1:bluemix:public:kms:eu-de:a/${hex(32, 208)}:31111111-2222-4333-8444-555555555555:key:41111111-2222-4333-8444-555555555555`,
      ],
      ["service ID", "ServiceId-51111111-2222-4333-8444-555555555555"],
      ["VPC id", "r010-31111111-2222-4333-8444-555555555555"],
      ["zone id", `zone ${hex(32, 209)}`],
      ["ARN", "arn:aws:iam::123456789012:role/deployer"],
      ["image in base64", `data:image/png;base64,iVBORw0KGgo${base64(160, 210)}`],
      ["text in base64", encoded("The quick brown fox jumps over 13 lazy dogs, and says so.")],
      ["public key", armoured("PUBLIC KEY", 300, 211)],
      ["certificate", armoured("CERTIFICATE", 900, 212)],
      ["certificate request", armoured("CERTIFICATE REQUEST", 600, 213)],
      ["OpenPGP public key", armoured("PGP PUBLIC KEY BLOCK", 600, 214)],
      ["SSH public key", `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${base64(43, 215)} ops@example.com`],
      ["SSH RSA public key", `ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQC${base64(360, 216)}`],
      ["known host", "github.com ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl"],
      ["SSH fingerprint", `SHA256:${base64(43, 217)}`],
      ["age recipient", `age1${base36(58, 218)}`],
      [
        "public JSON Web Key",
        `{"kty":"EC","crv":"P-256","x":"${base64url(43, 219)}","y":"${base64url(43, 220)}","kid":"${base64url(43, 221)}"}`,
      ],
      ["SPF", "v=spf1 include:_spf.example.com ip4:203.0.113.0/24 -all"],
      ["DKIM", `v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A${base64(300, 222)}`],
      ["DMARC", "v=DMARC1; p=reject; rua=mailto:dmarc@example.com"],
      ["proof of a domain", `google-site-verification=${base64url(43, 223)}`],
      ["CAA", '0 issue "letsencrypt.org"'],
      ["URL with a port", "https://api.example.com:8443/v1/items?limit=10"],
      ["URL with an at sign", "https://example.com/a:b@c"],
      ["database without a login", "postgres://db.example.com:5432/shop"],
      ["user without a password", "postgres://shop@db.example.com:5432/shop"],
      ["Git by SSH", "git@github.com:acme/storefront.git"],
      ["ISO date", "2026-12-01T08:00:00+01:00"],
      ["semantic version", "1.4.2-rc.1+build.20261130"],
      ["CIDR", "203.0.113.0/24"],
      ["IPv6", "2001:db8:1234:5678:9abc:def0:1234:5678"],
      ["MAC address", "00:1a:2b:3c:4d:5e"],
      ["cron", "0 3 * * *"],
      ["duration", "PT1H30M"],
      ["number", "12345678901234567890"],
      ["path", "/run/secrets/db-password"],
      ["Kubernetes pod", "storefront-web-7d9f8b6c5-x2x4z"],
      ["host of a bucket", "s3.direct.eu-de.cloud-object-storage.appdomain.cloud"],
      ["class in Java", "org.apache.spark.sql.execution.datasources.v2.parquet.ParquetScanBuilder2"],
      ["name in camel case", "getServerSideProps2ForTheNewStorefrontPage"],
      ["mail command", "mysqldump --single-transaction -h db -u backup shop"],
      ["curl without a login", "curl -fsS https://api.example.com/healthz"],
      ["SKU", "SKU-2026-11-EU-000123"],
    ] as const
  ).map(([kind, text]) => specimen(kind, text, "made up", undefined)),
];
