import { join, resolve } from 'node:path';
import type { Directory, Ledger, SendingLease } from '../chase/index.ts';
import type { Calendar, RegisterStore, Scheme } from '../register/index.ts';
import {
  asAzureCredential,
  createAccess,
  createCalendar,
  createCredential,
  createDirectory,
  createGraph,
  createLedger,
  createOnBehalfOf,
  createRegisterStore,
  createSendingLease,
  isSendingHeld,
  listGranted,
  loadSchemes,
  openLedgerTables,
  type Access,
  type Graph,
  type LedgerTables,
  type TokenSource,
} from '../store/index.ts';
import type { CliConfig, SchemesConfig, ServerConfig } from './config.ts';

/** The register and what it is read with. `graph` is for what only an administrator does. */
export type Keeping = {
  graph: Graph;
  site: string;
  register: RegisterStore;
  schemes: Scheme[];
  calendar: Calendar;
};

type AccessConfig = Pick<CliConfig, 'TENANTS' | 'ENTRA_AUTHORITY' | 'CLIENT_CERTIFICATE'>;

/** The tenant whose SharePoint holds the register: the first that is named. */
export const homeTenant = ({ TENANTS }: Pick<CliConfig, 'TENANTS'>): string => TENANTS[0] ?? '';

/** Tokens of one of our two applications, in the home tenant. */
export const tokensOf = (config: AccessConfig, clientId: string): TokenSource =>
  createCredential({
    clientId,
    tenant: homeTenant(config),
    authority: config.ENTRA_AUTHORITY,
    certificate: config.CLIENT_CERTIFICATE ?? null,
  });

/**
 * Who we are towards Graph and the ledger: the API's registration where there is a certificate for it, otherwise the
 * managed identity, which is also the bot.
 */
const applicationOf = (config: CliConfig): string =>
  config.CLIENT_CERTIFICATE === undefined
    ? (config.BOT_APP_ID ?? config.API_CLIENT_ID)
    : config.API_CLIENT_ID;

/** Asks SharePoint with a person's own rights what they may read. The exchange is the API's own, whoever writes rows. */
export const createHomeAccess = (config: ServerConfig, graph: Graph): Access =>
  createAccess({
    graph,
    site: config.SITE,
    onBehalfOf: createOnBehalfOf({
      clientId: config.API_CLIENT_ID,
      tenant: homeTenant(config),
      authority: config.ENTRA_AUTHORITY,
      certificate: config.CLIENT_CERTIFICATE ?? null,
      managedIdentity: config.CLIENT_CERTIFICATE === undefined ? config.BOT_APP_ID : null,
    }),
    graphAs: tokens => createGraph({ baseUrl: config.GRAPH_BASE_URL, tokens }),
    realNow: Date.now,
  });

const shippedSchemes = join(import.meta.dirname, '../register/schemes');

/** Where rating schemes are: those that Quarterbook comes with, then the council's own. */
export const schemePlaces = ({ SCHEMES_FOLDER }: SchemesConfig): string[] =>
  SCHEMES_FOLDER === undefined ? [shippedSchemes] : [shippedSchemes, resolve(SCHEMES_FOLDER)];

/** The oldest year whose bank holidays were checked, until two years from now. */
const yearsAround = (now: Date): number[] => {
  const first = 2021;
  return Array.from({ length: now.getFullYear() + 3 - first }, (_, index) => first + index);
};

/** Opens nothing by itself: the first request goes out with the first `refresh`. */
export const createKeeping = (config: CliConfig, realNow: Date): Keeping => {
  const tokens = tokensOf(config, applicationOf(config));
  const graph = createGraph({ baseUrl: config.GRAPH_BASE_URL, tokens });
  const schemes = loadSchemes(...schemePlaces(config));
  return {
    graph,
    site: config.SITE,
    register: createRegisterStore({ graph, site: config.SITE, schemes }),
    schemes,
    calendar: createCalendar(yearsAround(realNow)),
  };
};

/** People, their absences, their apps and their mailboxes, through Graph. */
export const createHomeDirectory = (config: CliConfig, graph: Graph): Directory =>
  createDirectory({
    graph,
    catalogueAppId: null,
    ...(config.BOT_APP_ID === undefined ? {} : { manifestId: config.BOT_APP_ID }),
    mailFrom: config.MAIL_FROM ?? null,
  });

type LedgerConfig = CliConfig & { TABLES_URL: string };

const ledgerOptions = (config: LedgerConfig) => ({
  tablesUrl: config.TABLES_URL,
  credential: asAzureCredential(tokensOf(config, applicationOf(config))),
  tenant: homeTenant(config),
});

/** The ledger of the home tenant. */
export const createHomeLedger = (config: LedgerConfig): Ledger => createLedger(ledgerOptions(config));

type BlobsConfig = CliConfig & { BLOBS_URL: string };

const leaseOptions = (config: BlobsConfig) => ({
  blobsUrl: config.BLOBS_URL,
  credential: asAzureCredential(tokensOf(config, applicationOf(config))),
  tenant: homeTenant(config),
});

/** The home tenant's right to send. */
export const createHomeLease = (config: BlobsConfig): SendingLease =>
  createSendingLease(leaseOptions(config));

/** Whether some server has that right at the moment; it is not taken. */
export const isHomeSendingHeld = (config: BlobsConfig): Promise<boolean> =>
  isSendingHeld(leaseOptions(config));

/** Who we are towards Graph, and what that application was granted there by itself. */
export const homePermissions = async (
  config: CliConfig,
): Promise<{ application: string; granted: string[] }> => {
  const application = applicationOf(config);
  return { application, granted: await listGranted(tokensOf(config, application), config.GRAPH_BASE_URL) };
};

/** The ledger as bare rows, for backup and restore and for whoever looks through all of it. */
export const openHomeLedgerTables = (config: LedgerConfig): LedgerTables =>
  openLedgerTables(ledgerOptions(config));
