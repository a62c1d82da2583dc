import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  button: {
    appearance: 'none',
    border: 'none',
    background: 'none',
    padding: 0,
    margin: 0,
    font: 'inherit',
    color: 'inherit',
    textAlign: 'inherit',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: tokens.spacingVerticalXXS,
    },
  },
  arrow: { marginInlineStart: tokens.spacingHorizontalXS },
});

type Props = { title: string; order: 'ascending' | 'descending' | null; onSort: () => void };

/** A column's heading, by which the list is sorted; which way is read from the heading's own `aria-sort`. */
export const SortButton = ({ title, order, onSort }: Props) => {
  const styles = useStyles();
  return (
    <button type="button" className={styles.button} onClick={onSort}>
      {title}
      {order && (
        <span aria-hidden="true" className={styles.arrow}>
          {order === 'ascending' ? '↑' : '↓'}
        </span>
      )}
    </button>
  );
};
