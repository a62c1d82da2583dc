import { dayOf, type Instant, type RegisterStore } from '../register/index.ts';

/**
 * Turns planned periods whose day has come into collecting ones, and resolves to their keys. One that somebody else
 * changed meanwhile is left to the next look at the register.
 */
export const openPeriods = async (register: RegisterStore, now: Instant): Promise<string[]> => {
  const opened: string[] = [];
  for (const council of register.councils()) {
    const snapshot = register.snapshot(council, now);
    const due = snapshot.ok
      ? snapshot.value.periods.filter(each => each.state === 'planned' && each.opensOn <= dayOf(now))
      : [];
    for (const period of due) {
      const etag = register.etag(period.key);
      if (etag === null) continue;
      const saved = await register.saveReportingPeriod({ ...period, state: 'collecting' }, etag);
      if (saved.kind === 'saved') opened.push(period.key);
    }
  }
  return opened;
};
