import { Button, Field, Link, SearchBox } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { dayOf, type Snapshot } from '../register/index.ts';
import type { Client, DatedItemView, ItemView } from '../server/client.ts';
import { findByWords, type FoundItem } from './findItems.ts';
import { useFormStyles } from './formStyles.ts';
import { Lead } from './Lead.tsx';
import { ProxyForm } from './ProxyForm.tsx';
import { RefusedBox } from './RefusedBox.tsx';
import { useListStyles } from './listStyles.ts';
import type { Drafts } from './useDrafts.ts';
import { useSending } from './useSending.ts';

const mostShown = 8;

const Found = ({ found, onChoose }: { found: FoundItem[]; onChoose: (key: string) => void }) => {
  const list = useListStyles();
  return (
    <>
      <ul className={list.list}>
        {found.slice(0, mostShown).map(({ key, ref, title, post }) => (
          <li key={key} className={list.row}>
            <span className={list.words}>
              <Link as="button" appearance="subtle" onClick={() => onChoose(key)}>
                {ref} {title}
              </Link>
            </span>
            <span className={list.note}>{post}</span>
          </li>
        ))}
      </ul>
      {found.length > mostShown && (
        <p className={list.note}>{found.length - mostShown} more. Another word finds fewer.</p>
      )}
    </>
  );
};

type ChosenProps = {
  itemKey: string;
  snapshot: Snapshot;
  client: Client;
  drafts: Drafts;
  onSent: (who: string) => void;
  onClose: () => void;
};

const Chosen = ({ itemKey, snapshot, client, drafts, onSent, onClose }: ChosenProps) => {
  const styles = useFormStyles();
  const { refused, send } = useSending();
  const [view, setView] = useState<ItemView | DatedItemView | null>(null);
  useEffect(() => {
    void send(async () => setView(await client.item(itemKey)));
  }, [client, itemKey, send]);
  if (refused)
    return (
      <>
        <RefusedBox refused={refused} fields={[]} kept="" />
        <Button onClick={onClose}>Choose another item</Button>
      </>
    );
  if (!view) return <p className={styles.quiet}>The item is loading.</p>;
  return (
    <>
      <h3 className={styles.title}>{view.item.title}</h3>
      <ProxyForm
        view={view}
        client={client}
        drafts={drafts}
        today={dayOf(snapshot.asAt)}
        onSent={onSent}
        onClose={onClose}
      />
    </>
  );
};

type Props = {
  snapshot: Snapshot;
  client: Client;
  drafts: Drafts;
  /** The item that is answered for; null: it is to be chosen. */
  itemKey: string | null;
  onChoose: (key: string | null) => void;
  onSent: () => void;
};

/** The performance team records what somebody without an account said, of any item. */
export const ProxyEntry = ({ snapshot, client, drafts, itemKey, onChoose, onSent }: Props) => {
  const styles = useFormStyles();
  const [search, setSearch] = useState('');
  const [recorded, setRecorded] = useState<string | null>(null);
  const status = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (recorded !== null) status.current?.focus();
  }, [recorded]);
  return (
    <section aria-label="Answer for somebody else" className={styles.section}>
      <Lead
        small
        title="Answer for somebody else"
        sentence="Record what somebody without an account said. It is shown as said by them, and the holder of the post is told."
      />
      {recorded !== null && (
        <div ref={status} role="status" tabIndex={-1} className={styles.box}>
          <p className={styles.boxTitle}>Recorded as said by {recorded}.</p>
        </div>
      )}
      {itemKey === null ? (
        <>
          <Field label="Find the item" className={styles.short}>
            <SearchBox value={search} onChange={(_, { value }) => setSearch(value)} />
          </Field>
          <Found found={findByWords(snapshot, search)} onChoose={onChoose} />
        </>
      ) : (
        <Chosen
          key={itemKey}
          itemKey={itemKey}
          snapshot={snapshot}
          client={client}
          drafts={drafts}
          onClose={() => onChoose(null)}
          onSent={who => {
            setRecorded(who);
            onChoose(null);
            onSent();
          }}
        />
      )}
    </section>
  );
};
