import { dayOf, periodTitle, previousPeriod } from '../../register/index.ts';
import type { Instant, Snapshot } from '../../register/index.ts';
import { isCollecting } from '../../chase/index.ts';
import { runBlock } from '../../report/index.ts';
import { statusCard } from '../cards/statusCard.ts';
import { cardReply, type BotReply, type Heard } from './reply.ts';

/** The open part of the first council of which that person is. */
export const councilOfPerson = ({ parts, entraId, at }: Omit<Heard, 'userId'>): Snapshot | null => {
  const { answering, register } = parts;
  for (const council of register.councils()) {
    const snapshot = answering.snapshot(council, at);
    if (snapshot.ok && snapshot.value.people.some(person => person.entraId === entraId))
      return snapshot.value;
  }
  return null;
};

/** The period that is being collected, and until anything is said of it the one before. */
const periodShown = (snapshot: Snapshot, at: Instant): string | null => {
  const known = snapshot.periods.map(one => one.period);
  const open = snapshot.periods.find(one => isCollecting(one, dayOf(at)))?.period;
  const said = open !== undefined && snapshot.updates.some(update => update.period === open);
  if (open !== undefined && said) return open;
  if (open !== undefined) return previousPeriod(open, known) ?? open;
  return snapshot.periods.filter(one => one.state !== 'planned').at(-1)?.period ?? null;
};

/** How the council stands, in the very sentences and figures of the tab and the report. */
export const status = (heard: Heard): BotReply => {
  const snapshot = councilOfPerson(heard);
  const period = snapshot && periodShown(snapshot, heard.at);
  if (!snapshot || !period)
    return { kind: 'text', text: 'You hold no post in the register, so there is nothing to show.' };
  const models = ['action-status', 'indicator-status'].flatMap(block => {
    const model = runBlock({ snapshot, block, period });
    return model.ok ? [model.value] : [];
  });
  return models.length === 0
    ? { kind: 'text', text: `There are no figures for ${periodTitle(period)} yet.` }
    : cardReply(statusCard(snapshot.councilTitle, period, models));
};
