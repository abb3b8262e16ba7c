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
  NOT_TO_BE_DIVERTED: {
    status: 409,
    vi: 'Chỉ khiếu nại, tố cáo mới được hướng dẫn, chuyển theo luật riêng; hãy phân loại lại trước.',
    en: 'Only a complaint or denunciation is diverted; classify it as one first.',
  },
  ASSIGNMENT_BINDING: {
    status: 409,
    vi: 'Trung tâm đã quyết định đơn vị xử lý sau nhiều lần từ chối; không thể trả lại hay chuyển tiếp.',
    en: 'The intake desk has decided after several refusals; its decision cannot be refused again.',
  },
  TRANSFER_OFFERED: {
    status: 409,
    vi: 'Đang đề nghị chuyển cho một đơn vị khác; chờ đơn vị đó trả lời.',
    en: 'A transfer is already offered to another unit; wait for its reply.',
  },
  TRANSFER_TO_ITSELF: {
    status: 422,
    vi: 'Đơn vị {unitCode} đang giữ hồ sơ này.',
    en: 'Unit {unitCode} holds this petition already.',
  },
  DEADLINE_PASSED: {
    status: 409,
    vi: 'Đã quá hạn trả lời: thời hạn đã qua không được gia hạn.',
    en: 'The limit to answer has passed: a passed deadline is not moved.',
  },
  EXTENSION_USED: {
    status: 409,
    vi: 'Chỉ được đề nghị gia hạn một lần.',
    en: 'An extension may be asked for once only.',
  },
  EXTENSION_NOT_ASKED: {
    status: 409,
    vi: 'Không có đề nghị gia hạn nào đang chờ quyết định.',
    en: 'No request for an extension is waiting for a decision.',
  },
  EXTENSION_TOO_LONG: {
    status: 422,
    vi: 'Chỉ được gia hạn tối đa {max} ngày làm việc.',
    en: 'An extension may give {max} working days at most.',
  },
  REASON_REQUIRED: {
    status: 422,
    vi: 'Kết thúc mà không công khai thì phải nêu lý do.',
    en: 'Closing without publication needs a reason.',
  },
  NOT_ANSWERED: {
    status: 409,
    vi: 'Hồ sơ nhận gộp chưa được trả lời.',
    en: 'The petition that answers for it has not been answered.',
  },
  RATING_NOT_FOR_ANONYMOUS: {
    status: 409,
    vi: 'Phản ánh ẩn danh không được đánh giá.',
    en: 'An anonymous petition is not rated.',
  },
  ALREADY_RATED: {
    status: 409,
    vi: 'Câu trả lời này đã được đánh giá.',
    en: 'This answer has been rated already.',
  },
  REOPENING_TOO_LATE: {
    status: 409,
    vi: 'Đã hết thời hạn phản ánh lại.',
    en: 'The time in which the petition could be reopened has passed.',
  },
  COORDINATING_UNIT_LEADS: {
    status: 422,
    vi: 'Đơn vị {unitCode} là đơn vị chủ trì nên không thể đồng thời phối hợp.',
    en: 'Unit {unitCode} leads, so it cannot co-ordinate as well.',
  },
  CONTRIBUTING_UNIT_REQUIRED: {
    status: 422,
    vi: 'Phải nêu đơn vị góp ý (unitCode), một trong: {unitCodes}.',
    en: 'Say which unit contributes (unitCode), one of: {unitCodes}.',
  },
  UNIT_NOT_ASKED: {
    status: 422,
    vi: 'Đơn vị {unitCode} không được đề nghị phối hợp trong hồ sơ này.',
    en: 'Unit {unitCode} was not asked to contribute to this petition.',
  },
  UNIT_NOT_YOURS: {
    status: 403,
    vi: 'Tài khoản không làm việc cho đơn vị {unitCode}.',
    en: 'This account does not act for unit {unitCode}.',
  },
  ALREADY_CONTRIBUTED: {
    status: 409,
    vi: 'Đơn vị {unitCode} đã góp ý; chỉ góp ý thêm khi được đề nghị lại.',
    en: 'Unit {unitCode} has contributed already; it does so again only when it is asked anew.',
  },
  URGENCY_NOT_FOR_CLASS: {
    status: 422,
    vi: 'Chỉ phản ánh hiện trường mới có mức khẩn.',
    en: 'Only field conditions have an urgency.',
  },
  MERGE_TARGET_UNKNOWN: {
    status: 422,
    vi: 'Không có phản ánh, kiến nghị mang mã {code}, hoặc tài khoản không được xem.',
    en: 'There is no petition with code {code}, or this account may not see it.',
  },
  MERGE_TARGET_UNFIT: {
    status: 409,
    vi: 'Không thể gộp vào hồ sơ {code} ở trạng thái {state}.',
    en: 'Nothing can be merged into petition {code} in state {state}.',
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
