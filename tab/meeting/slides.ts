import {
  bandMeaning,
  bandOf,
  engineBands,
  standingsOf,
  withoutRestricted,
  type PeriodId,
  type Plan,
  type Snapshot,
  type Standing,
} from '../../register/index.ts';
import { prioritySentence } from '../../report/index.ts';

/** One priority as it is shown in a room. `troubled` are those that are not on track, the worst first. */
export type Slide = { plan: Plan; sentences: string[]; troubled: Standing[]; rest: Standing[] };

const urgency = { bad: 0, slight: 1, unknown: 2, unsaid: 3 } as const;

/** Null of what goes well, is finished, or is not rated at all. */
const urgencyOf = ({ scheme, rating: { band } }: Standing): number | null => {
  if (band === engineBands.notReported) return urgency.unsaid;
  const meaning = bandMeaning(band, scheme);
  if (meaning === 'bad' || meaning === 'slight') return urgency[meaning];
  return meaning === null && bandOf(scheme, band)?.rated ? urgency.unknown : null;
};

const kinds = ['action', 'indicator'] as const;

/**
 * A period's report, one priority at a time and in its order. It is shown to a room: nothing restricted is in it,
 * whoever presents. Empty where the period is unknown or has nothing.
 */
export const slidesOf = (whole: Snapshot, period: PeriodId): Slide[] => {
  const snapshot = withoutRestricted(whole);
  const standings = standingsOf(snapshot, period);
  const slides = new Map<string, Slide>();
  for (const one of standings.ok ? standings.value : []) {
    const { plan } = one;
    const sentences = () =>
      kinds.flatMap(kind => prioritySentence({ snapshot, period }, kind, plan.id) ?? []);
    const slide = slides.get(plan.key) ?? { plan, sentences: sentences(), troubled: [], rest: [] };
    slides.set(plan.key, slide);
    (urgencyOf(one) === null ? slide.rest : slide.troubled).push(one);
  }
  for (const { troubled } of slides.values())
    troubled.sort((a, b) => (urgencyOf(a) ?? 0) - (urgencyOf(b) ?? 0));
  return [...slides.values()];
};

/** The place of a priority among the slides; the first where it is not among them, or none is asked for. */
export const placeOf = (slides: readonly Slide[], priority: string | undefined): number =>
  Math.max(
    0,
    slides.findIndex(({ plan }) => plan.id === priority),
  );

export type Turn = 'next' | 'previous' | 'first' | 'last' | 'leave';

const turns: Partial<Record<string, Turn>> = {
  ArrowRight: 'next',
  PageDown: 'next',
  ArrowLeft: 'previous',
  PageUp: 'previous',
  Home: 'first',
  End: 'last',
  Escape: 'leave',
};

type Pressed = { key: string; altKey: boolean; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean };

/** What a key does; null of every other, and of one with a key held down, which is the browser's (Alt and Left is Back). */
export const turnOf = ({ key, altKey, ctrlKey, metaKey, shiftKey }: Pressed): Turn | null =>
  altKey || ctrlKey || metaKey || shiftKey ? null : (turns[key] ?? null);

/** Where a turn leads; it stops at both ends. */
export const placeAfter = (turn: Exclude<Turn, 'leave'>, place: number, count: number): number => {
  const last = Math.max(0, count - 1);
  switch (turn) {
    case 'first':
      return 0;
    case 'last':
      return last;
    case 'previous':
      return Math.max(0, place - 1);
    case 'next':
      return Math.min(last, place + 1);
  }
};
