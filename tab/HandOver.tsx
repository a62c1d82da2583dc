import { Button, Checkbox, Field, Select } from '@fluentui/react-components';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Snapshot } from '../register/index.ts';
import type { Client, HandOverBody } from '../server/client.ts';
import { useFormStyles } from './formStyles.ts';
import { handedOverWords, handOverWords, ownedItems, postsThatOwn, postsToChoose } from './handingOver.ts';
import { Lead } from './Lead.tsx';
import { RefusedBox } from './RefusedBox.tsx';
import { useSending } from './useSending.ts';

type ChoiceProps = {
  label: string;
  value: string;
  posts: readonly string[];
  problem: string | undefined;
  onChoose: (post: string) => void;
};

const PostChoice = ({ label, value, posts, problem, onChoose }: ChoiceProps) => {
  const styles = useFormStyles();
  return (
    <Field
      label={label}
      className={styles.short}
      validationState="none"
      {...(problem === undefined ? {} : { validationMessage: problem })}
    >
      <Select value={value} onChange={(_, chosen) => onChoose(chosen.value)}>
        <option value="">Choose a post</option>
        {posts.map(post => (
          <option key={post} value={post}>
            {post}
          </option>
        ))}
      </Select>
    </Field>
  );
};

type FormProps = {
  snapshot: Snapshot;
  /** Null: it is to be chosen. */
  start: string | null;
  busy: boolean;
  onSend: (body: HandOverBody) => void;
  onClose: () => void;
};

const Form = ({ snapshot, start, busy, onSend, onClose }: FormProps) => {
  const styles = useFormStyles();
  const [from, setFrom] = useState(start ?? '');
  const [toPost, setToPost] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  // It may have been asked for further up the page.
  useEffect(() => form.current?.focus(), []);
  const all = ownedItems(snapshot);
  const theirs = all.filter(({ post }) => post === from);
  const chosen = theirs.filter(({ key }) => !left.has(key));
  const missing = (value: string) => (tried && value === '' ? 'Please choose one.' : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (from === '' || toPost === '' || chosen.length === 0) return;
    // Where all of it goes, what this person may not read goes too.
    const what = left.size === 0 ? { post: from } : { items: chosen.map(({ key }) => key) };
    onSend({ ...what, toPost });
  };
  const leave = (key: string, stays: boolean) =>
    setLeft(before => new Set(stays ? [...before, key] : [...before].filter(one => one !== key)));
  return (
    <form
      ref={form}
      tabIndex={-1}
      className={styles.form}
      onSubmit={submit}
      noValidate
      aria-label="Hand items over"
    >
      <div className={styles.pair}>
        <PostChoice
          label="From"
          value={from}
          posts={postsThatOwn(all)}
          problem={missing(from)}
          onChoose={post => {
            setFrom(post);
            setLeft(new Set());
          }}
        />
        <PostChoice
          label="To"
          value={toPost}
          posts={postsToChoose(snapshot, all).filter(post => post !== from)}
          problem={missing(toPost)}
          onChoose={setToPost}
        />
      </div>
      {theirs.length > 0 && (
        <fieldset style={{ border: 'none', margin: 0, padding: 0 }}>
          <legend className={styles.label}>What goes over</legend>
          {theirs.map(({ key, ref, title }) => (
            <div key={key}>
              <Checkbox
                label={`${ref} ${title}`}
                checked={!left.has(key)}
                onChange={(_, { checked }) => leave(key, checked !== true)}
              />
            </div>
          ))}
        </fieldset>
      )}
      <div className={styles.actions}>
        <Button appearance="primary" type="submit" disabled={busy}>
          {handOverWords(chosen.length, toPost)}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
};

type Props = {
  snapshot: Snapshot;
  council: string;
  client: Client;
  /** The post whose items are to be handed over; null where the form is closed, `` where it is to be chosen. */
  from: string | null;
  onFrom: (post: string | null) => void;
  onDone: () => void;
};

/** Items of a post to another, many at once: after a move, or where nobody answers. */
export const HandOver = ({ snapshot, council, client, from, onFrom, onDone }: Props) => {
  const styles = useFormStyles();
  const { busy, refused, send, forget } = useSending();
  const [done, setDone] = useState<string | null>(null);
  const status = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (done !== null) status.current?.focus();
  }, [done]);
  const handOver = (body: HandOverBody) =>
    send(async () => {
      setDone(handedOverWords(await client.handOver(council, body)));
      onFrom(null);
      onDone();
    });
  return (
    <section aria-label="Hand over" className={styles.section}>
      <Lead
        small
        title="Hand over"
        sentence="Give what a post owns to another one, all of it or some. Its dates and what was said of it stay."
      />
      {done !== null && (
        <p ref={status} role="status" tabIndex={-1} className={styles.words}>
          {done}
        </p>
      )}
      {refused && <RefusedBox refused={refused} fields={[]} />}
      {from === null ? (
        <div className={styles.buttons}>
          <Button
            onClick={() => {
              setDone(null);
              onFrom('');
            }}
          >
            Hand items over
          </Button>
        </div>
      ) : (
        <Form
          key={from}
          snapshot={snapshot}
          start={from === '' ? null : from}
          busy={busy}
          onSend={body => void handOver(body)}
          onClose={() => {
            forget();
            onFrom(null);
          }}
        />
      )}
    </section>
  );
};
