import { engineBands, periodTitle, type Scheme } from '../register/index.ts';
import type { TaskStanding } from '../server/client.ts';
import { useFormStyles } from './formStyles.ts';
import { SaidMark } from './SaidText.tsx';

type Props = {
  standing: Pick<TaskStanding, 'item' | 'scheme' | 'previous'>;
  schemes: readonly Scheme[];
  /** With what was said then. */
  full: boolean;
  /** True for whoever said it; otherwise for whoever decides. */
  own?: boolean;
};

/** How it stood in the report before, and what was said. */
export const LastTime = ({ standing: { item, scheme: id, previous }, schemes, full, own = false }: Props) => {
  const styles = useFormStyles();
  const scheme = schemes.find(one => one.id === id);
  const isReported = previous?.rating && previous.rating.band !== engineBands.notReported;
  if (!previous || !scheme || !isReported)
    return <p className={styles.quiet}>Nothing was reported last time.</p>;
  const { period, rating, update } = previous;
  return (
    <>
      <p className={styles.words}>
        {periodTitle(period)}: <SaidMark item={item} scheme={scheme} rating={rating} update={update} />
      </p>
      {full && update?.commentary && (
        <p className={styles.words}>
          {own ? 'We said' : 'Said then'}: {update.commentary}
        </p>
      )}
      {full && update?.nextActions && (
        <p className={styles.words}>
          {own ? 'Next, we said' : 'Next steps then'}: {update.nextActions}
        </p>
      )}
    </>
  );
};
