import { useState } from 'react';
import type { Client, NudgeAnswer } from '../server/client.ts';
import type { Refused } from './refused.ts';
import { useSending } from './useSending.ts';

export type Nudging = {
  busy: boolean;
  refused: Refused | null;
  /** What came of the last nudge, where it was of one post alone; to be read aloud. */
  last: NudgeAnswer | null;
  /** What came of the last nudge of each post in this sitting. */
  answers: ReadonlyMap<string, NudgeAnswer>;
  /** Answers in the server's order; null where it was not done. */
  nudge: (posts: readonly string[]) => Promise<NudgeAnswer[] | null>;
};

/** The performance team's word in between, to one post or many. */
export const useNudging = (client: Client, council: string, onDone: () => void): Nudging => {
  const { busy, refused, send } = useSending();
  const [answers, setAnswers] = useState<Nudging['answers']>(new Map());
  const [last, setLast] = useState<NudgeAnswer | null>(null);
  const nudge = async (posts: readonly string[]) => {
    let came: NudgeAnswer[] = [];
    const done = await send(async () => {
      came = (await client.nudge({ council, posts: [...posts] })).posts;
    });
    if (!done) return null;
    setAnswers(before => new Map([...before, ...came.map(one => [one.post, one] as const)]));
    setLast(came.length === 1 ? (came[0] ?? null) : null);
    onDone();
    return came;
  };
  return { busy, refused, last, answers, nudge };
};
