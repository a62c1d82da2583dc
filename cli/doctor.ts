import { dayOf, listNames, longDay, timeOf, type Snapshot } from '../register/index.ts';
import { createHomeLedger, createClock, type CliConfig } from '../server/index.ts';
import { checkLayout, currentLayout, isNote } from '../store/index.ts';
import type { Command, Surroundings } from './command.ts';
import { lookAtSending } from './doctorSending.ts';
import { counted, look, NotWell, type Finding } from './finding.ts';
import { liveWords, meetingWarnings } from './meetingWords.ts';
import { businessNow, openKeeping, type Opened } from './register.ts';
import { budgetWords, serverWords } from './serverWords.ts';

/** "66 actions, 64 indicators, no row to mend": kinds that a council has nothing of are not spoken of. */
const contents = (snapshot: Snapshot): string => {
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

const askClock = async (config: CliConfig, realNow: () => Date): Promise<string> => {
  if (config.CLOCK_URL === undefined) return 'Real time.';
  const clock = createClock({ url: config.CLOCK_URL, realNow });
  return clock.refresh().then(
    () => `A rehearsal’s clock: ${timeOf(clock.now())} on ${longDay(dayOf(clock.now()))}.`,
    () => 'A rehearsal’s clock is set and does not run; real time is used.',
  );
};

const noAddress = 'Its address (PUBLIC_URL) is not set; the command line does without it.';

/** What the running server says of itself. The command line does its work without one. */
const readServer = async (publicUrl: string): Promise<unknown> => {
  const signal = AbortSignal.timeout(10_000);
  const response = await fetch(`${publicUrl}/ready`, { signal }).catch(() => null);
  if (response === null) throw new NotWell(`Nothing answers at ${publicUrl}.`);
  if (!response.ok) throw new NotWell(`The server at ${publicUrl} is there, and not ready yet.`);
  return response.json();
};

/** Whether it is there, and whether Graph holds it up. Of a server that is not there the first alone is said. */
const lookAtServer = async ({ PUBLIC_URL }: CliConfig): Promise<Finding[]> => {
  if (PUBLIC_URL === undefined) return [{ check: 'server', ok: true, says: noAddress }];
  const asked = readServer(PUBLIC_URL);
  const server = await look('server', async () => serverWords(await asked));
  const budget = server.ok ? budgetWords(await asked) : null;
  return budget === null ? [server] : [server, { check: 'budget', ...budget }];
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
      look('clock', () => askClock(opened.config, around.realNow)),
    ]);
    const read = reached.every(({ check, ok }) => ok || check !== 'register');
    const findings = [
      ...reached,
      ...(await lookAtServer(opened.config)),
      ...(await lookAtSending(opened, around.realNow)),
      ...(read ? await lookAtReports(opened, around.realNow) : []),
    ];
    return {
      found: findings.some(finding => !finding.ok),
      json: findings,
      text: findings.map(({ check, ok, says }) => `${ok ? 'Good' : 'Look'}  ${check}: ${says}`).join('\n'),
    };
  },
};
