import type { BotRequest, BotResponse } from '../bot/index.ts';
import type { Absences, Answering, Chase, Deciding, Directory, Ledger } from '../chase/index.ts';
import type {
  Calendar,
  Instant,
  Meeting,
  PeriodId,
  Reach,
  RegisterStore,
  Result,
  Snapshot,
} from '../register/index.ts';
import type { Changes } from './changes.ts';
import type { SignedIn } from './identity.ts';
import type { Log } from './log.ts';
import type { Reading, Visitor } from './visitor.ts';
import type { FrozenFile } from './deskWire.ts';
import type { ReadVersion } from './frozenVersions.ts';
import type { PublicConfig, ServerLoad } from './wire.ts';

/** All that the routes stand on. Nothing here reads the environment or the clock by itself. */
export type AppDeps = {
  /** Verifies an `Authorization` header, or throws a Refusal. */
  identity: (authorization: string | undefined) => Promise<SignedIn>;
  /**
   * How much of the register that person may read, as SharePoint says; null where nothing. Takes their own
   * `Authorization` header. Throws where SharePoint could not be asked.
   */
  access: (person: SignedIn, authorization: string) => Promise<Reach | null>;
  reading: Reading;
  answering: Answering;
  deciding: Deciding;
  ledger: Ledger;
  register: RegisterStore;
  calendar: Calendar;
  directory: Directory;
  /** Who is known to be away today; asks nobody. */
  absences: Pick<Absences, 'known'>;
  /** Plans a word from the performance team, which is sent at once. Whoever asks has been checked. */
  nudge: Chase['nudge'];
  /** Keeps a closed period's register in a file with a hash, once; `alreadyFrozen` where that was done before. */
  freeze: (snapshot: Snapshot, period: PeriodId) => Promise<Result<FrozenFile>>;
  /** The same for a meeting: the version that it is given, in its own row. */
  freezeMeeting: (snapshot: Snapshot, meeting: Meeting) => Promise<Result<FrozenFile>>;
  /** The version that a meeting was given; refused where there is none, or its file is another. */
  readVersion: ReadVersion;
  /** Business time. */
  now: () => Instant;
  changes: Changes;
  /** The bot's endpoint. It verifies Teams' own tokens, which no other route accepts. */
  messages: (request: BotRequest) => Promise<BotResponse>;
  publicConfig: PublicConfig;
  /** True once the register has been read. */
  ready: () => boolean;
  /** How fresh the register is, and how it stands between us and Graph. */
  load: () => ServerLoad;
  /** The folder in which `tab/dist` and `addin/dist` are. */
  pages: string;
  log: Log;
};

export type ApiEnv = { Variables: { visitor: Visitor } };
