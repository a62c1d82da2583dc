import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { LateItems } from '../register/index.ts';
import type { ViewName } from './address.ts';
import { Lead } from './Lead.tsx';
import { lateOf, lateSentence } from './overviewModel.ts';
import { viewNames } from './viewNames.ts';

const useStyles = makeStyles({
  links: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
});

type Props = {
  late: LateItems;
  /** Where a view is, with the list sorted so that the oldest date comes first. */
  hrefOf: (view: ViewName) => string;
  onView: (view: ViewName) => void;
};

/** What is past its date, and the lists that show it. */
export const LateList = ({ late, hrefOf, onView }: Props) => {
  const styles = useStyles();
  const kinds = lateOf(late);
  return (
    <section aria-label="Late">
      <Lead small title="Late" sentence={lateSentence(kinds, late.day)} />
      <div className={styles.links}>
        {kinds.map(({ view }) => (
          <Link
            key={view}
            href={hrefOf(view)}
            onClick={event => {
              event.preventDefault();
              onView(view);
            }}
          >
            Show the {viewNames[view].toLowerCase()} by date
          </Link>
        ))}
      </div>
    </section>
  );
};
