/** Groups of the portal itself start with this; they are no part of the picture. */
export const OWN_GROUP_PREFIX = '__millrace-';

const OWN_CLIENT_ID = 'millrace-portal';

/** Whether the portal's own connections made this traffic. */
export function isOwnTraffic(traffic: {
  clientId?: string | null;
  group?: string | null;
}): boolean {
  return (
    traffic.clientId === OWN_CLIENT_ID ||
    (traffic.group?.startsWith(OWN_GROUP_PREFIX) ?? false)
  );
}
