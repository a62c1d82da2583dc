import { actingAs, actsFor, type DatedAsk, type Desk, type PersonReturn } from '../chase/index.ts';
import {
  dayOf,
  formAsked,
  type Document,
  type Recommendation,
  type Scheme,
  type Snapshot,
  type Standing,
} from '../register/index.ts';
import { isByPost, type KnownItem } from './acting.ts';
import { datesOf } from './datedItemView.ts';
import { createDecisionView, ratingToday } from './deskDecision.ts';
import { mayRead, taskOf, type Reader } from './deskTask.ts';
import type { DatedTask, DeskReturn, DeskView, DraftView, ReturnTask } from './deskWire.ts';
import { etagOf } from './etag.ts';

type Returning = { of: PersonReturn; reader: Reader };

const sentBackIn = ({ returned }: PersonReturn, key: string, isShown: boolean): ReturnTask['sentBack'] => {
  const update = returned.get(key);
  if (!update?.decided) return null;
  const { at, reason } = update.decided;
  return isShown ? { at, reason, update } : { at, reason: null, update: null };
};

const returnTask = (standing: Standing, optional: boolean, { of, reader }: Returning): ReturnTask => {
  const { item, scheme, update, rating, previous } = standing;
  const isShown = mayRead(reader, item, update, previous?.update, of.returned.get(item.key));
  return {
    ...taskOf(of.snapshot, item, reader),
    asks: formAsked(item, { scheme, period: of.period.period }),
    optional,
    answered: update !== null,
    standing: isShown ? { item, scheme: scheme.id, update, rating, previous } : null,
    sentBack: sentBackIn(of, item.key, isShown),
  };
};

const returnOf = (of: PersonReturn, reader: Reader): DeskReturn => ({
  period: of.period,
  asked: of.asked.length,
  answered: of.asked.filter(({ update }) => update !== null).length,
  tasks: [
    ...of.asked.map(standing => returnTask(standing, false, { of, reader })),
    ...of.optional.map(standing => returnTask(standing, true, { of, reader })),
  ],
});

const datedTask = (
  snapshot: Snapshot,
  { item, overdue, waiting, returned }: DatedAsk<Recommendation | Document>,
  reader: Reader,
): DatedTask => ({
  ...taskOf(snapshot, item, reader),
  kind: item.kind,
  read: mayRead(reader, item, waiting)
    ? {
        item,
        scheme: item.scheme,
        rating: ratingToday(snapshot, item),
        dates: datesOf(snapshot, item, reader.day),
        overdue,
        waiting,
        returned,
      }
    : null,
  may: actsFor(snapshot, item, reader),
});

/** What is restricted is on nobody's desk by a role alone, where SharePoint does not let them read it. */
const isKnown = (snapshot: Snapshot, item: KnownItem, reader: Reader): boolean =>
  mayRead(reader, item) || isByPost(item, actingAs(snapshot, item, reader).as);

const schemesIn = ({ schemes }: Snapshot, items: readonly KnownItem[]): Scheme[] =>
  schemes.filter(({ id }) => items.some(({ scheme }) => scheme === id));

const itemsOn = ({ returns, recommendations, documents, decisions }: Desk): KnownItem[] => [
  ...returns.flatMap(({ asked, optional }) => [...asked, ...optional].map(({ item }) => item)),
  ...[...recommendations, ...documents, ...decisions].map(({ item }) => item),
];

/** A person's desk as JSON, with as much of each item as they may read. The ETag leaves out the instant, not the day. */
export const viewDesk = (desk: Desk, reader: Reader, drafts: readonly DraftView[]): DeskView => {
  const { snapshot } = desk;
  const view = {
    council: snapshot.council,
    today: dayOf(snapshot.asAt),
    schemes: schemesIn(snapshot, itemsOn(desk)),
    returns: desk.returns.map(one => returnOf(one, reader)),
    recommendations: desk.recommendations.map(one => datedTask(snapshot, one, reader)),
    documents: desk.documents.map(one => datedTask(snapshot, one, reader)),
    decisions: desk.decisions
      .filter(({ item }) => isKnown(snapshot, item, reader))
      .map(createDecisionView(snapshot, reader)),
    drafts: drafts.map(({ itemKey, period, raw, at }) => ({ itemKey, period, raw, at })),
  };
  return { ...view, etag: etagOf(view) };
};
