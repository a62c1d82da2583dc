import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  line: { display: 'block', overflow: 'visible', marginBottom: tokens.spacingVerticalXXS },
});

const width = 72;
const height = 20;

const round = (value: number): number => Math.round(value * 10) / 10;

/** Where each figure stands, between the lowest and the highest of them; all on one height where they are the same. */
export const placesOf = (values: readonly number[]): { x: number; y: number }[] => {
  const lowest = Math.min(...values);
  const span = Math.max(...values) - lowest;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  return values.map((value, index) => ({
    x: round(index * step),
    y: span === 0 ? height / 2 : round(height - ((value - lowest) / span) * height),
  }));
};

/**
 * A line of figures, the last one marked. It is a picture of what is written beside it, and so has no name of its own.
 * The sparkline of Fluent's charts (9.3.25) is a stop of the Tab key in every row and keeps its first figures.
 */
export const Sparkline = ({ values }: { values: readonly number[] }) => {
  const styles = useStyles();
  const places = placesOf(values);
  const last = places.at(-1);
  return (
    <svg width={width} height={height} aria-hidden="true" focusable="false" className={styles.line}>
      <polyline
        points={places.map(({ x, y }) => `${x},${y}`).join(' ')}
        fill="none"
        stroke={tokens.colorNeutralForeground2}
        strokeWidth="1.5"
      />
      {last && <circle cx={last.x} cy={last.y} r="2.5" fill={tokens.colorNeutralForeground1} />}
    </svg>
  );
};
