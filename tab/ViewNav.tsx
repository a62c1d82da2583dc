import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { MouseEvent } from 'react';
import type { ViewName } from './address.ts';
import { viewNames } from './viewNames.ts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    listStyle: 'none',
    padding: 0,
    margin: `${tokens.spacingVerticalM} 0 0`,
    marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalMNudge})`,
    '@media print': { display: 'none' },
  },
  link: {
    display: 'block',
    position: 'relative',
    padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalMNudge}`,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
    '::after': {
      content: '""',
      position: 'absolute',
      insetInline: tokens.spacingHorizontalMNudge,
      bottom: tokens.spacingVerticalXXS,
      height: tokens.strokeWidthThicker,
      borderRadius: tokens.borderRadiusCircular,
    },
    ':hover::after': { backgroundColor: tokens.colorNeutralStroke1Hover },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
    },
  },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': { backgroundColor: tokens.colorCompoundBrandStroke },
    ':hover::after': { backgroundColor: tokens.colorCompoundBrandStrokeHover },
  },
});

type Props = {
  view: ViewName;
  /** Those that are offered to this person. */
  offered: readonly ViewName[];
  /** Where a view is, for whoever opens it in a window of its own. */
  hrefOf: (view: ViewName) => string;
  onView: (view: ViewName) => void;
};

/** With a key held down a browser opens the link elsewhere, and this page stays as it is. */
const isPlain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;

/** The views, as links: each has its own address. */
export const ViewNav = ({ view, offered, hrefOf, onView }: Props) => {
  const styles = useStyles();
  return (
    <nav aria-label="Views">
      <ul className={styles.list}>
        {offered.map(one => (
          <li key={one}>
            <a
              href={hrefOf(one)}
              className={mergeClasses(styles.link, one === view && styles.here)}
              {...(one === view ? { 'aria-current': 'page' as const } : {})}
              onClick={event => {
                if (!isPlain(event)) return;
                event.preventDefault();
                onView(one);
              }}
            >
              {viewNames[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};
