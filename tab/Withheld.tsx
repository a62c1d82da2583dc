import type { Task } from '../server/client.ts';
import { titleOfTask } from './deskWords.ts';
import { useFormStyles } from './formStyles.ts';

/** What waits for a decision of somebody whom SharePoint does not let read it. */
export const Withheld = ({ task }: { task: Task }) => {
  const styles = useFormStyles();
  return (
    <li className={styles.entry}>
      <h3 className={styles.title}>{titleOfTask(task)}</h3>
      <p className={styles.quiet}>
        SharePoint does not let you read this. Ask the performance team to open it to you, then decide it
        here.
      </p>
    </li>
  );
};
