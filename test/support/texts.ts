const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const SHA256 = /\b[0-9a-f]{64}\b/g;

/** What somebody is shown, as text, without ids and seals: these may hold any few digits by chance. */
export const withoutChance = (shown: unknown): string =>
  JSON.stringify(shown).replace(UUID, '').replace(SHA256, '');
