import { isServiceHost } from '../bot/index.ts';
import { isSendingTime, planChase } from '../chase/index.ts';
import { dayOf } from '../register/index.ts';
import {
  firstServiceUrl,
  homePermissions,
  isHomeSendingHeld,
  openHomeLedgerTables,
  type CliConfig,
} from '../server/index.ts';
import { applicationPermissions, findApp, mayMail } from '../store/index.ts';
import type { Surroundings } from './command.ts';
import { appRefusals, readSending, recipientWords, refusalWords } from './doctorRecipients.ts';
import { counted, look, NotWell, type Finding } from './finding.ts';
import { businessNow, circumstancesOn, type Opened } from './register.ts';

const notSet = (name: string): string => `Not set (${name}); the command line does without it.`;

/** Without a bot only the lists are read and written. */
const neededBy = ({ BOT_APP_ID }: CliConfig) =>
  applicationPermissions.filter(({ name }) => BOT_APP_ID !== undefined || name === 'Sites.Selected');

const askPermissions = async ({ config }: Opened): Promise<string> => {
  const { application, granted } = await homePermissions(config);
  const needed = neededBy(config);
  const lacking = needed.filter(({ name }) => !granted.includes(name));
  if (lacking.length === 0) return `${application} has ${needed.map(({ name }) => name).join(', ')}.`;
  const named = lacking.map(({ name, isFor }) => `${name} (${isFor})`).join(', ');
  throw new NotWell(
    `${application} was not granted ${named}. An administrator consents to it in Entra: docs/set-up.md.`,
  );
};

/** Whether the app can be put in front of people: it is in the catalogue, and Teams has not refused it. */
const askApp = async (opened: Opened, now: string): Promise<string> => {
  const { BOT_APP_ID } = opened.config;
  if (BOT_APP_ID === undefined) return notSet('BOT_APP_ID');
  const { granted } = await homePermissions(opened.config);
  if (!granted.includes('AppCatalog.Read.All')) return 'Not looked for: AppCatalog.Read.All was not granted.';
  if ((await findApp(opened.graph, BOT_APP_ID)) === null)
    throw new NotWell(
      `The organisation’s catalogue has no app ${BOT_APP_ID}. Upload the Teams app package: docs/set-up.md.`,
    );
  const refused = appRefusals(await readSending(opened, now));
  if (refused.length > 0)
    throw new NotWell(
      `It is in the catalogue, and Teams refuses it: ${refusalWords(refused)}. Look at the app’s permission and set-up policies in the Teams admin centre.`,
    );
  return 'It is in the organisation’s catalogue.';
};

const askRecipients = async (opened: Opened, now: string): Promise<string> => {
  const sending = await readSending(opened, now);
  if (sending === null) return notSet('TABLES_URL');
  const { ok, says } = recipientWords(sending);
  if (!ok) throw new NotWell(says);
  return says;
};

/** Messages that wait, and those that a server would plan now. */
const countToSend = async (opened: Opened, now: string): Promise<number> => {
  const day = dayOf(now);
  const known = isSendingTime(now, opened.calendar) ? await circumstancesOn(opened, day) : null;
  if (known === null) return 0;
  const { messages, ...rest } = known;
  const planned = opened.register.councils().flatMap(council => {
    const snapshot = opened.register.snapshot(council, now, 'all');
    if (!snapshot.ok) return [];
    const seen = { ...snapshot.value, asAt: now };
    return planChase({ ...rest, snapshot: seen, calendar: opened.calendar, now });
  });
  const waiting = messages.filter(message => message.day === day && message.state === 'planned');
  return new Set([...planned, ...waiting].map(({ key }) => key)).size;
};

const askLease = async (opened: Opened, now: string): Promise<string> => {
  const { BLOBS_URL } = opened.config;
  if (BLOBS_URL === undefined) return notSet('BLOBS_URL');
  if (await isHomeSendingHeld({ ...opened.config, BLOBS_URL })) return 'A server has the right to send.';
  const count = await countToSend(opened, now);
  if (count > 0)
    throw new NotWell(
      `No server has the right to send, and ${counted(count, 'message is', 'messages are')} to go out. Is one running, with this TENANTS and BLOBS_URL?`,
    );
  return 'No server has the right to send at the moment, and nothing is to go out.';
};

/** Where Teams has conversations of ours that we would not write into. */
const askServiceHosts = async ({ config }: Opened): Promise<string> => {
  const { TABLES_URL, TEAMS_SERVICE_HOSTS } = config;
  const begun = `New conversations are begun at ${firstServiceUrl(TEAMS_SERVICE_HOSTS)}.`;
  if (TABLES_URL === undefined) return begun;
  const rows = await openHomeLedgerTables({ ...config, TABLES_URL }).read('References');
  const others = rows
    .map(({ values }) => String(values['serviceUrl']))
    .filter(serviceUrl => !isServiceHost(serviceUrl, TEAMS_SERVICE_HOSTS));
  if (others.length === 0)
    return `${counted(rows.length, 'conversation')}, all at hosts that are allowed. ${begun}`;
  const hosts = [...new Set(others.map(url => (URL.canParse(url) ? new URL(url).host : 'no address')))];
  throw new NotWell(
    `${counted(others.length, 'conversation is', 'conversations are')} at hosts that TEAMS_SERVICE_HOSTS does not name (${hosts.sort().join(', ')}): nothing is sent there. ${begun}`,
  );
};

/** Asked without sending anything. Whoever has no Teams is written to by nobody where it is not set. */
const askMail = async ({ config, graph }: Opened): Promise<string> => {
  const { MAIL_FROM } = config;
  if (MAIL_FROM === undefined) return 'Not set (MAIL_FROM); people whom Teams cannot reach get no e-mail.';
  const may = await mayMail(graph, MAIL_FROM);
  if (may === 'no-mailbox') throw new NotWell(`There is no mailbox ${MAIL_FROM}.`);
  if (may === 'refused')
    throw new NotWell(`We may not send from ${MAIL_FROM}. Was Mail.Send granted, and that mailbox allowed?`);
  return `Letters can be sent from ${MAIL_FROM}.`;
};

/** Seconds; beyond them leases and tokens are wrong. */
const mostApart = 60;

/** Asked without a token: with a clock that is wrong there is none. */
const askMachineClock = async (
  { GRAPH_BASE_URL }: CliConfig,
  realNow: Surroundings['realNow'],
): Promise<string> => {
  const before = realNow().getTime();
  const signal = AbortSignal.timeout(10_000);
  const answer = await fetch(GRAPH_BASE_URL, { method: 'HEAD', signal }).catch(() => null);
  const there = Date.parse(answer?.headers.get('Date') ?? '');
  if (Number.isNaN(there)) throw new NotWell('Microsoft Graph could not be asked what time it is.');
  const apart = Math.round(((before + realNow().getTime()) / 2 - there) / 1000);
  const says = `It is ${counted(Math.abs(apart), 'second')} ${apart < 0 ? 'behind' : 'ahead of'} Microsoft Graph’s`;
  if (Math.abs(apart) <= mostApart) return `${says}.`;
  throw new NotWell(`${says}. Set it: with it leases and tokens are wrong.`);
};

/** Each thing that can be wrong with sending. Nothing is sent, installed or taken. The register has been read. */
export const lookAtSending = async (opened: Opened, realNow: Surroundings['realNow']): Promise<Finding[]> => {
  const now = await businessNow(opened.config, realNow);
  return Promise.all([
    look('permissions', () => askPermissions(opened)),
    look('app', () => askApp(opened, now)),
    look('recipients', () => askRecipients(opened, now)),
    look('e-mail', () => askMail(opened)),
    look('lease', () => askLease(opened, now)),
    look('service hosts', () => askServiceHosts(opened)),
    look('clock of this machine', () => askMachineClock(opened.config, realNow)),
  ]);
};
