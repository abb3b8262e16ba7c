import { defineErrors } from '../platform/errors/domain-error';

export const petitionErrors = defineErrors({
  PETITION_UNKNOWN: {
    status: 404,
    vi: 'Không có phản ánh, kiến nghị này, hoặc tài khoản không được xem.',
    en: 'There is no such petition, or this account may not see it.',
  },
  TRACKING_UNKNOWN: {
    status: 404,
    vi: 'Mã hồ sơ hoặc mã tra cứu không đúng.',
    en: 'The code or the tracking token is not right.',
  },
  CLOCK_UNKNOWN: {
    status: 404,
    vi: 'Phản ánh, kiến nghị này không có thời hạn loại {kind}.',
    en: 'This petition has no clock of kind {kind}.',
  },
  ACTION_NOT_POSSIBLE: {
    status: 409,
    vi: 'Không thể làm việc này khi hồ sơ ở trạng thái {state}.',
    en: 'This cannot be done while the petition is in state {state}.',
  },
  CLASS_REQUIRED: {
    status: 409,
    vi: 'Phải phân loại khi tiếp nhận, trước khi phân công.',
    en: 'The petition must be given a class when it is received, before it is assigned.',
  },
  MUST_BE_DIVERTED: {
    status: 409,
    vi: 'Khiếu nại, tố cáo không được xử lý hay công khai như phản ánh, kiến nghị.',
    en: 'A complaint or denunciation is not handled or published as a petition.',
  },
  EXTERNAL_CODE_TAKEN: {
    status: 409,
    vi: 'Mã của Cổng quốc gia này đã có trong hệ thống.',
    en: 'This code of the national portal is already in the system.',
  },
  UNIT_NOT_IN_FORCE: {
    status: 422,
    vi: 'Đơn vị {unitCode} không còn hoạt động{successorNoteVi}.',
    en: 'Unit {unitCode} is no longer in force{successorNoteEn}.',
  },
  ASSIGNED_UNIT_UNKNOWN: {
    status: 422,
    vi: 'Không có đơn vị mang mã {unitCode}.',
    en: 'There is no unit with code {unitCode}.',
  },
  UNIT_REQUIRED: {
    status: 422,
    vi: 'Phải chọn đơn vị xử lý: không có đơn vị nào được đề xuất.',
    en: 'Choose the unit: none was proposed.',
  },
  UNIT_CANNOT_HANDLE: {
    status: 422,
    vi: 'Bộ phận tiếp nhận không phải đơn vị xử lý.',
    en: 'The intake desk is not a unit that handles petitions.',
  },
  LEGAL_BASIS_REQUIRED: {
    status: 422,
    vi: 'Trả lời về quy định hành chính phải nêu căn cứ pháp lý.',
    en: 'An answer about an administrative rule must state its legal basis.',
  },
  PLANNED_DAY_REQUIRED: {
    status: 422,
    vi: 'Kết quả PLANNED phải có ngày dự kiến hoàn thành.',
    en: 'The result PLANNED needs the day it is planned for.',
  },
  PLANNED_DAY_PAST: {
    status: 422,
    vi: 'Ngày dự kiến hoàn thành không được trước hôm nay.',
    en: 'The day it is planned for cannot lie before today.',
  },
  COMPETENT_BODY_REQUIRED: {
    status: 422,
    vi: 'Kết quả OUT_OF_COMPETENCE phải nêu cơ quan có thẩm quyền.',
    en: 'The result OUT_OF_COMPETENCE needs the body that is competent.',
  },
});
