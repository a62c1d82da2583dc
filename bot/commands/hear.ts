import { decideList } from '../acts/decideReturn.ts';
import { listFor } from '../acts/showList.ts';
import { helpCard } from '../cards/welcomeCard.ts';
import { handOver } from './handOver.ts';
import { overdue } from './overdue.ts';
import { readCommand } from './readCommand.ts';
import { cardReply, textReply, type BotReply, type Heard } from './reply.ts';
import { snooze } from './snooze.ts';
import { status } from './status.ts';

const keepNote = async ({ parts, entraId, at }: Heard, { id, text }: Said): Promise<BotReply> => {
  await parts.ledger.saveNote({
    id,
    entraId,
    kind: 'words',
    text,
    itemKey: null,
    toPost: null,
    at,
    settledBy: null,
  });
  return textReply(
    'Thank you. Your note is kept for the performance team. Type “help” to see what else you can type.',
  );
};

/** What was typed, by the id of its message. */
export type Said = { id: string; text: string };

/** What is said back to something that was typed: a command is done, anything else is kept as a note. */
export const hear = async (heard: Heard, said: Said): Promise<BotReply> => {
  if (said.text === '') return null;
  const command = readCommand(said.text);
  switch (command?.name) {
    case 'my-items':
      return cardReply(await listFor(heard.parts, heard));
    case 'decisions':
      return cardReply(await decideList({ ...heard, pressed: { verb: 'decide-list', data: {} } }));
    case 'status':
      return status(heard);
    case 'overdue':
      return overdue(heard);
    case 'help':
      return cardReply(helpCard());
    case 'hand-over':
      return handOver(heard);
    case 'snooze':
      return snooze(heard, command.days);
    case undefined:
      return keepNote(heard, said);
  }
};
