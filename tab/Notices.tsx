import { dayOf, longDay, timeOf, type Instant, type PeriodId } from '../register/index.ts';
import { failureWords, type Failure } from './failure.ts';
import { Notice } from './Notice.tsx';
import type { PageModel } from './pageModel.ts';

/** "You are offline; figures are as at 09:05 on 14 October 2024." */
const staleWords = (failure: Failure, asAt: Instant): string => {
  const as = `figures are as at ${timeOf(asAt)} on ${longDay(dayOf(asAt))}.`;
  return failure === 'unreachable' ? `You are offline; ${as}` : `${failureWords[failure].title}; ${as}`;
};

type Props = Pick<PageModel, 'unknownPeriod' | 'beside'> & {
  failure: Failure | null;
  asAt: Instant;
  onRetry: () => void;
  onShow: (period: PeriodId) => void;
};

/** Lines above the view: only what changes how the figures below are to be read. */
export const Notices = ({ failure, asAt, onRetry, unknownPeriod, beside, onShow }: Props) => (
  <div aria-live="polite">
    {failure && (
      <Notice
        words={staleWords(failure, asAt)}
        button={failureWords[failure].button ?? 'Try again'}
        onPress={onRetry}
      />
    )}
    {unknownPeriod && (
      <Notice words={`This register has no period ${unknownPeriod}. Another one is shown.`} />
    )}
    {beside && (
      <Notice
        words={beside.words}
        button={`Show ${beside.period.title}`}
        onPress={() => onShow(beside.period.period)}
      />
    )}
  </div>
);
