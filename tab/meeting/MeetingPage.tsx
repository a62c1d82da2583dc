import { useEffect, useMemo, useRef } from 'react';
import { longDay, type Meeting, type Snapshot } from '../../register/index.ts';
import { asAtFirst } from '../address.ts';
import type { ViewParts } from '../viewParts.ts';
import { versionSaid } from './meetingWords.ts';
import { usePresentStyles } from './presentStyles.ts';
import { PrioritySlide } from './PrioritySlide.tsx';
import { placeAfter, placeOf, slidesOf, type Turn } from './slides.ts';
import { TurnBar } from './TurnBar.tsx';
import { useAsked } from './useAsked.ts';
import { useTurning } from './useTurning.ts';

type Shown = {
  snapshot: Snapshot | null;
  frozen: boolean;
  /** Why there is nothing to show, in a sentence; null while it is on its way too. */
  missing: string | null;
};

const isFrozen = ({ snapshotHash }: Meeting): boolean => snapshotHash !== null;

/** The version that the address asks for: the one the meeting was given, unless it is the register now. */
const useShown = ({ served, client, address }: ViewParts, meeting: Meeting | undefined): Shown => {
  const key = meeting && isFrozen(meeting) && address.version !== 'now' ? meeting.key : null;
  const ask = useMemo(() => (key === null ? null : () => client.meetingVersion(key)), [client, key]);
  const { value, refused } = useAsked(ask, served);
  if (!meeting) return { snapshot: null, frozen: false, missing: 'This period has no such meeting.' };
  if (key === null) return { snapshot: served.snapshot, frozen: false, missing: null };
  return { snapshot: value?.snapshot ?? null, frozen: true, missing: value ? null : refused };
};

const useWholePage = (turned: string) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    void window.scrollTo(0, 0);
  }, [turned]);
  return heading;
};

/** A meeting's report in the room: one priority at a time, large, turned with the keyboard. */
export const MeetingPage = (parts: ViewParts) => {
  const { model, served, address, onChange } = parts;
  const styles = usePresentStyles();
  const { period, title } = model.period;
  const meeting = served.snapshot.meetings.find(one => one.period === period && one.id === address.meeting);
  const { snapshot, frozen, missing } = useShown(parts, meeting);
  const slides = useMemo(() => (snapshot ? slidesOf(snapshot, period) : []), [snapshot, period]);
  const place = placeOf(slides, address.filters.priority);
  const slide = slides[place];
  const heading = useWholePage(slide?.plan.key ?? '');

  const turn = (to: Turn) => {
    if (to === 'leave') return onChange({ ...asAtFirst, view: 'meetings', version: null });
    const next = placeAfter(to, place, slides.length);
    const priority = slides[next]?.plan.id;
    if (next !== place && priority !== undefined) onChange({ filters: { priority } });
  };
  useTurning(turn);

  const about = meeting ? `${meeting.body}, ${longDay(meeting.meetsOn)}. ` : '';
  const hasBoth = meeting !== undefined && isFrozen(meeting);
  const other = {
    label: address.version === 'now' ? 'Show the frozen version' : 'Show the register now',
    onShow: () => onChange({ version: address.version === 'now' ? null : 'now' }),
  };
  return (
    <div className={styles.page}>
      <p className={styles.about}>
        {about}
        {snapshot && versionSaid(title, snapshot.asAt, frozen)}
        {snapshot && !hasBoth && '; no version has been frozen'}
        {snapshot && '.'}
      </p>
      <div className={styles.slide}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {slide?.plan.title ?? title}
        </h1>
        {missing !== null && <p className={styles.sentence}>{missing}</p>}
        {snapshot === null && missing === null && (
          <p className={styles.sentence}>The version is being fetched.</p>
        )}
        {snapshot !== null && !slide && <p className={styles.sentence}>Nothing has been asked for yet.</p>}
        {slide && <PrioritySlide slide={slide} period={period} />}
      </div>
      <TurnBar slides={slides} place={place} onTurn={turn} other={hasBoth ? other : null} />
    </div>
  );
};
