import { defineErrors } from '../platform/errors/domain-error';

export const accountErrors = defineErrors({
  SIGN_IN_REFUSED: {
    status: 401,
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng.',
    en: 'The username or the password is not right.',
  },
  REFRESH_TOKEN_REFUSED: {
    status: 401,
    vi: 'Phiên làm việc đã kết thúc; hãy đăng nhập lại.',
    en: 'This session has ended; sign in again.',
  },
  REFRESH_TOKEN_REUSED: {
    status: 401,
    vi: 'Mã làm mới này đã được dùng trước đó; phiên bị khóa, hãy đăng nhập lại.',
    en: 'This refresh token was used before; the session is closed, sign in again.',
  },
  USERNAME_TAKEN: {
    status: 409,
    vi: 'Tên đăng nhập {username} đã có người dùng.',
    en: 'The username {username} is taken.',
  },
  LAST_ADMINISTRATOR: {
    status: 409,
    vi: 'Đây là quản trị viên cuối cùng còn hoạt động; hãy giao quyền cho người khác trước.',
    en: 'This is the last active administrator; give somebody else the role first.',
  },
  ACCOUNT_UNKNOWN: {
    status: 404,
    vi: 'Không có tài khoản này.',
    en: 'There is no such account.',
  },
  ACCOUNT_PHONE_INVALID: {
    status: 422,
    vi: 'Số điện thoại này không gọi được.',
    en: 'Nobody can be called by this telephone number.',
  },
  GRANT_NEEDS_UNIT: {
    status: 422,
    vi: 'Vai trò {role} phải gắn với một cơ quan, đơn vị.',
    en: 'The role {role} is held at a unit: say which.',
  },
  GRANT_TAKES_NO_UNIT: {
    status: 422,
    vi: 'Vai trò {role} không gắn với một cơ quan, đơn vị nào.',
    en: 'The role {role} is not held at a unit.',
  },
  PASSWORD_IS_USERNAME: {
    status: 422,
    vi: 'Mật khẩu không được trùng với tên đăng nhập.',
    en: 'The password must not be the username.',
  },
  API_CLIENT_UNKNOWN: {
    status: 404,
    vi: 'Không có hệ thống kết nối này.',
    en: 'There is no such API client.',
  },
  API_CLIENT_NAME_TAKEN: {
    status: 409,
    vi: 'Tên hệ thống kết nối {name} đã được dùng.',
    en: 'The API client name {name} is taken.',
  },
});
