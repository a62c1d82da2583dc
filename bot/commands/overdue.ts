import { dayOf } from '../../register/index.ts';
import { lateFor, type LateView } from '../../chase/index.ts';
import { desksFor } from '../acts/showList.ts';
import { overdueCard } from '../cards/overdueCard.ts';
import { cardReply, type BotReply, type Heard } from './reply.ts';

/** What is late: one's own, that of the posts below, and for the performance team that of everybody. */
export const overdue = async ({ parts, entraId, at }: Heard): Promise<BotReply> => {
  const day = dayOf(at);
  const desks = desksFor(parts, entraId, at);
  const views = desks.map(({ snapshot }) => lateFor(snapshot, { entraId, day }, parts.calendar));
  const late: LateView = {
    own: views.flatMap(({ own }) => own),
    below: views.flatMap(({ below }) => below),
    all: views.every(({ all }) => all === null) ? null : views.flatMap(({ all }) => all ?? []),
  };
  const drafts = await parts.ledger.listDrafts(entraId);
  return cardReply(overdueCard({ desks, late, drafts, day, calendar: parts.calendar }));
};
