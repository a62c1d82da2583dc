import { Link } from '@fluentui/react-components';
import { shortDay } from '../../register/index.ts';
import type { ItemRecord } from '../../server/client.ts';
import { Disclosure } from '../Disclosure.tsx';
import { useFormStyles } from '../formStyles.ts';

const askedWords = (count: number): string =>
  count === 0
    ? 'Nobody was asked about it in the last two months'
    : `Asked ${count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`} in the last two months`;

/** For those who look after the register: who was asked, what became of it, and the row itself. */
export const ChaseRecord = ({ record: { asked, rowUrl } }: { record: ItemRecord }) => {
  const styles = useFormStyles();
  return (
    <section aria-label="For the performance team">
      <h3 className={styles.heading}>For the performance team</h3>
      {asked.length === 0 ? (
        <p className={styles.words}>{askedWords(0)}.</p>
      ) : (
        <Disclosure title={askedWords(asked.length)}>
          <ul className={styles.list}>
            {asked.map(({ day, post, step, outcome }) => (
              <li key={`${day} ${post} ${step}`} className={styles.words}>
                {shortDay(day)}: {post}, {step}; {outcome}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {rowUrl !== null && (
        <p className={styles.words}>
          <Link href={rowUrl} target="_blank" rel="noreferrer noopener">
            Open its row in SharePoint
          </Link>
        </p>
      )}
    </section>
  );
};
