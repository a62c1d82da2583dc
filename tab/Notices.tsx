import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { dayOf, longDay, timeOf, type Instant, type ReportingPeriod } from '../register/index.ts';
import { failureWords, type Failure } from './failure.ts';

const useStyles = makeStyles({
  notices: { display: 'grid', rowGap: tokens.spacingVerticalS, marginTop: tokens.spacingVerticalM },
});

/** "You are offline; figures are as at 09:05 on 14 October 2024." */
export const staleWords = (failure: Failure, asAt: Instant): string => {
  const as = `figures are as at ${timeOf(asAt)} on ${longDay(dayOf(asAt))}.`;
  return failure === 'unreachable' ? `You are offline; ${as}` : `${failureWords[failure].title}; ${as}`;
};

type Props = {
  failure: Failure | null;
  asAt: Instant;
  onRetry: () => void;
  /** The period asked for in the address, where the register has none such. */
  unknown: string | null;
  collecting: { period: ReportingPeriod; words: string } | null;
  onShow: (period: string) => void;
};

/** Lines above the view: only what changes how the figures below are to be read. */
export const Notices = ({ failure, asAt, onRetry, unknown, collecting, onShow }: Props) => {
  const styles = useStyles();
  return (
    <div className={styles.notices} aria-live="polite">
      {failure && (
        <MessageBar intent="warning" layout="auto">
          <MessageBarBody>{staleWords(failure, asAt)}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={onRetry}>{failureWords[failure].button ?? 'Try again'}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {unknown && (
        <MessageBar intent="warning" layout="auto">
          <MessageBarBody>This register has no period {unknown}. Another one is shown.</MessageBarBody>
        </MessageBar>
      )}
      {collecting && (
        <MessageBar intent="info" layout="auto">
          <MessageBarBody>{collecting.words}</MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => onShow(collecting.period.period)}>Show {collecting.period.title}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
};
