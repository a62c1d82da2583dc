import { makeStyles, tokens } from '@fluentui/react-components';

/** On a phone, and on a screen that is zoomed to double size, a bar that stays would cover what is read. */
const narrow = '@media (max-width: 639px), (max-height: 639px)';

/** For a room: 24 px (18 pt) is the least, and it grows with the screen. Text inside is given in em of that. */
export const usePresentStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100vh',
    fontSize: 'clamp(24px, 1.5vw, 32px)',
    lineHeight: 1.4,
    overflowWrap: 'anywhere',
  },
  about: { margin: 0, paddingTop: tokens.spacingVerticalXL, color: tokens.colorNeutralForeground2 },
  slide: { flexGrow: 1, paddingBottom: tokens.spacingVerticalXXXL },
  title: {
    margin: `${tokens.spacingVerticalS} 0 0`,
    fontSize: 'clamp(32px, 2.8vw, 56px)',
    lineHeight: 1.2,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
  sentence: { margin: '0.4em 0 0', maxWidth: '52em' },
  heading: { margin: '1.2em 0 0.2em', fontSize: '1em', fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: 'minmax(11em, 13em) minmax(0, 1fr)',
    columnGap: '1.5em',
    paddingBlock: '0.6em',
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 959px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '0.2em' },
  },
  itemTitle: { margin: 0, fontSize: '1em', fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
  words: { margin: '0.2em 0 0', whiteSpace: 'pre-line', maxWidth: '48em' },
  compact: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 20em), 1fr))',
    columnGap: '1.5em',
  },
  compactItem: {
    display: 'flex',
    columnGap: '0.6em',
    alignItems: 'flex-start',
    paddingBlock: '0.35em',
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  bar: {
    position: 'sticky',
    bottom: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    paddingBlock: tokens.spacingVerticalM,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    [narrow]: { position: 'static' },
  },
  place: { margin: 0, flex: '1 1 12em', minWidth: 0, [narrow]: { flexBasis: '100%' } },
  button: { fontSize: '24px', lineHeight: '32px', maxWidth: '100%', whiteSpace: 'normal' },
});
