import { doubled, likeAnother, misnamed, rankedUnrated, strangerAt, unreadable } from './bandFaults.ts';
import { engineBands, reservedBands } from './engineBands.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { ruleFaults } from './ruleFaults.ts';
import type { Scheme } from './scheme.ts';

/** What can be wrong with a scheme. */
export const schemeProblemCodes = [
  'missing',
  'unknown-field',
  'not-a-choice',
  'out-of-range',
  'doubled',
  'contrast-too-low',
  'rule-order',
  'band-not-in-scheme',
  'band-not-rated',
  'reserved-band',
  'not-used-here',
] as const satisfies readonly ProblemCode[];

/** `field` is the place in the file, as `bands[2].text`. */
export type SchemeProblem = Problem & { code: (typeof schemeProblemCodes)[number]; field: string };

/** Figures are computed or judged; what a recommendation, document or complaint is follows from its dates and acts. */
const deciders: Record<Scheme['rates'], readonly Scheme['decidedBy'][]> = {
  action: ['officer', 'nobody'],
  indicator: ['rule', 'officer', 'nobody'],
  recommendation: ['rule'],
  document: ['rule'],
  complaint: ['rule'],
};

const wrongDecider = ({ rates, decidedBy }: Scheme): SchemeProblem[] => {
  const known = deciders[rates];
  if (known.includes(decidedBy)) return [];
  const says = `${known.map(one => `"${one}"`).join(' or ')} where it rates "${rates}"`;
  return [{ code: 'not-a-choice', field: 'decidedBy', facts: { says } }];
};

const when = (unwanted: boolean, problem: SchemeProblem): SchemeProblem[] => (unwanted ? [problem] : []);

const missing = ({ bands, rates, decidedBy, rule, leadTimes, clock }: Scheme): SchemeProblem[] => [
  ...when(rates === 'indicator' && decidedBy === 'rule' && rule === null, { code: 'missing', field: 'rule' }),
  ...when(rates === 'document' && leadTimes === null, { code: 'missing', field: 'leadTimes' }),
  ...when(rates === 'complaint' && clock === null, { code: 'missing', field: 'clock' }),
  ...when(decidedBy === 'officer' && !bands.some(band => band.offered), {
    code: 'missing',
    field: 'bands[].offered',
  }),
];

/** What would be read and do nothing: a person who writes it expects that it does something. */
const unused = (scheme: Scheme): SchemeProblem[] => {
  const { bands, rates, decidedBy } = scheme;
  // An officer also judges an indicator whose target is in words, where a rule decides all others.
  const chosen = decidedBy === 'officer' || (rates === 'indicator' && decidedBy === 'rule');
  const facts = { rates, decidedBy };
  const fields: [field: string, said: boolean, used: boolean][] = [
    ['rule', scheme.rule !== null, rates === 'indicator' && decidedBy === 'rule'],
    ['milestones', scheme.milestones, rates === 'action'],
    ['closedAs', scheme.closedAs !== null, rates === 'action'],
    ['trajectory', scheme.trajectory !== null, rates === 'indicator'],
    ['jumpLimit', scheme.jumpLimit !== null, rates === 'indicator'],
    ['leadTimes', scheme.leadTimes !== null, rates === 'document'],
    ['clock', scheme.clock !== null, rates === 'complaint'],
    ...bands.map((band, index): [string, boolean, boolean] => [
      `bands[${index}].offered`,
      band.offered,
      chosen,
    ]),
  ];
  return fields.flatMap(([field, said, used]) =>
    when(said && !used, { code: 'not-used-here', field, facts }),
  );
};

/** What says that nothing can be rated: in percentages it would stand as a rating. */
const neverRated: ReadonlySet<string> = new Set([
  engineBands.info,
  engineBands.notReported,
  engineBands.notDue,
  engineBands.monitor,
  engineBands.inProgress,
]);

/** An officer may choose "completed" of what the engine also gives by itself, and nothing else of it. */
const misusedReserved = ({ bands, rates, milestones }: Scheme): SchemeProblem[] => {
  const reserved = reservedBands(rates);
  return bands.flatMap(({ id, offered, rated }, index) => [
    ...when(rates === 'action' && id === engineBands.notDue && !milestones, {
      code: 'reserved-band',
      field: `bands[${index}].id`,
      facts: { band: id },
    }),
    ...when(offered && reserved.has(id) && id !== engineBands.completed, {
      code: 'reserved-band',
      field: `bands[${index}].offered`,
      facts: { band: id },
    }),
    ...when(rated && reserved.has(id) && neverRated.has(id), {
      code: 'reserved-band',
      field: `bands[${index}].rated`,
      facts: { band: id },
    }),
  ]);
};

const closedAsFaults = (scheme: Scheme): SchemeProblem[] => {
  const { closedAs: band, bands } = scheme;
  return band === null || bands.some(one => one.id === band)
    ? []
    : [strangerAt(scheme, { band, field: 'closedAs' })];
};

const shareFaults = (scheme: Scheme): SchemeProblem[] => [
  ...(['id', 'word'] as const).flatMap(part =>
    doubled(
      scheme.shares.map((share, index) => ({
        text: share[part],
        field: `shares[${index}].${part}`,
        owner: share.id,
      })),
    ),
  ),
  ...scheme.shares.flatMap((share, index) =>
    misnamed(
      scheme,
      share.bands.map((band, place) => ({ band, field: `shares[${index}].bands[${place}]` })),
    ),
  ),
];

const trajectoryFaults = ({ trajectory }: Scheme): SchemeProblem[] =>
  trajectory !== null && trajectory.unit === 'relative' && trajectory.tolerance > 1
    ? [{ code: 'out-of-range', field: 'trajectory.tolerance', facts: { text: trajectory.tolerance } }]
    : [];

const leadTimeFaults = ({ leadTimes }: Scheme): SchemeProblem[] =>
  Object.entries(leadTimes ?? {}).flatMap(([route, { days, months }]) =>
    Object.entries({ days, months }).flatMap(([unit, times]) =>
      times
        .slice(1)
        .flatMap((time, index): SchemeProblem[] =>
          time < Number(times[index])
            ? []
            : [{ code: 'rule-order', field: `leadTimes.${route}.${unit}[${index + 1}]` }],
        ),
    ),
  );

/**
 * Everything that is wrong with a scheme whose shape is right, all of it at once. `own` is as its file has it, `whole`
 * is the same with the engine's bands at the end.
 */
export const schemeFaults = (own: Scheme, whole: Scheme): SchemeProblem[] => [
  ...wrongDecider(own),
  ...missing(own),
  ...unused(own),
  ...likeAnother(own.bands, whole.bands.slice(own.bands.length)),
  ...misusedReserved(own),
  ...rankedUnrated(own.bands),
  ...unreadable(own.bands),
  ...ruleFaults(whole),
  ...closedAsFaults(whole),
  ...shareFaults(whole),
  ...trajectoryFaults(own),
  ...leadTimeFaults(own),
];
