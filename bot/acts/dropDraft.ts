import type { Draft } from '../../chase/index.ts';
import type { Turn } from '../turn.ts';

/** What was a draft is an answer now. Where it cannot be dropped it is shown once more, and nothing is lost. */
export const dropDraft = async (
  { entraId, parts }: Turn,
  of: Pick<Draft, 'itemKey' | 'period'>,
): Promise<void> => {
  try {
    await parts.ledger.dropDraft({ entraId, ...of });
  } catch (error) {
    parts.report(error);
  }
};
