import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { RatingMark } from '../RatingMark.tsx';
import { narrowStatus } from '../tableStyles.ts';
import type { Bar, BarPart, BarsModel } from './chartModel.ts';

/** So much of the theme's text colour in its background: words on it have a contrast of 5 or more in every theme. */
const shade = (percent: number): string =>
  `color-mix(in srgb, ${tokens.colorNeutralForeground1} ${percent}%, ${tokens.colorNeutralBackground1})`;

/** In high contrast, and where the browser takes the shades away, the outline tells them apart; it is not seen elsewhere. */
const outline = (style: 'dashed' | 'dotted' | 'double', width = '2px') =>
  ({
    borderTopStyle: style,
    borderRightStyle: style,
    borderBottomStyle: style,
    borderLeftStyle: style,
    borderTopWidth: width,
    borderRightWidth: width,
    borderBottomWidth: width,
    borderLeftWidth: width,
    borderTopColor: tokens.colorTransparentStroke,
    borderRightColor: tokens.colorTransparentStroke,
    borderBottomColor: tokens.colorTransparentStroke,
    borderLeftColor: tokens.colorTransparentStroke,
  }) as const;

const useStyles = makeStyles({
  chart: { marginBlock: tokens.spacingVerticalM, maxWidth: '52rem' },
  key: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    marginBottom: tokens.spacingVerticalM,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  keyPart: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalSNudge },
  swatch: { boxSizing: 'border-box', width: '20px', height: '20px', borderRadius: tokens.borderRadiusSmall },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(7em, 13em) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    marginBottom: tokens.spacingVerticalS,
    [narrowStatus]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  title: { overflowWrap: 'anywhere' },
  track: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalS, minWidth: 0 },
  bar: { display: 'flex', columnGap: '2px', minWidth: 'min-content' },
  part: {
    boxSizing: 'border-box',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    minWidth: '22px',
    height: '24px',
    overflow: 'hidden',
    fontSize: tokens.fontSizeBase200,
    lineHeight: 1,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
    borderRadius: tokens.borderRadiusSmall,
    outline: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    outlineOffset: '-1px',
    printColorAdjust: 'exact',
  },
  outlined: { outlineStyle: 'none' },
  total: { fontVariantNumeric: 'tabular-nums', fontWeight: tokens.fontWeightSemibold },
  none: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  tone0: { backgroundColor: tokens.colorNeutralForeground1, color: tokens.colorNeutralBackground1 },
  tone1: {
    backgroundColor: shade(68),
    color: tokens.colorNeutralBackground1,
    ...outline('double', '4px'),
  },
  tone2: { backgroundColor: shade(22), color: tokens.colorNeutralForeground1, ...outline('dashed') },
  tone3: { backgroundColor: shade(9), color: tokens.colorNeutralForeground1, ...outline('dotted') },
});

const useShade = () => {
  const styles = useStyles();
  return ({ mark, tone }: BarPart) =>
    mark
      ? { className: '', style: { backgroundColor: `#${mark.colour}`, color: `#${mark.text}` } }
      : { className: mergeClasses(tone > 0 && styles.outlined, styles[`tone${tone}`]), style: {} };
};

const Key = ({ parts }: { parts: readonly BarPart[] }) => {
  const styles = useStyles();
  const shadeOf = useShade();
  return (
    <div className={styles.key}>
      {parts.map(part => {
        const { className, style } = shadeOf(part);
        return part.mark ? (
          <RatingMark key={part.id} mark={part.mark} />
        ) : (
          <span key={part.id} className={styles.keyPart}>
            <span className={mergeClasses(styles.swatch, className)} style={style} />
            {part.title}
          </span>
        );
      })}
    </div>
  );
};

/** A count with its rating's letter, so that it is told from its neighbours without its colour. */
const written = ({ mark }: BarPart, count: number): string =>
  mark ? `${mark.letter} ${count}` : String(count);

type RowProps = { bar: Bar; parts: readonly BarPart[]; longest: number };

const BarRow = ({ bar: { title, counts, total }, parts, longest }: RowProps) => {
  const styles = useStyles();
  const shadeOf = useShade();
  const length = counts.reduce((all, count) => all + count, 0);
  return (
    <div className={styles.row}>
      <span className={styles.title}>{title}</span>
      <span className={styles.track}>
        {length > 0 && (
          <span className={styles.bar} style={{ width: `calc((100% - 3em) * ${length / longest})` }}>
            {parts.map((part, index) => {
              const count = counts[index] ?? 0;
              const { className, style } = shadeOf(part);
              return count === 0 ? null : (
                <span
                  key={part.id}
                  className={mergeClasses(styles.part, className)}
                  style={{ ...style, flex: `${count} 1 0` }}
                >
                  {written(part, count)}
                </span>
              );
            })}
          </span>
        )}
        {length === 0 && total === null ? <span className={styles.none}>none</span> : null}
        {total !== null && <span className={styles.total}>{total}</span>}
      </span>
    </div>
  );
};

/**
 * Horizontal bars with their counts written in them, each row named beside its bar. They are drawn here because the
 * bars of `@fluentui/react-charts` cannot have a count in each part, and make every part a stop of the Tab key.
 */
export const BarsByGroup = ({ model: { parts, bars, longest, name } }: { model: BarsModel }) => {
  const styles = useStyles();
  return (
    <div role="img" aria-label={name} className={styles.chart}>
      {parts.length > 1 && <Key parts={parts} />}
      {bars.map(bar => (
        <BarRow key={bar.id} bar={bar} parts={parts} longest={longest} />
      ))}
    </div>
  );
};
