import type { Standing } from '../register/index.ts';
import { Disclosure } from './Disclosure.tsx';
import { ItemList } from './ItemList.tsx';
import { Lead } from './Lead.tsx';
import { MovementText } from './MovementText.tsx';
import { changesSentence, type Overview } from './overviewModel.ts';
import { movementOf } from './ratingWords.ts';

type Props = { overview: Overview; onOpen: (itemKey: string) => void };

const moved = (standing: Standing) => <MovementText movement={movementOf(standing)} />;

/** Which ratings moved since the report before. */
export const Changes = ({ overview, onOpen }: Props) => (
  <section aria-label="What changed">
    <Lead small title="What changed" sentence={changesSentence(overview)} />
    {overview.down.length > 0 && (
      <Disclosure title={`Went down (${overview.down.length})`}>
        <ItemList standings={overview.down} onOpen={onOpen} aside={moved} />
      </Disclosure>
    )}
    {overview.up.length > 0 && (
      <Disclosure title={`Went up (${overview.up.length})`}>
        <ItemList standings={overview.up} onOpen={onOpen} aside={moved} />
      </Disclosure>
    )}
  </section>
);
