import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { ReportingState } from '../../register/index.ts';
import type { Client, MeetingView } from '../../server/client.ts';
import { useFormStyles } from '../formStyles.ts';
import { RefusedBox } from '../RefusedBox.tsx';
import { useTextStyles } from '../tableStyles.ts';
import { useSending } from '../useSending.ts';
import { bodySaid } from './meetingWords.ts';

/** Why there is no version to give yet; the server asks again. */
const notYet: Partial<Record<ReportingState, string>> = {
  planned: 'Can be frozen once the period has opened and its figures are in',
  collecting: 'Can be frozen once its figures are in and approved',
  approving: 'Can be frozen once its figures are approved',
};

type Props = { meeting: MeetingView; state: ReportingState; client: Client; onFrozen: () => void };

/** Keeps the register as it stands as this meeting's version. It cannot be taken back, so that it is asked once more. */
export const FreezeMeeting = ({ meeting, state, client, onFrozen }: Props) => {
  const styles = useFormStyles();
  const text = useTextStyles();
  const [sure, setSure] = useState(false);
  const { busy, refused, send } = useSending();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (sure) box.current?.focus();
  }, [sure]);
  const { key, body, periodTitle } = meeting;
  const waits = notYet[state];
  if (waits !== undefined) return <span className={text.note}>{waits}</span>;
  const freeze = async () => {
    if (await send(() => client.freezeMeeting(key))) onFrozen();
    else setSure(false);
  };
  if (!sure)
    return (
      <>
        {refused && <RefusedBox refused={refused} fields={[]} kept="" />}
        <div className={styles.buttons}>
          <Button size="small" aria-label={`Freeze ${periodTitle} for ${body}`} onClick={() => setSure(true)}>
            Freeze
          </Button>
        </div>
      </>
    );
  return (
    <div
      ref={box}
      role="group"
      aria-label={`Freeze ${periodTitle} for ${body}`}
      tabIndex={-1}
      className={styles.box}
    >
      <p className={styles.boxTitle}>
        Freeze {periodTitle} for {bodySaid(body)}?
      </p>
      <p className={styles.words}>
        The register as it stands now is kept as this meeting’s version. It is done once, and stays whatever
        is changed later.
      </p>
      <div className={styles.buttons}>
        <Button disabledFocusable={busy} onClick={() => void freeze()}>
          Yes, freeze it
        </Button>
        <Button onClick={() => setSure(false)}>Cancel</Button>
      </div>
    </div>
  );
};
