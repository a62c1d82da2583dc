import {
  explainChase,
  noCircumstances,
  whoIs,
  type ChaseExplanation,
  type ChaseFinding,
  type ChaseQuestion,
  type Directory,
  type Reach,
} from '../chase/index.ts';
import { instantAt, type Day, type Person, type Snapshot } from '../register/index.ts';
import { createHomeDirectory, createHomeLedger } from '../server/index.ts';
import { textOf, type Command } from './command.ts';
import { circumstancesOn, councilOption, dayFrom, readSnapshot, type Opened } from './register.ts';

/** Something that could not be asked is not known, and no reason to say nothing of the rest. */
const orNull = <T>(asked: Promise<T>): Promise<T | null> => asked.catch(() => null);

const accountOf = (directory: Directory, entraId: string): Promise<Pick<Reach, 'account' | 'mail'>> =>
  directory.person(entraId).then(
    found => ({ account: found !== null, mail: found?.mail ?? null }),
    () => ({ account: null, mail: null }),
  );

const reachOf = async (
  { config }: Opened,
  directory: Directory,
  { entraId, fallbackEmail }: Person,
): Promise<Reach> => {
  const { TABLES_URL, MAIL_FROM } = config;
  const [reference, installed, { account, mail }] = await Promise.all([
    TABLES_URL === undefined ? null : createHomeLedger({ ...config, TABLES_URL }).reference(entraId),
    orNull(directory.isInstalled(entraId)),
    accountOf(directory, entraId),
  ]);
  return { reference, installed, account, mail: fallbackEmail ?? mail, maySend: MAIL_FROM !== undefined };
};

/** Of a day that has passed, what was said until its morning. */
const asOf = (snapshot: Snapshot, day: Day, today: Day): Snapshot => {
  const asAt = instantAt(day);
  if (day >= today) return { ...snapshot, asAt };
  const updates = snapshot.updates.filter(({ submittedAt }) => Date.parse(submittedAt) <= Date.parse(asAt));
  return { ...snapshot, asAt, updates };
};

type Asked = Pick<ChaseQuestion, 'snapshot' | 'day' | 'today'>;

const explainEach = async (
  asked: Asked,
  everybody: readonly ChaseQuestion['who'][],
  opened: Opened,
): Promise<ChaseExplanation[]> => {
  const { day, today } = asked;
  const { calendar, config, graph } = opened;
  const directory = createHomeDirectory(config, graph);
  const circumstances = (await circumstancesOn(opened, day)) ?? noCircumstances(day);
  return Promise.all(
    everybody.map(async who => {
      const person = 'person' in who ? who.person : null;
      // Nobody knows who was, or will be, away on another day.
      const asks = person !== null && day === today;
      const away = asks && (await orNull(directory.isAway(person.entraId, instantAt(day)))) === true;
      const reach = person && (await reachOf(opened, directory, person));
      return explainChase({ ...asked, who, calendar, circumstances, away, reach });
    }),
  );
};

const noLedger: ChaseFinding = {
  code: 'no-ledger',
  says: 'The ledger is not set (TABLES_URL), so that it is not known what was sent before.',
};

export const doctorChaseCommand: Command = {
  name: 'doctor chase',
  says: 'Say why somebody was or was not reached, and whether they would be written to on a day',
  options: {
    on: { type: 'string', value: 'DATE', says: 'A day, as 2024-10-01; today unless told' },
    council: councilOption,
  },
  positionals: ['PERSON'],
  run: async (values, [text = ''], around) => {
    const on = textOf(values, 'on');
    const wanted = on === undefined ? null : dayFrom(on);
    const read = await readSnapshot(around, { council: textOf(values, 'council'), reach: 'all' });
    const { opened, today } = read;
    const day = wanted ?? today;
    const snapshot = asOf(read.snapshot, day, today);
    const everybody = whoIs(snapshot, text, day);
    if (everybody.length === 0) {
      const says = `Nobody in ${snapshot.council} has the name, the post or the Entra id “${text}”.`;
      return { found: true, json: [], text: says };
    }
    const explained = await explainEach({ snapshot, day, today }, everybody, opened);
    const beside = opened.config.TABLES_URL === undefined ? [noLedger] : [];
    const json = explained.map(one => ({ ...one, findings: [...one.findings, ...beside] }));
    const paragraphs = json.map(({ findings }) => findings.map(({ says }) => says).join('\n'));
    return { found: false, json, text: paragraphs.join('\n\n') };
  },
};
