import { makeStyles, tokens, type GriffelStyle } from '@fluentui/react-components';

/** Below these a row is read from top to bottom instead of across: items have words, and need more room. */
export const narrowStatus = '@media (max-width: 639px)';
export const narrowItems = '@media (max-width: 959px)';

const hairline = `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`;

/** A row that is read from top to bottom: its short fields side by side, in columns that rows share. */
const stackedRow: GriffelStyle = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(min(8.5em, 100%), 1fr))',
  gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  paddingBlock: tokens.spacingVerticalM,
  borderBottom: hairline,
};

/** Out of sight, and still read aloud. */
export const unseen: GriffelStyle = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};

const small = { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 } as const;

/** One look for every table. Roles are written out in the markup because a cell that is a block loses its own. */
const tableStyles = (narrow: string) => ({
  table: {
    width: '100%',
    borderCollapse: 'separate',
    borderSpacing: 0,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    [narrow]: { display: 'block' },
  } satisfies GriffelStyle,
  section: { [narrow]: { display: 'block' } },
  head: { [narrow]: unseen },
  row: { [narrow]: stackedRow },
  ...headStyles(narrow),
  cell: {
    padding: `${tokens.spacingVerticalSNudge} ${tokens.spacingHorizontalXL}`,
    paddingInlineStart: 0,
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: hairline,
    overflowWrap: 'break-word',
    [narrow]: { display: 'block', padding: 0, borderBottom: 'none' },
  } satisfies GriffelStyle,
  end: { textAlign: 'end', fontVariantNumeric: 'tabular-nums', [narrow]: { textAlign: 'start' } } as const,
  total: { fontWeight: tokens.fontWeightSemibold },
  whole: { [narrow]: { gridColumn: '1 / -1' } },
  /** The column's name before a value, where there is no header above it. */
  label: { display: 'none', color: tokens.colorNeutralForeground3, ...small, [narrow]: { display: 'block' } },
});

const headStyles = (narrow: string) => ({
  columnHead: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXL}`,
    paddingInlineStart: 0,
    textAlign: 'start',
    verticalAlign: 'bottom',
    fontWeight: tokens.fontWeightSemibold,
    ...small,
    color: tokens.colorNeutralForeground2,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  } satisfies GriffelStyle,
  sticky: { position: 'sticky', top: 0, zIndex: 1 } as const,
  groupHead: {
    padding: `${tokens.spacingVerticalXXL} 0 ${tokens.spacingVerticalS}`,
    textAlign: 'start',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    borderBottom: hairline,
    [narrow]: {
      display: 'block',
      gridColumn: '1 / -1',
      borderBottom: 'none',
      padding: `${tokens.spacingVerticalL} 0 0`,
    },
  } satisfies GriffelStyle,
});

export const useStatusTableStyles = makeStyles(tableStyles(narrowStatus));
export const useItemTableStyles = makeStyles(tableStyles(narrowItems));

/** Text within tables and lists. */
export const useTextStyles = makeStyles({
  note: { display: 'block', color: tokens.colorNeutralForeground3, ...small },
  muted: { color: tokens.colorNeutralForeground3 },
  /** A title that opens something reads as text until it is pointed at: colour is for ratings. */
  title: { display: 'inline', lineHeight: 'inherit', color: tokens.colorNeutralForeground1 },
  clamped: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: 3,
    overflow: 'hidden',
  },
});
