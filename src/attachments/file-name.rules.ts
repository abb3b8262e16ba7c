const LONGEST_NAME = 150;
const UNNAMED = 'tep-dinh-kem';

// What separates folders, what Windows forbids in names, controls, and marks that turn the direction of writing, by
// which "gpj.exe" is made to look like "exe.jpg".
// oxlint-disable-next-line no-control-regex
const UNSAFE = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF<>:"|?*]/g;

/**
 * A name as it is kept: the last part of whatever path came, composed (NFC), without characters that mislead people or
 * file systems, at most 150 characters with its ending; never empty.
 */
export function keptName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last.replace(UNSAFE, '').replace(/\s+/g, ' ').trim().replace(/^\.+/, '');
  const [, stem = '', ending = ''] = /^(.*?)(\.[^.]{1,10})?$/.exec(plain) ?? [];
  const room = LONGEST_NAME - ending.length;
  const kept = [...stem].slice(0, room).join('').trim();
  return `${kept === '' ? UNNAMED : kept}${ending}`;
}

/**
 * The header that makes a browser save a file under its name and never show it: RFC 6266, with the name in ASCII for
 * old programs and in UTF-8 (RFC 8187, which followed RFC 5987) for all others.
 */
export function asDownload(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .replace(/[^ -~]/g, '_')
    .replace(/["\\%]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${extended(name)}`;
}

/** encodeURIComponent leaves characters that the header's grammar does not allow. */
const extended = (text: string): string =>
  encodeURIComponent(text).replace(
    /['()*!]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
