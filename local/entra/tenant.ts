/** An application registered with the tenant. */
export type Application = {
  appId: string;
  displayName: string;
  /** PEM; null for an application that proves nothing (a page in a browser). */
  certificatePem: string | null;
  /** Application permissions on Microsoft Graph that an administrator granted. */
  graphRoles?: readonly string[];
};

/** A person of the tenant. A register's `Person` is one too. */
export type TenantPerson = { entraId: string; displayName: string; mail?: string | null };

export type Tenant = {
  /** `https://localhost:N`, without the tenant. */
  authority: string;
  tenantId: string;
  people: readonly TenantPerson[];
  applications: readonly Application[];
  /** Addresses that Microsoft Graph has here besides its own: tokens for those carry its roles too. */
  graphNames?: readonly string[];
};

export const tokenEndpoint = ({ authority, tenantId }: Tenant): string =>
  `${authority}/${tenantId}/oauth2/v2.0/token`;

export const findApplication = (tenant: Tenant, id: string): Application | null =>
  tenant.applications.find(application => application.appId === id.replace(/^api:\/\//, '').toLowerCase()) ??
  null;

export const findPerson = (tenant: Tenant, oid: string): TenantPerson | null =>
  tenant.people.find(person => person.entraId === oid) ?? null;

/** What a person signs in with. */
export const signInName = (person: TenantPerson): string =>
  person.mail ??
  `${person.displayName
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')
    .replace(/^\.|\.$/g, '')}@council.example`;
