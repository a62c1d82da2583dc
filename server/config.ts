import { z } from 'zod';

const uuid = z.guid('an id such as 7e1f0f5e-5d1c-4c6b-9a36-3d1f2c2a9b10');
const loopback = ['localhost', '127.0.0.1', '[::1]'];

const isUrl = (text: string): boolean => URL.canParse(text);
const hostOf = (text: string): string => new URL(text).hostname;
const address = z
  .string()
  .refine(isUrl, 'a whole address, with https://')
  .transform(text => text.replace(/\/+$/, ''));
/** Tokens travel there: never over plain http. */
const secureAddress = z
  .string()
  .refine(text => isUrl(text) && new URL(text).protocol === 'https:', 'an https address');
const withoutSlash = secureAddress.transform(text => text.replace(/\/+$/, ''));
const list = z
  .string()
  .transform(text => text.split(',').map(part => part.trim()))
  .transform(parts => parts.filter(part => part !== ''));

/** `absent` may stay unset; what has a default is that of Microsoft's own cloud. */
const fields = {
  PORT: z.coerce.number().int().min(1).max(65_535).default(3978),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: address,
  TENANTS: list.pipe(z.array(uuid).min(1, 'at least one tenant')),
  API_CLIENT_ID: uuid,
  BOT_APP_ID: uuid,
  BOT_APP_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI']).default('SingleTenant'),
  /** A PEM file with the application's certificate and its key; absent where managed identity is used. */
  CLIENT_CERTIFICATE: z.string().optional(),
  ENTRA_AUTHORITY: withoutSlash.default('https://login.microsoftonline.com'),
  BOT_OPENID_METADATA_URL: secureAddress.default(
    'https://login.botframework.com/v1/.well-known/openidconfiguration',
  ),
  BOT_TOKEN_ISSUER: z.string().default('https://api.botframework.com'),
  GRAPH_BASE_URL: withoutSlash.default('https://graph.microsoft.com/v1.0'),
  SITE: z.string().regex(/^[\w.,-]+(:\/[^/].*)?$/, 'as council.sharepoint.com:/sites/Quarterbook'),
  TABLES_URL: secureAddress,
  BLOBS_URL: secureAddress,
  /** The mailbox from which people without Teams are written to; absent where nobody is. */
  MAIL_FROM: z.string().optional(),
  TEAMS_SERVICE_HOSTS: list
    .pipe(z.array(z.string()).min(1, 'at least one host'))
    .default(['smba.trafficmanager.net']),
  OFFICE_JS_URL: address.default('https://appsforoffice.microsoft.com/lib/1/hosted/office.js'),
  /** A council's own rating schemes, read after those that Quarterbook comes with. */
  SCHEMES_FOLDER: z.string().optional(),
  CLOCK_URL: z
    .string()
    .refine(text => isUrl(text) && loopback.includes(hostOf(text)), 'an address of this machine (localhost)')
    .optional(),
} as const;

/** Every name that is ever read from the environment, in the order of `.env.example`. */
export const configNames = Object.keys(fields) as (keyof typeof fields)[];

const serverSchema = z.object(fields);
const cliSchema = z.object({
  ...fields,
  PUBLIC_URL: fields.PUBLIC_URL.optional(),
  BOT_APP_ID: fields.BOT_APP_ID.optional(),
  TABLES_URL: fields.TABLES_URL.optional(),
  BLOBS_URL: fields.BLOBS_URL.optional(),
});

const readers = {
  server: serverSchema,
  cli: cliSchema,
  schemes: serverSchema.pick({ SCHEMES_FOLDER: true }),
};

export type ServerConfig = z.infer<typeof serverSchema>;
/** The command line needs no bot and no public address, and the ledger only for what it says it is for. */
export type CliConfig = z.infer<typeof cliSchema>;
/** What is read without a register. */
export type SchemesConfig = Pick<CliConfig, 'SCHEMES_FOLDER'>;

/** Every name that is missing or wrong, together, so that one look mends them all. */
export class ConfigError extends Error {
  readonly missing: string[];
  readonly wrong: { name: string; expected: string }[];

  constructor(missing: string[], wrong: { name: string; expected: string }[]) {
    const sentences = [
      missing.length > 0 ? `Missing settings: ${missing.join(', ')}.` : '',
      ...wrong.map(({ name, expected }) => `${name} is not right: expected ${expected}.`),
      'See .env.example.',
    ];
    super(sentences.filter(Boolean).join(' '));
    this.name = 'ConfigError';
    this.missing = missing;
    this.wrong = wrong;
  }
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The one place that looks at the process's own environment. */
export const processEnvironment = (): Environment => process.env;

/** An empty value counts as absent, as shells and deployment tools cannot unset. */
const given = (env: Environment): Record<string, string> =>
  Object.fromEntries(
    configNames.flatMap(name => {
      const text = env[name]?.trim();
      return text ? [[name, text]] : [];
    }),
  );

const failureOf = (error: z.ZodError, present: Record<string, string>): ConfigError => {
  const names = [...new Set(error.issues.map(issue => String(issue.path[0])))];
  const expected = (name: string) =>
    error.issues.find(issue => String(issue.path[0]) === name)?.message ?? 'another value';
  return new ConfigError(
    names.filter(name => !(name in present)),
    names.filter(name => name in present).map(name => ({ name, expected: expected(name) })),
  );
};

export function readConfig(env: Environment, who: 'server'): ServerConfig;
export function readConfig(env: Environment, who: 'cli'): CliConfig;
export function readConfig(env: Environment, who: 'schemes'): SchemesConfig;
/**
 * The only reader of the environment; `env` is `processEnvironment()` at the two entry points.
 * @throws ConfigError with every name that is missing or wrong.
 */
export function readConfig(
  env: Environment,
  who: keyof typeof readers,
): ServerConfig | CliConfig | SchemesConfig {
  const present = given(env);
  const parsed = readers[who].safeParse(present);
  if (!parsed.success) throw failureOf(parsed.error, present);
  return parsed.data;
}
