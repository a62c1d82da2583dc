import { Link } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Standing } from '../register/index.ts';
import { useTextStyles } from './tableStyles.ts';
import { useListStyles } from './listStyles.ts';

type Props = {
  standings: readonly Standing[];
  onOpen: (itemKey: string) => void;
  aside?: (standing: Standing) => ReactNode;
};

/** Items by title, each opening its history. */
export const ItemList = ({ standings, onOpen, aside }: Props) => {
  const list = useListStyles();
  const text = useTextStyles();
  return (
    <ul className={list.list}>
      {standings.map(standing => (
        <li key={standing.item.key} className={list.row}>
          <span className={list.words}>
            <Link
              as="button"
              appearance="subtle"
              className={text.title}
              onClick={() => onOpen(standing.item.key)}
            >
              {standing.item.title}
            </Link>
          </span>
          {aside?.(standing)}
        </li>
      ))}
    </ul>
  );
};
