/** The ways a petition arrives. An API client may submit by those it was given. */
export const CHANNELS = [
  'WEB',
  'APP',
  'PORTAL',
  'PHONE',
  'EMAIL',
  'PAPER',
  'IN_PERSON',
  'SURVEY',
] as const;
export type Channel = (typeof CHANNELS)[number];
