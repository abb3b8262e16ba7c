import { defineErrors } from '../errors/domain-error';

export const queueErrors = defineErrors({
  JOB_UNKNOWN: {
    status: 404,
    vi: 'Không có công việc nền tên {name}.',
    en: 'There is no job named {name}.',
  },
});
