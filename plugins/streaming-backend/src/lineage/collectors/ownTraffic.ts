import { PORTAL_CLIENT_ID } from '../../clusters/createKafka';

/** Groups, and clients of services of the portal, start with this; they are no part of the picture. */
export const OWN_PREFIX = '__millrace-';

/** Whether the portal's own connections made this traffic. */
export function isOwnTraffic(traffic: {
  clientId?: string | null;
  group?: string | null;
}): boolean {
  return (
    traffic.clientId === PORTAL_CLIENT_ID ||
    [traffic.clientId, traffic.group].some(name => name?.startsWith(OWN_PREFIX))
  );
}
