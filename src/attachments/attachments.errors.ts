import { defineErrors } from '../platform/errors/domain-error';

export const attachmentErrors = defineErrors({
  ATTACHMENT_UNKNOWN: {
    status: 404,
    vi: 'Không có tệp đính kèm này, hoặc không được xem.',
    en: 'There is no such file, or it may not be seen.',
  },
  ATTACHMENT_NOT_POSSIBLE: {
    status: 409,
    vi: 'Không thể thêm tệp khi hồ sơ ở trạng thái {state}.',
    en: 'No file can be added while the petition is in state {state}.',
  },
  ATTACHMENT_LIMIT_REACHED: {
    status: 409,
    vi: 'Mỗi hồ sơ chỉ được đính kèm {limit} tệp.',
    en: 'A petition takes {limit} files.',
  },
  ATTACHMENT_QUARANTINED: {
    status: 409,
    vi: 'Tệp đang chờ kiểm tra mã độc; hãy thử lại sau.',
    en: 'The file waits to be scanned for malware; try again later.',
  },
  ATTACHMENT_REMOVED: {
    status: 409,
    vi: 'Tệp chứa mã độc nên đã bị xóa.',
    en: 'The file held malware and was removed.',
  },
  ATTACHMENT_TOO_LARGE: {
    status: 413,
    vi: 'Tệp không được lớn hơn {limitBytes} byte.',
    en: 'A file may not be larger than {limitBytes} bytes.',
  },
  MULTIPART_REQUIRED: {
    status: 415,
    vi: 'Tệp phải gửi bằng multipart/form-data.',
    en: 'A file is sent as multipart/form-data.',
  },
  ATTACHMENT_TYPE_NOT_ACCEPTED: {
    status: 415,
    vi: 'Chỉ nhận tệp JPG, PNG, PDF, DOC, DOCX, XLS, XLSX không đặt mật khẩu.',
    en: 'Only JPG, PNG, PDF, DOC, DOCX, XLS and XLSX files without a password are accepted.',
  },
  ATTACHMENT_NAME_MISMATCH: {
    status: 422,
    vi: 'Đuôi tên tệp không đúng với nội dung, vốn là {kind}.',
    en: 'The ending of the name does not fit the content, which is {kind}.',
  },
  ATTACHMENT_BROKEN: {
    status: 422,
    vi: 'Ảnh bị hỏng hoặc không đầy đủ.',
    en: 'The picture is damaged or not complete.',
  },
  ATTACHMENT_INFECTED: {
    status: 422,
    vi: 'Tệp chứa mã độc nên không được lưu.',
    en: 'The file holds malware and was not kept.',
  },
  ATTACHMENT_REASON_REQUIRED: {
    status: 422,
    vi: 'Tệp có thể cho biết người gửi là ai: phải nêu lý do tải xuống.',
    en: 'The file may tell who sent it: say why it is downloaded.',
  },
  ONE_FILE_REQUIRED: {
    status: 422,
    vi: 'Phải gửi đúng một tệp, trong trường file.',
    en: 'Send exactly one file, in the field file.',
  },
  UPLOAD_BROKEN_OFF: {
    status: 400,
    vi: 'Tệp gửi lên bị đứt quãng hoặc biểu mẫu sai định dạng; hãy gửi lại.',
    en: 'The upload broke off or the form is malformed; send it again.',
  },
  ATTACHMENT_STORE_UNAVAILABLE: {
    status: 503,
    vi: 'Kho tệp tạm thời không dùng được; hãy thử lại sau.',
    en: 'The store of files cannot be used right now; try again later.',
  },
});
