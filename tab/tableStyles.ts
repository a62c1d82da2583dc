import { makeStyles, tokens } from '@fluentui/react-components';

/** Below this a row is read from top to bottom instead of across. */
export const narrow = '@media (max-width: 719px)';

const hairline = `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`;

/** One look for every table. Roles are written out in the markup because a cell that is a block loses its own. */
export const useTableStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'separate',
    borderSpacing: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    [narrow]: { display: 'block' },
  },
  section: { [narrow]: { display: 'block' } },
  head: {
    [narrow]: {
      position: 'absolute',
      width: '1px',
      height: '1px',
      overflow: 'hidden',
      clipPath: 'inset(50%)',
    },
  },
  row: {
    [narrow]: {
      display: 'flex',
      flexWrap: 'wrap',
      columnGap: tokens.spacingHorizontalL,
      rowGap: tokens.spacingVerticalXS,
      paddingBlock: tokens.spacingVerticalM,
      borderBottom: hairline,
    },
  },
  columnHead: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    paddingInlineStart: 0,
    textAlign: 'start',
    verticalAlign: 'bottom',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground2,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  sticky: { position: 'sticky', top: 0, zIndex: 1 },
  groupHead: {
    padding: `${tokens.spacingVerticalXXL} 0 ${tokens.spacingVerticalS}`,
    textAlign: 'start',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    borderBottom: hairline,
    [narrow]: { display: 'block', borderBottom: 'none', padding: 0 },
  },
  cell: {
    padding: `${tokens.spacingVerticalMNudge} ${tokens.spacingHorizontalM}`,
    paddingInlineStart: 0,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: hairline,
    overflowWrap: 'anywhere',
    [narrow]: { display: 'block', padding: 0, borderBottom: 'none' },
  },
  end: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', [narrow]: { textAlign: 'start' } },
  total: { fontWeight: tokens.fontWeightSemibold },
  whole: { [narrow]: { width: '100%' } },
  note: {
    display: 'block',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  /** The column's name before a value, where there is no header above it. */
  label: {
    display: 'none',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    [narrow]: { display: 'block' },
  },
  muted: { color: tokens.colorNeutralForeground3 },
  clamped: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
  },
});
