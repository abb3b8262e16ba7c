import type { DraftedNotice } from '../../src/notices/dto/draft-notices.response';
import type { NoticeResponse } from '../../src/notices/dto/notice.response';
import type { TestApp } from './app';
import { actOn, draft, SIGNER } from './notices';
import type { Person } from './people';

/** Drafts one letter to all with anything late, or to these units; what became of each of them. */
export const draftCollective = (
  t: TestApp,
  office: Person,
  unitCodes?: readonly string[],
): Promise<Map<string, DraftedNotice>> =>
  draft(t, office, { form: 'COLLECTIVE', ...(unitCodes && { unitCodes }) });

/** The only letter that was drafted. */
export function onlyLetter(drafted: ReadonlyMap<string, DraftedNotice>): string {
  const ids = new Set([...drafted.values()].map(({ id }) => id));
  const [id] = ids;
  if (!id || ids.size > 1) throw new Error(`${ids.size} letters were drafted`);
  return id;
}

/** Drafts, approves and issues one letter to these units. */
export async function issueCollective(
  t: TestApp,
  office: Person,
  unitCodes?: readonly string[],
): Promise<NoticeResponse> {
  const id = onlyLetter(await draftCollective(t, office, unitCodes));
  await actOn(t, office, id, 'approve');
  return actOn(t, office, id, 'issue', SIGNER);
}
