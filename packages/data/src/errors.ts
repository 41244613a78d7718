import { type ErrorCatalog, errorsOf } from '@mlops-actions/core'

/** Why a table is refused, and what a user can do about it. */
export const dataErrors = {
  TABLE_NOT_FOUND: {
    summary: 'No file is at the path of the table.',
    explanation:
      'The path is taken from the folder of mlops.yml. A folder or a glob must hold at least one file. Check the spelling, and whether the file is fetched before this step (Git LFS, an artifact, a download).',
  },
  TABLE_UNREADABLE: {
    summary: 'The file is there, but the system would not let it be read.',
    explanation:
      'The message ends with the words of the system. Check the permissions and whether the disk is mounted.',
  },
  TABLE_EMPTY: {
    summary: 'The table has no rows.',
    explanation: 'An empty file, or a header without rows, decides nothing. Check the step that writes it.',
  },
  TABLE_FORMAT: {
    summary: 'The file is not a table in a format that is read here.',
    explanation:
      'CSV (also gzip or zstd compressed), Parquet and JSON Lines are read. The first bytes decide, not the name: web pages, Git LFS pointers, error documents, spreadsheets and archives are recognised and refused, since reading them as a table would only give nonsense.',
  },
  TABLE_ENCODING: {
    summary: 'The bytes of the file are not valid text.',
    explanation:
      'UTF-8 is read, with or without a byte order mark, and UTF-16 with one. Anything else would be guessed, and a wrong guess changes categories without a word. Convert the file, for example: iconv -f WINDOWS-1252 -t UTF-8.',
  },
  TABLE_NUL: {
    summary: 'The file holds NUL bytes.',
    explanation:
      'Text has none: the file is binary, was cut by a crash, or is UTF-16 without a byte order mark. Write it again as UTF-8.',
  },
  TABLE_HEADER: {
    summary: 'The first line is not a usable header.',
    explanation:
      'Columns are taken by name, so the first line must hold one name for every column: no data, no title, no empty, repeated or invisible names. An empty first name usually is a pandas index: write with index=False.',
  },
  TABLE_RAGGED: {
    summary: 'Some lines have more or fewer cells than the header.',
    explanation:
      'Filling or cutting them would shift values into wrong columns. Usual causes: an unquoted separator in a text, a file that was cut off, two files with other columns put together.',
  },
  TABLE_QUOTES: {
    summary: 'The quotes of a cell do not close as they should.',
    explanation:
      'A quoted cell ends with a quote that is followed by the separator or the end of the line; a quote inside is doubled (""). Backslash escapes are not CSV: write with doubled quotes (pandas: doublequote=True, escapechar=None).',
  },
  TABLE_LINE_ENDS: {
    summary: 'A carriage return stands inside a line.',
    explanation: 'Lines end with LF or CR LF. Put texts that hold line breaks in quotes, or convert the file once.',
  },
  TABLE_TOO_LONG: {
    summary: 'A row or a cell is longer than this reader allows.',
    explanation:
      'A row of more than one mebibyte is nearly always a quote that is never closed. Columns of documents or images do not belong into the table of a model: keep a path to them.',
  },
  TABLE_COLUMN_MISSING: {
    summary: 'The table has no column of that name.',
    explanation: 'Names are compared exactly, with case and spaces. The message lists what is close.',
  },
  TABLE_NESTED: {
    summary: 'A column holds lists, maps or structures.',
    explanation: 'A model takes numbers and texts. Flatten the column where the table is made, or leave it out.',
  },
  TABLE_TYPE: {
    summary: 'A column has a type that has no meaning as a feature.',
    explanation: 'Numbers, booleans, dates, times and texts are read. Bytes, intervals and bit strings are not.',
  },
  TABLE_FILES_DIFFER: {
    summary: 'The files of one table do not have the same columns.',
    explanation:
      'A folder or a glob is one table: every file must have the same names in any order. Put files of another form elsewhere.',
  },
  TABLE_DAMAGED: {
    summary: 'The file is damaged.',
    explanation:
      'The end or the middle of the file is missing or changed. Fetch or write it again; compare its SHA-256.',
  },
  TABLE_LINK: {
    summary: 'The folder holds a link.',
    explanation:
      'A link can point outside of the folder, so its content is not part of what was measured. Copy the file.',
  },
  TABLE_NOT_NUMERIC: {
    summary: 'A column that must be numeric holds other values.',
    explanation:
      'A matrix takes numbers only. Give the column another role, map its categories to numbers where the table is made, or leave it out.',
  },
} as const satisfies ErrorCatalog

/** Makes an error of this package. */
export const fail = errorsOf(dataErrors)
