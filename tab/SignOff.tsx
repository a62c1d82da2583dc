import { Button } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import type { PeriodId } from '../register/index.ts';
import type { Client, PeriodView, RegisterView } from '../server/client.ts';
import { useFormStyles } from './formStyles.ts';
import { Lead } from './Lead.tsx';
import { RefusedBox } from './RefusedBox.tsx';
import { freezing, nextStep, signOffSentence, stepBack, type Step } from './signOffWords.ts';
import { useSending } from './useSending.ts';

type Props = { client: Client; served: RegisterView; period: PeriodId };

type StepsProps = {
  period: PeriodView;
  busy: boolean;
  onStep: (step: Step) => void;
  onFreeze: () => void;
};

/** What cannot be taken back is asked once more. */
const Steps = ({ period, busy, onStep, onFreeze }: StepsProps) => {
  const styles = useFormStyles();
  const [sure, setSure] = useState<Step | null>(null);
  const next = nextStep(period);
  const back = stepBack(period);
  if (sure)
    return (
      <div className={styles.box}>
        <p className={styles.boxTitle}>{sure.does}</p>
        <div className={styles.buttons}>
          <Button disabled={busy} onClick={() => onStep(sure)}>
            Yes, close {period.title}
          </Button>
          <Button onClick={() => setSure(null)}>Cancel</Button>
        </div>
      </div>
    );
  return (
    <>
      {next && <p className={styles.quiet}>{next.does}</p>}
      {period.state === 'closed' && !period.isFrozen && <p className={styles.quiet}>{freezing}</p>}
      <div className={styles.buttons}>
        {next && (
          <Button disabled={busy} onClick={() => (next.final ? setSure(next) : onStep(next))}>
            {next.button}
          </Button>
        )}
        {back && (
          <Button appearance="subtle" disabled={busy} onClick={() => onStep(back)}>
            {back.button}
          </Button>
        )}
        {period.state === 'closed' && !period.isFrozen && (
          <Button disabled={busy} onClick={onFreeze}>
            Freeze {period.title}
          </Button>
        )}
      </div>
    </>
  );
};

/** How far a period is in the sign-off, and the performance team's next step. Shown to nobody else. */
export const SignOff = ({ client, served, period }: Props) => {
  const { busy, refused, send } = useSending();
  const [periods, setPeriods] = useState<readonly PeriodView[]>([]);
  const { council } = served;

  const load = useCallback(
    () => client.periods(council).then(view => setPeriods(view.mayMove ? view.periods : [])),
    [client, council],
  );

  useEffect(() => {
    // What is shown stays as it was last known; the page itself says when the server cannot be reached.
    void load().catch(() => undefined);
  }, [load, served]);

  const shown = periods.find(one => one.period === period);
  if (!shown) return null;
  return (
    <section aria-label="Sign-off">
      <Lead small title="Sign-off" sentence={signOffSentence(shown)} />
      {refused && <RefusedBox refused={refused} fields={[]} kept="" />}
      <Steps
        key={shown.state}
        period={shown}
        busy={busy}
        onStep={({ to }) => void send(() => client.movePeriod(council, period, to).then(load))}
        onFreeze={() => void send(() => client.freezePeriod(council, period).then(load))}
      />
    </section>
  );
};
