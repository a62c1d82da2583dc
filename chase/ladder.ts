import { addDays, addMonths, addWorkingDays } from '../register/index.ts';
import type { Calendar, Day } from '../register/index.ts';
import type { Rung, Terms } from './ladders.ts';

/** A rung and the day on which it is sent. */
export type Reached = { rung: Rung; on: Day };

/** The rungs of a ladder that the day has come to, by the terms of one item. */
export type Climb = (ladder: readonly Rung[], terms: Terms) => readonly Reached[];

type Distance = { amount: number; unit: Rung['unit'] };

const workOut = (start: Day, { amount, unit }: Distance, calendar: Calendar): Day => {
  if (unit === 'working-days') return addWorkingDays(start, amount, calendar);
  return addWorkingDays(unit === 'months' ? addMonths(start, amount) : addDays(start, amount), 0, calendar);
};

/** Thousands of items share a few dates, and counting working days is the dearest part of a plan. */
const workedOut = new WeakMap<Calendar, Map<string, Day>>();

/** The day that is so far from another, before it where `amount` is negative; never one without sending. */
export const sendingDay = (start: Day, distance: Distance, calendar: Calendar): Day => {
  const known = workedOut.get(calendar) ?? new Map<string, Day>();
  workedOut.set(calendar, known);
  const name = `${start} ${distance.amount} ${distance.unit}`;
  const day = known.get(name) ?? workOut(start, distance, calendar);
  known.set(name, day);
  return day;
};

const dayLength = 86_400_000;

/** How often a rung may have come again between two days: never less than it has. */
const mostTimes = (start: Day, day: Day, { offset, unit }: Rung): number => {
  if (unit !== 'months') return Math.floor((Date.parse(day) - Date.parse(start)) / dayLength / offset);
  const months = (one: Day) => Number(one.slice(0, 4)) * 12 + Number(one.slice(5, 7));
  return Math.floor((months(day) - months(start)) / offset);
};

type Today = { day: Day; calendar: Calendar };

/** The last time by a day that a rung which comes again was sent; null before the first. */
const lastTime = (start: Day, rung: Rung, { day, calendar }: Today): Day | null => {
  for (let times = mostTimes(start, day, rung); times >= 1; times -= 1) {
    const on = sendingDay(start, { amount: rung.offset * times, unit: rung.unit }, calendar);
    if (on <= day) return on;
  }
  return null;
};

const sentOn = (start: Day, rung: Rung, today: Today): Day | null =>
  rung.again
    ? lastTime(start, rung, today)
    : sendingDay(start, { amount: rung.offset, unit: rung.unit }, today.calendar);

/**
 * The rungs of a ladder that a day has come to, each with the day on which it is sent, in that order; of one day in
 * the ladder's. One that comes again is there once, for its last time.
 */
export const rungsUntil = (ladder: readonly Rung[], terms: Terms, today: Today): Reached[] => {
  const reached: Reached[] = [];
  for (const rung of ladder) {
    const start = terms[rung.from];
    if (!start) continue;
    const on = sentOn(start, rung, today);
    if (on !== null && on <= today.day && on >= (terms.since ?? '')) reached.push({ rung, on });
  }
  return reached.sort((a, b) => a.on.localeCompare(b.on));
};

/** `rungsUntil` of one day; what has the same ladder and the same terms is worked out once. */
export const createClimb = (today: Today): Climb => {
  const known = new Map<readonly Rung[], Map<string, readonly Reached[]>>();
  return (ladder, terms) => {
    const ofLadder = known.get(ladder) ?? new Map<string, readonly Reached[]>();
    known.set(ladder, ofLadder);
    const name = JSON.stringify(terms);
    const reached = ofLadder.get(name) ?? rungsUntil(ladder, terms, today);
    ofLadder.set(name, reached);
    return reached;
  };
};
