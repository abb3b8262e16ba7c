import { ParseUUIDPipe } from '@nestjs/common';
import { noticeErrors } from './notices.errors';

/** The id of a letter; what is no id is a letter nobody knows. */
export const NoticeId = new ParseUUIDPipe({
  exceptionFactory: () => noticeErrors.NOTICE_UNKNOWN(),
});
