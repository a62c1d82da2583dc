import { useEffect, useState } from 'react';
import type { PeriodId } from '../register/index.ts';
import type { Client, BlockAnswer } from '../server/client.ts';
import { paneFailureOf, type PaneFailure } from './paneFailure.ts';

type Asked = { council: string; period: PeriodId; tag: string };
type Answered = Asked & { answer: BlockAnswer | null; failure: PaneFailure | null };

export type BlockPreviewState = {
  answer: BlockAnswer | null;
  failure: PaneFailure | null;
  loading: boolean;
  retry: () => void;
};

/** What the register says for one tag now; the previous answer stays until the next is there. */
export const useBlockPreview = (client: Client, { council, period, tag }: Asked): BlockPreviewState => {
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [attempt, setAttempt] = useState(1);
  useEffect(() => {
    let gone = false;
    const asked = { council, period, tag };
    client.blocks({ council, period, tags: [tag] }).then(
      ({ models }) => gone || setAnswered({ ...asked, answer: models[0] ?? null, failure: null }),
      (error: unknown) => gone || setAnswered({ ...asked, answer: null, failure: paneFailureOf(error) }),
    );
    return () => {
      gone = true;
    };
  }, [client, council, period, tag, attempt]);
  const retry = (): void => {
    setAnswered(null);
    setAttempt(attempt + 1);
  };
  const loading = answered?.tag !== tag || answered.period !== period;
  return { answer: answered?.answer ?? null, failure: answered?.failure ?? null, loading, retry };
};
