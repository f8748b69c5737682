import { Provenance } from '@millrace/backstage-plugin-streaming-common';

/** The letter of each provenance, on lines and in tables. */
export const provenanceLetters: Record<Provenance, string> = {
  observed: 'O',
  authorised: 'A',
  declared: 'D',
  parsed: 'P',
};
