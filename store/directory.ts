import { DateTime } from 'luxon';
import type { Directory } from '../chase/index.ts';
import type { Instant } from '../register/index.ts';
import { findApp, quoted } from './catalogue.ts';
import type { Graph } from './graph/graph.ts';
import { everyRow, textIn } from './graph/pages.ts';
import { createMail } from './mail.ts';
import { isFailure } from './quarterbookError.ts';

export type DirectoryOptions = {
  graph: Graph;
  /** Id of the Teams app in the organisation's catalogue; null to look it up there by `manifestId`. */
  catalogueAppId: string | null;
  /** The id in the app's manifest, which the catalogue calls its external id. */
  manifestId?: string;
  /** The mailbox that letters come from, by address or id; null where none may be sent. */
  mailFrom?: string | null;
};

const addressOf = (entraId: string) => `/users/${encodeURIComponent(entraId)}`;

const propertyOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : null;

/** Exchange names zones as Windows does; everything but the home zone is asked for, and given, in UTC. */
const zoneOf = (name: string | null): string => (name === 'GMT Standard Time' ? 'Europe/London' : 'UTC');

const instantOf = (value: unknown): number | null => {
  const text = textIn(value, 'dateTime');
  if (text === null) return null;
  const at = DateTime.fromISO(text, { zone: zoneOf(textIn(value, 'timeZone')) });
  return at.isValid ? at.toMillis() : null;
};

const isOn = (setting: unknown, at: number): boolean => {
  const status = textIn(setting, 'status');
  if (status === 'alwaysEnabled') return true;
  if (status !== 'scheduled') return false;
  const from = instantOf(propertyOf(setting, 'scheduledStartDateTime'));
  const to = instantOf(propertyOf(setting, 'scheduledEndDateTime'));
  return (from === null || from <= at) && (to === null || at < to);
};

/** The catalogue's own id of an app, once found: it never changes. Null where the app is not there, or not to be seen. */
const createCatalogue = ({ graph, catalogueAppId, manifestId }: DirectoryOptions) => {
  let known = catalogueAppId;
  return async (): Promise<string | null> => {
    if (known !== null || manifestId === undefined) return known;
    known = await findApp(graph, manifestId);
    return known;
  };
};

/** Quarterbook's own app in a person's Teams. */
const createInstalling = (options: DirectoryOptions): Pick<Directory, 'install' | 'isInstalled'> => {
  const { graph, manifestId } = options;
  const catalogueId = createCatalogue(options);
  return {
    isInstalled: async entraId => {
      try {
        if (manifestId === undefined) return null;
        const filter = encodeURIComponent(`teamsApp/externalId eq ${quoted(manifestId)}`);
        const path = `${addressOf(entraId)}/teamwork/installedApps?$filter=${filter}`;
        return (await everyRow(graph, path)).length > 0;
      } catch (error) {
        if (isFailure(error, 'not-found', 'refused')) return null;
        throw error;
      }
    },
    install: async entraId => {
      try {
        const id = await catalogueId();
        if (id === null) return 'refused';
        const bind = `${graph.baseUrl}/appCatalogs/teamsApps/${id}`;
        const path = `${addressOf(entraId)}/teamwork/installedApps`;
        await graph.call({ method: 'POST', path, body: { 'teamsApp@odata.bind': bind } });
        return 'installed';
      } catch (error) {
        if (isFailure(error, 'already-there')) return 'already-installed';
        if (isFailure(error, 'refused', 'not-found', 'invalid')) return 'refused';
        throw error;
      }
    },
  };
};

/**
 * People through Graph. Whose mailbox cannot be seen (there is none, or the permission was not given) counts as not
 * away: nobody's chase stops for want of a permission.
 */
export const createDirectory = (options: DirectoryOptions): Directory => {
  // People are asked about for a chase, and no answer waits for a chase.
  const graph = options.graph.inOrder('projection');
  const { mailFrom = null } = options;
  return {
    mail: createMail(graph, mailFrom),
    person: async entraId => {
      try {
        const path = `${addressOf(entraId)}?$select=id,displayName,mail`;
        const { body } = await graph.call({ method: 'GET', path });
        return { entraId, displayName: textIn(body, 'displayName') ?? '', mail: textIn(body, 'mail') };
      } catch (error) {
        if (isFailure(error, 'not-found')) return null;
        throw error;
      }
    },
    isAway: async (entraId: string, at: Instant) => {
      try {
        const path = `${addressOf(entraId)}/mailboxSettings?$select=automaticRepliesSetting`;
        const headers = { Prefer: 'outlook.timezone="UTC"' };
        const { body } = await graph.call({ method: 'GET', path, headers });
        return isOn(propertyOf(body, 'automaticRepliesSetting'), Date.parse(at));
      } catch (error) {
        if (isFailure(error, 'not-found', 'refused')) return false;
        throw error;
      }
    },
    ...createInstalling({ ...options, graph }),
  };
};
