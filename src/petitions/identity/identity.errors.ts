import { defineErrors } from '../../platform/errors/domain-error';

/** Refusals of the shield around the sender. */
export const identityErrors = defineErrors({
  IDENTITY_ABSENT: {
    status: 404,
    vi: 'Phản ánh, kiến nghị này được gửi ẩn danh; không có thông tin người gửi.',
    en: 'This petition was sent anonymously; there is no sender to show.',
  },
  IDENTITY_NOT_YOURS: {
    status: 403,
    vi: 'Chỉ bộ phận tiếp nhận, Văn phòng, hoặc đơn vị đang giữ hồ sơ khi được phép, mới được xem người gửi.',
    en: 'Only the intake desk, the office, or the holding unit when permitted, may see the sender.',
  },
  IDENTITY_NOT_GRANTED: {
    status: 403,
    vi: 'Đơn vị chưa được phép xem người gửi của hồ sơ này; hãy đề nghị bộ phận tiếp nhận cho phép.',
    en: 'The unit has no permission to see the sender of this petition; ask the intake desk for it.',
  },
  IDENTITY_SECRET: {
    status: 403,
    vi: 'Thông tin người gửi hồ sơ này được giữ bí mật với đơn vị xử lý.',
    en: 'The sender of this petition is kept secret from the handling unit.',
  },
  IDENTITY_OF_COMPLAINANT: {
    status: 403,
    vi: 'Hồ sơ phản ánh cán bộ, công chức của chính đơn vị này; đơn vị không được xem người gửi.',
    en: 'This petition complains about an official of this very unit, which may not see the sender.',
  },
  IDENTITY_IN_REASON: {
    status: 422,
    vi: 'Lý do được ghi vào lịch sử hồ sơ: không ghi họ tên, số điện thoại, thư điện tử hay địa chỉ người gửi.',
    en: 'The reason goes into the history: leave out name, telephone, e-mail and address of the sender.',
  },
  GRANT_UNKNOWN: {
    status: 404,
    vi: 'Hồ sơ này không có lượt cho phép xem người gửi đó.',
    en: 'This petition has no such permission to see the sender.',
  },
  GRANT_ENDED: {
    status: 409,
    vi: 'Lượt cho phép này đã bị thu hồi.',
    en: 'This permission was taken back already.',
  },
  GRANT_STANDS: {
    status: 409,
    vi: 'Đơn vị {unitCode} đang được phép xem người gửi; hãy thu hồi lượt đó trước khi cho phép lại.',
    en: 'Unit {unitCode} may see the sender already; take that permission back before giving another.',
  },
  GRANT_NEVER: {
    status: 409,
    vi: 'Người gửi khiếu nại, tố cáo hoặc hồ sơ đã chuyển giải quyết riêng luôn được giữ bí mật với đơn vị.',
    en: 'The sender of a complaint, a denunciation or a diverted petition stays secret from every unit.',
  },
  GRANT_SECRET: {
    status: 409,
    vi: 'Người gửi phản ánh về hành vi cán bộ, công chức được giữ bí mật; chỉ Văn phòng được quyết định khác.',
    en: 'The sender of a petition about conduct of officials is secret; only the office may decide otherwise.',
  },
  GRANT_OVERRIDE_NOT_YOURS: {
    status: 403,
    vi: 'Chỉ Văn phòng được cho phép vượt quy định giữ bí mật.',
    en: 'Only the provincial office may override secrecy.',
  },
  ABOUT_UNIT_REQUIRED: {
    status: 409,
    vi: 'Phải xác định đơn vị có cán bộ, công chức bị phản ánh trước khi cho phép xem người gửi.',
    en: 'Name the unit whose official is complained about before permitting anybody to see the sender.',
  },
  GRANT_UNIT_COMPLAINED_OF: {
    status: 409,
    vi: 'Đơn vị {unitCode} là đơn vị bị phản ánh; không được cho phép xem người gửi.',
    en: 'Unit {unitCode} is the one complained about; it may not be permitted to see the sender.',
  },
  GRANT_UNIT_NOT_HOLDER: {
    status: 422,
    vi: 'Đơn vị {unitCode} không giữ hồ sơ này; chỉ đơn vị đang xử lý được phép xem người gửi.',
    en: 'Unit {unitCode} does not hold this petition; only the handling unit can be permitted.',
  },
  GRANT_UNTIL_PAST: {
    status: 422,
    vi: 'Thời điểm hết hiệu lực phải ở tương lai.',
    en: 'The permission must end in the future.',
  },
});
