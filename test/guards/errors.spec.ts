import 'reflect-metadata';
import '../../src/worker.module';
import { knownErrors } from '../../src/platform/errors/domain-error';
import { productSources } from './sources';

const errors = [...knownErrors()].map(([code, definition]) => ({ code, ...definition }));

/** The guide of the house style, and what the framework answers by itself. */
const STATUS_GUIDE: Readonly<Record<number, string>> = {
  400: 'malformed',
  401: 'no token',
  403: 'not allowed',
  404: 'missing',
  405: 'not this method',
  408: 'too slow',
  409: 'not possible now',
  412: 'precondition',
  413: 'too large',
  414: 'address too long',
  415: 'not this type',
  422: 'semantically wrong',
  429: 'too many',
  431: 'headers too large',
  500: 'our fault',
  503: 'try again',
};

/** What the end of a code promises of its status. */
const PROMISES: [RegExp, number[]][] = [
  [/_NOT_POSSIBLE$/, [409]],
  [/_MISMATCH$/, [409, 412, 422]],
  [/_UNKNOWN$/, [404, 422]],
  [/_INVALID$/, [400, 401, 422]],
  [/^TOO_MANY/, [429]],
];

/** A detail that is itself a piece of a sentence comes in both languages: `{successorNoteVi}`, `{successorNoteEn}`. */
const placeholders = (sentence: string): string[] =>
  [...new Set(sentence.match(/\{\w+\}/g) ?? [])]
    .map((name) => name.replace(/(Vi|En)\}$/, '}'))
    .toSorted();
const VIETNAMESE = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;

describe('the catalogue of errors', () => {
  it('is complete: every code that a source declares is known', () => {
    const declared = productSources()
      .filter(({ text }) => text.includes('defineErrors('))
      .flatMap(({ text }) => [...text.matchAll(/^ {2}([A-Z][A-Z0-9_]+): \{$/gm)])
      .map((match) => match[1] ?? '');
    expect(declared.length).toBeGreaterThan(40);
    expect(declared.filter((code) => !knownErrors().has(code))).toEqual([]);
  });

  it('is in use: every code is thrown somewhere', () => {
    const text = productSources()
      .map((source) => source.text)
      .join('\n');
    const unused = errors.filter(({ code }) => !new RegExp(`[.'"]${code}\\b`).test(text));
    expect(unused.map(({ code }) => code)).toEqual([]);
  });

  it('uses the statuses of the guide, and as the code promises', () => {
    const strange = errors.filter(({ code, status }) => {
      const promise = PROMISES.find(([pattern]) => pattern.test(code));
      return !(status in STATUS_GUIDE) || (promise && !promise[1].includes(status));
    });
    expect(strange.map(({ code, status }) => `${code} ${status}`)).toEqual([]);
  });

  describe.each(errors)('$code', ({ vi, en }) => {
    it('is a sentence in Vietnamese and in English, about the same details', () => {
      expect(vi).toMatch(/^\S.*[.?:]$/);
      expect(en).toMatch(/^\S.*[.?:]$/);
      expect(vi.normalize('NFC')).toBe(vi);
      expect(vi).toMatch(VIETNAMESE);
      expect(en).not.toMatch(VIETNAMESE);
      expect(placeholders(vi)).toEqual(placeholders(en));
    });
  });
});
