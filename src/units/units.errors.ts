import { defineErrors } from '../platform/errors/domain-error';

/** Refusals of the registry of units. */
export const unitErrors = defineErrors({
  UNIT_NOT_FOUND: {
    status: 404,
    vi: 'Không có đơn vị mã {code}.',
    en: 'There is no unit with code {code}.',
  },
  UNIT_UNKNOWN: {
    status: 422,
    vi: 'Yêu cầu nhắc đến đơn vị mã {code} không có trong danh mục.',
    en: 'The request names a unit that does not exist: {code}.',
  },
  UNIT_CODE_TAKEN: {
    status: 409,
    vi: 'Mã {code} đã thuộc về một đơn vị khác.',
    en: 'The code {code} already belongs to a unit.',
  },
  UNIT_COMMUNE_CODE_INVALID: {
    status: 422,
    vi: 'Mã của xã, phường phải là mã hành chính gồm 5 chữ số; đơn vị khác không dùng dạng mã này.',
    en: 'A commune is known by its official code of 5 digits, and no other unit has such a code.',
  },
  UNIT_KIND_TAKEN: {
    status: 409,
    vi: 'Loại đơn vị này chỉ có một: {code} đang hoạt động; hãy đổi tên đơn vị đó.',
    en: 'There is one unit of this kind only, and {code} is in force; rename that one.',
  },
  UNIT_INDISPENSABLE: {
    status: 422,
    vi: 'Không thể chấm dứt {code}: hồ sơ không thuộc về ai sẽ không còn nơi đến. Có thể đổi tên.',
    en: '{code} cannot be ended: what belongs to nobody would have nowhere to go. It can be renamed.',
  },
  UNIT_VALIDITY_INVALID: {
    status: 422,
    vi: 'Ngày kết thúc {validTo} sớm hơn ngày bắt đầu {validFrom}.',
    en: 'The last day {validTo} lies before the first day {validFrom}.',
  },
  UNIT_SUCCESSOR_LOOP: {
    status: 422,
    vi: 'Đơn vị {successorCode} không thể kế thừa {code}: chuỗi kế thừa sẽ quay vòng.',
    en: '{successorCode} cannot succeed {code}: the chain of successors would loop.',
  },
});
