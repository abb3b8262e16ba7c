import JSZip from 'jszip';

const TEXT = /<si><t[^>]*>(.*?)<\/t><\/si>/gs;
const CELL = /<c r="([A-Z])\d+"([^>]*)><v>(.*?)<\/v><\/c>/g;

/** The first sheet's cells as stored: texts as texts, days as a count of days, null where a line has nothing. */
export async function workbookCells(
  bytes: Buffer,
  columns: number,
): Promise<(string | number | null)[][]> {
  const zip = await JSZip.loadAsync(bytes);
  const part = (path: string) => zip.file(path)!.async('string');
  const texts = [...(await part('xl/sharedStrings.xml')).matchAll(TEXT)].map(([, xml]) =>
    xml!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
  );
  const sheet = await part('xl/worksheets/sheet1.xml');
  return [...sheet.matchAll(/<row [^>]*>(.*?)<\/row>/gs)].map(([, row]) => {
    const line: (string | number | null)[] = Array.from({ length: columns }, () => null);
    for (const [, column, how, value] of row!.matchAll(CELL)) {
      const isText = how!.includes('t="s"');
      line[column!.charCodeAt(0) - 65] = isText ? texts[Number(value)]! : Number(value);
    }
    return line;
  });
}
