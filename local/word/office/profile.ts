/**
 * How this Word misbehaves. The plain one already refuses a write to a locked control, because nobody knows whether
 * Word does; other faults are added here, each naming its office-js issue.
 */
export type Profile = {
  id: string;
  title: string;
  /** Highest WordApi requirement set that is answered. */
  wordApi: number;
  readOnly: boolean;
};

const plain: Profile = { id: 'plain', title: 'Current Word', wordApi: 1.6, readOnly: false };

export const profiles: readonly Profile[] = [
  plain,
  { id: 'ltsc', title: 'Word 2021', wordApi: 1.3, readOnly: false },
  // https://github.com/OfficeDev/office-js/issues/6209
  { id: 'read-only', title: 'Read-only copy', wordApi: 1.6, readOnly: true },
];

/** The plain profile where no profile has that id. */
export const profileOf = (id: string | null): Profile => profiles.find(profile => profile.id === id) ?? plain;
