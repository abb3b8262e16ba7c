import { UuidParam } from '../platform/http/uuid';
import { noticeErrors } from './notices.errors';

/** The id of a letter; what is no id is a letter nobody knows. */
export const NoticeId = new UuidParam(() => noticeErrors.NOTICE_UNKNOWN());
