import { Button, makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  notice: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    marginTop: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

type Props = { words: string; button?: string; onPress?: () => void };

/** One line above the view, with what can be done about it. */
export const Notice = ({ words, button, onPress }: Props) => {
  const styles = useStyles();
  return (
    <div className={styles.notice}>
      <span>{words}</span>
      {button && (
        <Button size="small" onClick={onPress}>
          {button}
        </Button>
      )}
    </div>
  );
};
