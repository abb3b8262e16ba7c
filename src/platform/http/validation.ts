import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { platformErrors } from '../errors/platform.errors';
import type { FieldProblem } from './problem.filter';

/** The wording of each rule of class-validator that requests use. A custom rule brings its own. */
const SENTENCES: Readonly<Record<string, { vi: string; en: string }>> = {
  whitelistValidation: { vi: 'Trường này không được biết đến.', en: 'This field is not known.' },
  isDefined: { vi: 'Thiếu trường này.', en: 'This field is missing.' },
  isNotEmpty: { vi: 'Không được để trống.', en: 'Must not be empty.' },
  isString: { vi: 'Phải là chuỗi ký tự.', en: 'Must be text.' },
  isInt: { vi: 'Phải là số nguyên.', en: 'Must be a whole number.' },
  isNumber: { vi: 'Phải là số.', en: 'Must be a number.' },
  isBoolean: { vi: 'Phải là true hoặc false.', en: 'Must be true or false.' },
  isArray: { vi: 'Phải là danh sách.', en: 'Must be a list.' },
  isIn: { vi: 'Không thuộc các giá trị cho phép.', en: 'Is not one of the allowed values.' },
  isEnum: { vi: 'Không thuộc các giá trị cho phép.', en: 'Is not one of the allowed values.' },
  isEmail: { vi: 'Không phải địa chỉ thư điện tử.', en: 'Is not an e-mail address.' },
  isUuid: { vi: 'Không phải mã định danh UUID.', en: 'Is not a UUID.' },
  isDateString: { vi: 'Không phải thời điểm ISO 8601.', en: 'Is not an ISO 8601 instant.' },
  isIso8601: { vi: 'Không phải ngày giờ ISO 8601.', en: 'Is not an ISO 8601 date or time.' },
  isLatitude: { vi: 'Không phải vĩ độ.', en: 'Is not a latitude.' },
  isLongitude: { vi: 'Không phải kinh độ.', en: 'Is not a longitude.' },
  matches: { vi: 'Sai định dạng.', en: 'Has the wrong form.' },
  minLength: { vi: 'Quá ngắn.', en: 'Is too short.' },
  maxLength: { vi: 'Quá dài.', en: 'Is too long.' },
  isLength: { vi: 'Độ dài không hợp lệ.', en: 'Has the wrong length.' },
  min: { vi: 'Quá nhỏ.', en: 'Is too small.' },
  max: { vi: 'Quá lớn.', en: 'Is too large.' },
  arrayMaxSize: { vi: 'Danh sách quá dài.', en: 'The list is too long.' },
  arrayMinSize: { vi: 'Danh sách quá ngắn.', en: 'The list is too short.' },
  arrayUnique: { vi: 'Có giá trị lặp lại.', en: 'Has a value twice.' },
  nestedValidation: { vi: 'Phải là một đối tượng.', en: 'Must be an object.' },
  isObject: { vi: 'Phải là một đối tượng.', en: 'Must be an object.' },
};

const UNKNOWN = { vi: 'Giá trị không hợp lệ.', en: 'The value is not valid.' };

/** Codes of rules in the house's capitals: `isNotEmpty` → IS_NOT_EMPTY; an unknown field is UNKNOWN_FIELD. */
const codeOf = (rule: string): string =>
  rule === 'whitelistValidation'
    ? 'UNKNOWN_FIELD'
    : rule.replace(/([a-z])([A-Z0-9])/g, '$1_$2').toUpperCase();

/** Flattens class-validator's tree into one problem per field and rule, with the path of the field. */
export function fieldProblems(errors: readonly ValidationError[], path = ''): FieldProblem[] {
  return errors.flatMap((error) => {
    const field = path === '' ? error.property : `${path}.${error.property}`;
    const own = Object.keys(error.constraints ?? {}).map((rule) => ({
      field,
      code: codeOf(rule),
      ...sentenceOf(rule, error),
    }));
    return [...own, ...fieldProblems(error.children ?? [], field)];
  });
}

function sentenceOf(rule: string, error: ValidationError): { vi: string; en: string } {
  const context = error.contexts?.[rule] as { vi?: string; en?: string } | undefined;
  if (context?.vi && context.en) return { vi: context.vi, en: context.en };
  return SENTENCES[rule] ?? UNKNOWN;
}

/** Refuses unknown fields and wrong forms with VALIDATION_FAILED, naming every one of them. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) =>
      platformErrors.VALIDATION_FAILED({ errors: fieldProblems(errors) }),
  });
}
