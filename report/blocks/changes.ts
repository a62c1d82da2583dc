import { z } from 'zod';
import {
  accept,
  bandInText,
  bandOf,
  changesSince,
  formatValue,
  longDay,
  periodTitle,
  shortDay,
  type BandMove,
  type BrokenTrend,
  type Changes,
  type Owner,
  type OwnerChange,
  type Redating,
  type Restated,
  type ReturnItem,
  type Scheme,
  type Update,
} from '../../register/index.ts';
import type { ListModel } from '../model.ts';
import { listed } from '../phrases.ts';
import { titleOf } from './auditPosition.ts';
import type { BlockDefinition } from './definition.ts';
import { asAtLine, leftOutNote, positionOf, type BlockInput } from './position.ts';

const parameters = z.strictObject({});

type Named = { item: ReturnItem };

const nameOf = ({ item }: Named): string => `${item.ref} ${titleOf(item)}`;

const bandSaid = ({ scheme }: { scheme: Scheme }, id: string): string => {
  const band = bandOf(scheme, id);
  return band ? bandInText(band) : id;
};

const moved = (move: BandMove): string => {
  const now = bandSaid(move, move.to);
  return `${nameOf(move)}: ${move.from === null ? now : `${now}, was ${bandSaid(move, move.from)}`}`;
};

const times = (count: number): string => (count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`);

const redated = (one: Redating): string => {
  const original = one.originalDue === null ? '' : `; first agreed for ${shortDay(one.originalDue)}`;
  return `${nameOf(one)}: from ${shortDay(one.from)} to ${shortDay(one.to)}, revised ${times(one.ever)} in all${original}`;
};

const figureSaid = ({ item, scheme }: Restated, { value, band, publishedBand }: Update): string => {
  if (item.kind === 'indicator')
    return value === null ? 'no figure' : formatValue(value, item.unit, { decimals: item.decimals });
  const given = publishedBand ?? band;
  return given === null ? 'not rated' : bandSaid({ scheme }, given);
};

const restated = (one: Restated): string => {
  const { from, to, reason } = one.restated;
  return `${nameOf(one)}: ${periodTitle(one.period)} was ${figureSaid(one, from)}, is now ${figureSaid(one, to)} (${reason})`;
};

const broken = (one: BrokenTrend): string => {
  const why = one.broken.reason === null ? '' : ` (${one.broken.reason})`;
  return `${nameOf(one)}: not comparable with figures before ${longDay(one.broken.on)}${why}`;
};

const ownerSaid = ({ post, directorate }: Owner): string =>
  directorate === null ? post : `${post}, ${directorate}`;

const handedOver = (one: OwnerChange): string =>
  `${nameOf(one)}: now ${ownerSaid(one.to)}, was ${ownerSaid(one.from)}`;

/** In the order in which people ask: each with how it is counted in the sentence, its heading and its lines. */
const partsOf = (all: Changes): { said: string; title: string; items: string[] }[] => [
  { said: 'improved', title: 'Improved', items: all.improved.map(moved) },
  { said: 'worsened', title: 'Worsened', items: all.worsened.map(moved) },
  { said: 'completed', title: 'Completed', items: all.completed.map(moved) },
  { said: 'closed by decision', title: 'Closed by decision', items: all.closed.map(nameOf) },
  { said: 'new', title: 'Reported on for the first time', items: all.added.map(moved) },
  {
    said: 'rated otherwise',
    title: 'Rated otherwise, neither better nor worse',
    items: all.otherwise.map(moved),
  },
  { said: 'no longer reported on', title: 'No longer reported on', items: all.dropped.map(nameOf) },
  { said: 're-dated', title: 'Re-dated', items: all.redated.map(redated) },
  { said: 'restated', title: 'Restated figures', items: all.restated.map(restated) },
  {
    said: 'no longer comparable',
    title: 'Trends that stop at a new definition',
    items: all.trendBreaks.map(broken),
  },
  { said: 'with another owner', title: 'Another owner', items: all.owners.map(handedOver) },
];

const sentenceOf = ({ since }: Changes, parts: readonly { said: string; items: string[] }[]): string => {
  if (since === null) return 'There is no report before this one to compare with.';
  const told = parts
    .filter(({ items }) => items.length > 0)
    .map(({ said, items }) => `${items.length} ${said}`);
  if (told.length === 0) return `Nothing has changed since ${periodTitle(since)}.`;
  return `Since ${periodTitle(since)}: ${listed(told)}.`;
};

const kinds = ['action', 'indicator'] as const;

/** What a reader must know of the return beside it: how much of it is in, and what is left out. */
const returnOf = (input: BlockInput): { incomplete: string; notes: string[] } => {
  const positions = kinds.flatMap(kind => {
    const found = positionOf(input, kind);
    return found.ok ? [{ kind, ...found.value }] : [];
  });
  const reported = positions.reduce((sum, { returned }) => sum + returned.reported, 0);
  const owed = positions.reduce((sum, { returned }) => sum + returned.owed, 0);
  return {
    incomplete: reported < owed ? `${reported} of ${owed} reported. ` : '',
    notes: positions.flatMap(({ kind, leftOut }) => leftOutNote(leftOut, kind)),
  };
};

/** What changed since the last report: band moves, new, completed, re-dated, restated. */
export const changes: BlockDefinition<typeof parameters> = {
  id: 'changes',
  title: 'What changed since the last report',
  says: 'Actions and indicators whose rating moved, that are new, completed, closed, re-dated, restated or have another owner',
  parameters,
  example: {},
  run: input => {
    const found = changesSince(input.snapshot, input.period);
    if (!found.ok) return found;
    const parts = partsOf(found.value);
    const { incomplete, notes } = returnOf(input);
    return accept({
      kind: 'list',
      block: 'changes',
      title: `What changed since the last report, ${periodTitle(input.period)}`,
      sentence: incomplete + sentenceOf(found.value, parts),
      groups: parts
        .filter(({ items }) => items.length > 0)
        .map(({ title, items }): ListModel['groups'][number] => ({
          title: `${title} (${items.length})`,
          items,
        })),
      notes,
      asAt: asAtLine(input),
    });
  },
};
