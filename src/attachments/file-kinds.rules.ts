/** What a file may be, told from its content and never from its name. */
export const FILE_KINDS = ['JPG', 'PNG', 'PDF', 'DOC', 'DOCX', 'XLS', 'XLSX'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const OOXML = 'application/vnd.openxmlformats-officedocument';

/** The media type under which each kind is kept and sent. */
export const MEDIA_TYPES: Readonly<Record<FileKind, string>> = {
  JPG: 'image/jpeg',
  PNG: 'image/png',
  PDF: 'application/pdf',
  DOC: 'application/msword',
  DOCX: `${OOXML}.wordprocessingml.document`,
  XLS: 'application/vnd.ms-excel',
  XLSX: `${OOXML}.spreadsheetml.sheet`,
};

/** Endings that people give each kind. */
const ENDINGS: Readonly<Record<FileKind, readonly string[]>> = {
  JPG: ['jpg', 'jpeg', 'jpe', 'jfif'],
  PNG: ['png'],
  PDF: ['pdf'],
  DOC: ['doc'],
  DOCX: ['docx'],
  XLS: ['xls'],
  XLSX: ['xlsx'],
};

/** Whether a file of this kind may carry this name: an ending that lies misleads whoever opens the file. */
export function nameFits(name: string, kind: FileKind): boolean {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return ENDINGS[kind].includes(ending);
}

/** Whether it is a picture, which must lose what the camera wrote into it. */
export const isImage = (kind: FileKind): kind is 'JPG' | 'PNG' => kind === 'JPG' || kind === 'PNG';
