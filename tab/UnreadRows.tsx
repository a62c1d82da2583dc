import { Link } from '@fluentui/react-components';
import type { RowProblem, Snapshot } from '../register/index.ts';
import { Disclosure } from './Disclosure.tsx';
import { Lead } from './Lead.tsx';
import { useListStyles } from './listStyles.ts';
import { problemWords, rowWords } from './problemWords.ts';
import { titleOf } from './titleOf.ts';

const sentence = (count: number): string =>
  count === 1
    ? '1 row could not be read. It is left out of the figures until it is mended.'
    : `${count} rows could not be read. They are left out of the figures until they are mended.`;

const rowTitle = ({ title, itemKey, rowId }: RowProblem, snapshot: Snapshot): string =>
  title ??
  (itemKey === null ? null : titleOf(snapshot, itemKey)) ??
  (rowId === '' ? 'the whole list' : `row ${rowId}`);

/** Rows of the register that did not parse, each with what is wrong and where to mend it. */
export const UnreadRows = ({ snapshot }: { snapshot: Snapshot }) => {
  const { problems } = snapshot;
  const list = useListStyles();
  return (
    <section aria-label="Could not be read">
      <Lead small title="Could not be read" sentence={sentence(problems.length)} />
      <Disclosure title="Show the rows">
        <ul className={list.list}>
          {problems.map(problem => (
            <li
              key={`${problem.list}/${problem.rowId}/${problem.code}/${problem.field ?? ''}`}
              className={list.row}
            >
              <span className={list.words}>
                {rowWords[problem.list]}: {rowTitle(problem, snapshot)}
                <br />
                <span className={list.note}>{problemWords(problem)}</span>
              </span>
              {problem.webUrl && (
                <Link href={problem.webUrl} target="_blank" rel="noreferrer">
                  Open in SharePoint
                </Link>
              )}
            </li>
          ))}
        </ul>
      </Disclosure>
    </section>
  );
};
