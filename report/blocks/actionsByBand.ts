import { z } from 'zod';
import {
  accept,
  bandInText,
  bandOf,
  namedInSummary,
  periodTitle,
  refuse,
  type Band,
  type Standing,
} from '../../register/index.ts';
import type { ListModel } from '../model.ts';
import { bandPhrase, capital, counted } from '../phrases.ts';
import type { BlockDefinition } from './definition.ts';
import { asAtLine, checkPriority, leftOutNote, positionOf, standingsFor } from './position.ts';

const parameters = z.strictObject({
  b: z.string().describe('Rating to list: R, A, G, B, Completed, Info or NotReported'),
  p: z.string().optional().describe('Only this priority, by its id'),
});

const sentenceOf = (band: Band, count: number, noun: string): string => {
  const name = bandInText(band);
  const verb = count <= 1 ? 'is' : 'are';
  const phrase = name === band.word ? bandPhrase(name, count) : `${verb} ${name}`;
  if (count === 0) return `No ${noun} ${phrase}.`;
  const rating = name === band.word ? '' : ` (${band.word})`;
  return `The following ${counted(count, noun)} ${phrase}${rating}:`;
};

const groupsOf = (standings: readonly Standing[]): ListModel['groups'] => {
  const groups = new Map<string, { title: string; items: string[] }>();
  for (const { plan, item } of standings) {
    const group = groups.get(plan.id) ?? { title: plan.title, items: [] };
    group.items.push(item.title);
    groups.set(plan.id, group);
  }
  return [...groups.values()];
};

/** "The following 9 actions are amber": as many entries as the status table counts, in the report's order. */
export const actionsByBand: BlockDefinition<typeof parameters> = {
  id: 'actions-by-band',
  title: 'Actions with one rating',
  says: 'The actions that have one rating, listed by priority',
  parameters,
  example: { b: 'A' },
  run: (input, { b, p }) => {
    const priority = checkPriority(input.snapshot, p);
    if (!priority.ok) return priority;
    const position = positionOf(input, 'action');
    if (!position.ok) return position;
    const band = bandOf(position.value.summary.scheme, b);
    if (!band) {
      const known = position.value.summary.scheme.bands.map(one => one.id).join(', ');
      return refuse({ code: 'band-not-in-scheme', field: 'b', facts: { band: b, known } });
    }
    const standings = standingsFor(input);
    if (!standings.ok) return standings;
    const { summary, returned, noun } = position.value;
    const actions = standings.value.filter(({ item }) => item.kind === 'action');
    const named = namedInSummary(summary, actions, { band: b, priority: p ?? 'overall' });
    if (!named.ok) return named;
    const ours = named.value;
    const { reported, owed } = returned;
    const incomplete = b !== 'NotReported' && reported < owed ? `${reported} of ${owed} reported. ` : '';
    return accept({
      kind: 'list',
      block: 'actions-by-band',
      title: `${capital(noun)}s rated ${bandInText(band)}, ${periodTitle(input.period)}`,
      sentence: incomplete + sentenceOf(band, ours.length, noun),
      groups: groupsOf(ours),
      notes: leftOutNote(position.value.leftOut, 'action'),
      asAt: asAtLine(input),
    });
  },
};
