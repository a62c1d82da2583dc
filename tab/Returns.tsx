import { Disclosure } from './Disclosure.tsx';
import { ItemList } from './ItemList.tsx';
import { Lead } from './Lead.tsx';
import { missingSentence, type Overview } from './overviewModel.ts';

type Props = { overview: Overview; collecting: boolean; due: string; onOpen: (itemKey: string) => void };

/** What has been asked for and not been said, by post. */
export const Returns = ({ overview, collecting, due, onOpen }: Props) => {
  const post = ({ item }: { item: { ref: string; post: string } }) => item.post;
  return (
    <section aria-label="Returns">
      <Lead small title="Returns" sentence={missingSentence(overview, { collecting, due })} />
      {overview.owing.length > 0 && (
        <Disclosure title="Show them by post">
          <ItemList standings={overview.owing.flatMap(({ items }) => items)} onOpen={onOpen} aside={post} />
        </Disclosure>
      )}
    </section>
  );
};
