import { userIdOf, botIdOf, type TeamsAddress, type TeamsPerson } from '../teams/index.ts';

const userOf = (address: TeamsAddress, person: TeamsPerson) => ({
  id: userIdOf(address, person.id),
  name: person.name,
  userPrincipleName: person.mail,
  aadObjectId: person.id,
  givenName: person.name,
  surname: '',
  email: person.mail,
});

/**
 * The Playground's configuration (schema 0.1.1) with this person as its user; it wants exactly five more. JSON is
 * YAML, so it can be written to its file as it is.
 */
export const playgroundConfiguration = (
  address: TeamsAddress,
  person: TeamsPerson,
  others: readonly TeamsPerson[],
): string =>
  JSON.stringify({
    version: '0.1.1',
    tenantId: address.tenantId,
    bot: { id: botIdOf(address), name: 'Quarterbook' },
    currentUser: userOf(address, person),
    users: others
      .filter(({ id }) => id !== person.id)
      .slice(0, 5)
      .map(other => userOf(address, other)),
    personalChat: { id: `playground-${person.id}` },
    groupChat: { id: 'playground-group', name: 'Group chat' },
    team: {
      id: 'playground-team',
      name: 'Team',
      aadGroupId: address.tenantId,
      channels: [{ id: 'playground-channel', name: 'General news' }],
    },
  });
