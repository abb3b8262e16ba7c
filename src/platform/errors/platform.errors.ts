import { defineErrors } from './domain-error';

/** Refusals that belong to no capability: the door's own. */
export const platformErrors = defineErrors({
  VALIDATION_FAILED: {
    status: 400,
    vi: 'Yêu cầu có trường thiếu, thừa hoặc sai định dạng.',
    en: 'The request has missing, unknown or malformed fields.',
  },
  MALFORMED_JSON: {
    status: 400,
    vi: 'Nội dung gửi lên không phải JSON hợp lệ.',
    en: 'The request body is not valid JSON.',
  },
  CURSOR_INVALID: {
    status: 400,
    vi: 'Con trỏ trang không hợp lệ; hãy lấy lại từ trang đầu.',
    en: 'The cursor is not valid; start again from the first page.',
  },
  IDEMPOTENCY_KEY_INVALID: {
    status: 400,
    vi: 'Idempotency-Key phải có từ 8 đến 128 ký tự chữ, số hoặc dấu - _ . :',
    en: 'Idempotency-Key must be 8 to 128 letters, digits or - _ . : characters.',
  },
  IF_MATCH_INVALID: {
    status: 400,
    vi: 'If-Match phải là ETag đã nhận, ví dụ "3".',
    en: 'If-Match must be an ETag that was received, for example "3".',
  },
  BAD_REQUEST: {
    status: 400,
    vi: 'Yêu cầu không hợp lệ.',
    en: 'The request is not valid.',
  },
  UNAUTHENTICATED: {
    status: 401,
    vi: 'Cần đăng nhập, hoặc mã truy cập không đúng hay đã hết hạn.',
    en: 'Sign in first: the credentials are missing, wrong or expired.',
  },
  FORBIDDEN: {
    status: 403,
    vi: 'Tài khoản này không có quyền làm việc đó.',
    en: 'This account may not do that.',
  },
  NOT_FOUND: {
    status: 404,
    vi: 'Không có gì ở địa chỉ này.',
    en: 'There is nothing at this address.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    vi: 'Địa chỉ này không nhận phương thức đó.',
    en: 'This address does not take that method.',
  },
  REQUEST_TIMEOUT: {
    status: 408,
    vi: 'Yêu cầu gửi đến quá chậm; hãy gửi lại.',
    en: 'The request arrived too slowly; send it again.',
  },
  CONFLICT: {
    status: 409,
    vi: 'Không làm được vào lúc này.',
    en: 'This is not possible now.',
  },
  VERSION_MISMATCH: {
    status: 412,
    vi: 'Dữ liệu đã được người khác thay đổi; hãy tải lại rồi làm lại.',
    en: 'Somebody else has changed this meanwhile; load it again and retry.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    vi: 'Nội dung gửi lên quá lớn.',
    en: 'The request body is too large.',
  },
  URI_TOO_LONG: {
    status: 414,
    vi: 'Địa chỉ của yêu cầu quá dài.',
    en: 'The address of the request is too long.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    vi: 'Chỉ nhận application/json.',
    en: 'Only application/json is accepted.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    status: 422,
    vi: 'Idempotency-Key này đã dùng cho một yêu cầu khác.',
    en: 'This Idempotency-Key was used for a different request.',
  },
  TOO_MANY_REQUESTS: {
    status: 429,
    vi: 'Gửi quá nhiều yêu cầu; hãy chờ rồi thử lại.',
    en: 'Too many requests; wait and try again.',
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    vi: 'Phần đầu của yêu cầu quá lớn.',
    en: 'The headers of the request are too large.',
  },
  INTERNAL_ERROR: {
    status: 500,
    vi: 'Hệ thống gặp lỗi; yêu cầu chưa được thực hiện. Hãy báo mã yêu cầu cho quản trị.',
    en: 'Something failed here and the request was not carried out. Report the request id.',
  },
  UNAVAILABLE: {
    status: 503,
    vi: 'Hệ thống tạm thời không phục vụ được; hãy thử lại sau ít giây.',
    en: 'The service cannot answer right now; try again in a few seconds.',
  },
});
