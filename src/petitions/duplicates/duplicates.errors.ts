import { defineErrors } from '../../platform/errors/domain-error';

/** Refusals of merging and splitting beyond those of every action. */
export const duplicateErrors = defineErrors({
  MERGE_INTO_ITSELF: {
    status: 422,
    vi: 'Không thể gộp hồ sơ {code} vào chính nó.',
    en: 'Petition {code} cannot be merged into itself.',
  },
  MERGE_TARGET_DIVERTED_CLASS: {
    status: 409,
    vi: 'Không thể gộp vào hồ sơ {code}: khiếu nại, tố cáo được giải quyết theo luật riêng.',
    en: 'Nothing can be merged into petition {code}: complaints and denunciations have laws of their own.',
  },
});
