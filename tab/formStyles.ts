import { makeStyles, tokens } from '@fluentui/react-components';
import { narrowStatus } from './tableStyles.ts';

/** Forms and the lists that they stand in. */
export const useFormStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    rowGap: tokens.spacingVerticalL,
    maxWidth: '44rem',
    marginTop: tokens.spacingVerticalM,
    paddingBlock: tokens.spacingVerticalM,
  },
  /** Short fields side by side, under each other on a phone. */
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(14rem, 100%), 1fr))',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
  },
  short: { maxWidth: '26rem', [narrowStatus]: { maxWidth: 'none' } },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  /** What is done to a whole list, above it. */
  together: { marginBottom: tokens.spacingVerticalL },
  /** Buttons under words. */
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalM,
  },
  /** Something said beside the form: sent back, refused, changed meanwhile. */
  box: {
    maxWidth: '44rem',
    boxSizing: 'border-box',
    marginTop: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderInlineStartWidth: tokens.strokeWidthThickest,
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStrokeAccessible,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  boxTitle: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  words: { margin: `${tokens.spacingVerticalXS} 0 0`, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  quiet: {
    margin: `${tokens.spacingVerticalXS} 0 0`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  entry: {
    paddingBlock: tokens.spacingVerticalL,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  /** What it is, and its button beside it; on a phone the button stands under the words. */
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    gap: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL}`,
    [narrowStatus]: { flexDirection: 'column' },
  },
  /** What stood in the report before, apart from what is said now. */
  before: { marginTop: tokens.spacingVerticalM },
  /** Over words that stand where another column has a field. */
  label: {
    margin: 0,
    color: tokens.colorNeutralForeground3,
    lineHeight: tokens.lineHeightBase300,
    paddingBlock: tokens.spacingVerticalXXS,
  },
  /** Of a part of a panel. */
  heading: {
    margin: `${tokens.spacingVerticalXL} 0 0`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  facts: { flex: '1 1 auto', minWidth: 0 },
  notes: { marginBottom: tokens.spacingVerticalXXL },
  section: { marginTop: tokens.spacingVerticalXXL },
});
