import { dayOf, listNames, longDay, timeOf, type Snapshot } from '../register/index.ts';
import { createHomeLedger, createClock, type CliConfig } from '../server/index.ts';
import { checkLayout, currentLayout, isNote, mayMail } from '../store/index.ts';
import type { Command, Surroundings } from './command.ts';
import { liveWords, meetingWarnings } from './meetingWords.ts';
import { businessNow, openKeeping, type Opened } from './register.ts';
import { serverWords } from './serverWords.ts';
import { explain } from './words.ts';

type Finding = { check: string; ok: boolean; says: string };

/** Something is not as it should be; the message is the whole sentence. */
class NotWell extends Error {}

const sentenceFor = (failure: unknown): string =>
  failure instanceof NotWell
    ? failure.message
    : (explain(failure)?.sentences.join(' ') ?? 'It failed in a way we do not know.');

const look = async (check: string, act: () => Promise<string>): Promise<Finding> => {
  try {
    return { check, ok: true, says: await act() };
  } catch (failure) {
    return { check, ok: false, says: sentenceFor(failure) };
  }
};

/** "66 actions, 64 indicators, no row to mend": kinds that a council has nothing of are not spoken of. */
const contents = (snapshot: Snapshot): string => {
  const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
  const measures = new Set(snapshot.indicators.map(({ key }) => key)).size;
  const kinds: [number, string][] = [
    [snapshot.actions.length, 'action'],
    [measures, 'indicator'],
    [snapshot.recommendations.length, 'recommendation'],
    [snapshot.documents.length, 'document'],
    [snapshot.complaints.length, 'complaint'],
  ];
  const there = kinds.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun));
  const unread = snapshot.problems.length;
  return [...there, unread === 0 ? 'no row to mend' : `${counted(unread, 'row')} to mend`].join(', ');
};

const readRegister = async ({
  register,
  realNow,
}: Opened & Pick<Surroundings, 'realNow'>): Promise<string> => {
  await register.refresh();
  const councils = register.councils();
  if (councils.length === 0) return `The ${listNames.length - 1} lists are there, and empty.`;
  const parts = councils.map(council => {
    const snapshot = register.snapshot(council, realNow().toISOString(), 'all');
    if (!snapshot.ok) return council;
    return `${council}: ${contents(snapshot.value)}`;
  });
  return `${parts.join('; ')}.`;
};

const askLedger = async (config: CliConfig): Promise<string> => {
  const { TABLES_URL } = config;
  if (TABLES_URL === undefined) return 'Not set; the command line does without it.';
  await createHomeLedger({ ...config, TABLES_URL }).list('planned');
  return 'It answers.';
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

const askClock = async (config: CliConfig, realNow: () => Date): Promise<string> => {
  if (config.CLOCK_URL === undefined) return 'Real time.';
  const clock = createClock({ url: config.CLOCK_URL, realNow });
  return clock.refresh().then(
    () => `A rehearsal’s clock: ${timeOf(clock.now())} on ${longDay(dayOf(clock.now()))}.`,
    () => 'A rehearsal’s clock is set and does not run; real time is used.',
  );
};

/** How the running server says that it is. The command line does its work without one. */
const askServer = async ({ PUBLIC_URL }: CliConfig): Promise<string> => {
  if (PUBLIC_URL === undefined)
    return 'Its address (PUBLIC_URL) is not set; the command line does without it.';
  const response = await fetch(`${PUBLIC_URL}/ready`, { signal: AbortSignal.timeout(10_000) }).catch(
    () => null,
  );
  if (response === null) throw new NotWell(`Nothing answers at ${PUBLIC_URL}.`);
  if (!response.ok) throw new NotWell(`The server at ${PUBLIC_URL} is there, and not ready yet.`);
  return serverWords(await response.json());
};

/** Whether the site's lists are as this program needs them. What is only good to know is left to `provision --check`. */
const lookAtLists = async ({ graph, site }: Opened): Promise<string> => {
  const { number, isEmpty, drift } = await checkLayout({ graph, site });
  const wrong = drift.filter(one => !isNote(one)).length;
  if (!isEmpty && number < currentLayout)
    throw new NotWell('They have an older layout. Run “quarterbook upgrade”.');
  if (wrong > 0)
    throw new NotWell(
      `${wrong} ${wrong === 1 ? 'thing has' : 'things have'} to be mended. Run “quarterbook provision --check”.`,
    );
  return 'They are as the register needs them.';
};

/** What is live today, and a line for each meeting whose dates cannot be kept. Nothing before the register is read. */
const lookAtReports = async (opened: Opened, realNow: () => Date): Promise<Finding[]> => {
  const now = await businessNow(opened.config, realNow);
  return opened.register.councils().flatMap((council): Finding[] => {
    const snapshot = opened.register.snapshot(council, now);
    if (!snapshot.ok) return [];
    const warnings = snapshot.value.meetings.flatMap(one => meetingWarnings(one, opened.calendar));
    return [
      { check: `reports of ${council}`, ok: true, says: `${liveWords(snapshot.value, dayOf(now))}.` },
      ...warnings.map(says => ({ check: `meetings of ${council}`, ok: false, says })),
    ];
  });
};

export const doctorCommand: Command = {
  name: 'doctor',
  says: 'Look whether the settings are complete and everything can be reached',
  options: {},
  positionals: [],
  run: async (_values, _positionals, around) => {
    const opened = openKeeping(around);
    const reached = await Promise.all([
      look('settings', async () => 'Complete.'),
      look('register', () => readRegister({ ...opened, realNow: around.realNow })),
      look('lists', () => lookAtLists(opened)),
      look('ledger', () => askLedger(opened.config)),
      look('e-mail', () => askMail(opened)),
      look('clock', () => askClock(opened.config, around.realNow)),
      look('server', () => askServer(opened.config)),
    ]);
    const read = reached.every(({ check, ok }) => ok || check !== 'register');
    const findings = [...reached, ...(read ? await lookAtReports(opened, around.realNow) : [])];
    return {
      found: findings.some(finding => !finding.ok),
      json: findings,
      text: findings.map(({ check, ok, says }) => `${ok ? 'Good' : 'Look'}  ${check}: ${says}`).join('\n'),
    };
  },
};
