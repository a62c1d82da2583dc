import { periodTitle } from '../register/index.ts';
import { findMeeting, freezeMeeting, freezePeriod } from '../store/index.ts';
import { needed, RefusedError, textOf, type Command } from './command.ts';
import { meetingWarnings } from './meetingWords.ts';
import { councilOption, periodFrom, readSnapshot } from './register.ts';

export const freezeCommand: Command = {
  name: 'freeze',
  says: 'Keep the register as it stands for a closed period or a meeting, with a hash that proves it',
  options: {
    period: { type: 'string', value: 'P', required: true, says: 'A closed period, as 2024-25-Q1' },
    meeting: { type: 'string', value: 'ID', says: 'The version that this meeting is given, as cabinet' },
    council: councilOption,
  },
  positionals: [],
  run: async (values, _positionals, around) => {
    const period = periodFrom(needed(values, 'period'));
    const { snapshot, opened } = await readSnapshot(around, { council: textOf(values, 'council') });
    const id = textOf(values, 'meeting');
    const meeting = id === undefined ? null : findMeeting(snapshot, period, id);
    if (meeting?.ok === false) throw new RefusedError(meeting.problems);
    const frozen = meeting
      ? await freezeMeeting(opened.register, snapshot, meeting.value)
      : await freezePeriod(opened.register, snapshot, period);
    if (!frozen.ok) throw new RefusedError(frozen.problems);
    const { file, hash, alreadyFrozen } = frozen.value;
    const done = alreadyFrozen ? 'was frozen before' : 'is frozen';
    const warnings = meeting ? meetingWarnings(meeting.value, opened.calendar) : [];
    const said = `${periodTitle(period)}${meeting ? ` for ${meeting.value.body}` : ''} ${done}: ${file}, SHA-256 ${hash}`;
    return {
      found: false,
      json: { ...frozen.value, warnings },
      text: [said, ...warnings].join('\n'),
    };
  },
};
