import { gzipSync } from 'node:zlib'
import { type Refused, testRefused } from './fixtures/refused.ts'

const hex = (text: string) => Buffer.from(text, 'hex')

const cases: readonly Refused[] = [
  // What is no table
  { name: 'an empty file', bytes: '', code: 'TABLE_EMPTY', says: /is empty/ },
  { name: 'a byte order mark and nothing else', bytes: hex('efbbbf'), code: 'TABLE_EMPTY', says: /is empty/ },
  { name: 'line feeds only', bytes: '\n\n\n', code: 'TABLE_EMPTY', says: /is empty/ },
  { name: 'a header without rows', bytes: 'a,b\n', code: 'TABLE_EMPTY', says: /a header and no rows/ },
  { name: 'a header without a line feed', bytes: 'a,b', code: 'TABLE_EMPTY', says: /a header and no rows/ },
  { name: 'a header and blank lines', bytes: 'a,b\n\n\n', code: 'TABLE_EMPTY', says: /no rows/ },
  {
    name: 'a web page',
    bytes: '<!DOCTYPE html>\n<html><body>Sign in</body></html>\n',
    code: 'TABLE_FORMAT',
    says: /web page/,
    line: 1,
    remedy: /token/,
  },
  { name: 'a web page without doctype', bytes: '\n <html>\n<head>\n', code: 'TABLE_FORMAT', says: /web page/ },
  {
    name: 'a pointer of Git LFS',
    bytes: 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n',
    code: 'TABLE_FORMAT',
    says: /Git LFS/,
    remedy: /git lfs pull/,
  },
  {
    name: 'an error document in JSON',
    bytes: '{"error": {"code": "AuthenticationFailed", "message": "no"}}\n',
    code: 'TABLE_FORMAT',
    says: /JSON document/,
  },
  {
    name: 'an error document in JSON over lines',
    bytes: '{\n  "error": "x",\n  "status": 403\n}\n',
    code: 'TABLE_FORMAT',
    says: /JSON document/,
  },
  { name: 'a list in JSON', bytes: '[{"a":1},\n {"a":2}]\n', code: 'TABLE_FORMAT', says: /JSON document/ },
  {
    name: 'JSON Lines under the name of CSV',
    bytes: '{"a":1}\n{"a":2}\n',
    code: 'TABLE_FORMAT',
    says: /JSON Lines/,
    remedy: /\.jsonl/,
  },
  {
    name: 'an error document of a storage in XML',
    bytes: '<?xml version="1.0"?><Error><Code>BlobNotFound</Code></Error>',
    code: 'TABLE_FORMAT',
    says: /XML/,
  },
  {
    name: 'a merge conflict',
    bytes: 'a,b\n<<<<<<< HEAD\n1,2\n=======\n1,3\n>>>>>>> x\n',
    code: 'TABLE_FORMAT',
    says: /merge conflict/,
  },
  { name: 'a checked-out symbolic link', bytes: '../shared/train.csv', code: 'TABLE_FORMAT', says: /symbolic link/ },
  { name: 'a ZIP archive', bytes: hex('504b03041400'), code: 'TABLE_FORMAT', says: /ZIP archive or an Excel workbook/ },
  { name: 'an old Excel file', bytes: hex('d0cf11e0a1b11ae10000'), code: 'TABLE_FORMAT', says: /old Excel/ },
  { name: 'a pickle', bytes: hex('80049503000000'), code: 'TABLE_FORMAT', says: /pickle.*never opened/ },
  { name: 'an Arrow file', bytes: 'ARROW1\0\0', code: 'TABLE_FORMAT', says: /Arrow/, remedy: /Parquet/ },
  { name: 'an ORC file', bytes: 'ORC\0', code: 'TABLE_FORMAT', says: /ORC/ },
  { name: 'an Avro file', bytes: 'Obj\x01', code: 'TABLE_FORMAT', says: /Avro/ },
  { name: 'an HDF5 file', bytes: hex('894844460d0a1a0a'), code: 'TABLE_FORMAT', says: /HDF5/ },
  { name: 'a NumPy file', bytes: hex('934e554d5059'), code: 'TABLE_FORMAT', says: /NumPy/ },
  { name: 'an SQLite database', bytes: 'SQLite format 3\0', code: 'TABLE_FORMAT', says: /SQLite/ },
  { name: 'a PDF', bytes: '%PDF-1.7\n', code: 'TABLE_FORMAT', says: /PDF/ },
  { name: 'a bzip2 file', bytes: 'BZh91AY&SY', code: 'TABLE_FORMAT', says: /bzip2/, remedy: /gzip or zstd/ },
  { name: 'an xz file', bytes: hex('fd377a585a0000'), code: 'TABLE_FORMAT', says: /xz/ },
  {
    name: 'a tar archive',
    bytes: Buffer.concat([Buffer.alloc(257, 65), Buffer.from('ustar\0'), Buffer.alloc(300)]),
    code: 'TABLE_FORMAT',
    says: /tar archive/,
  },
  {
    name: 'a damaged gzip',
    bytes: gzipSync('a,b\n1,2\n'.repeat(999)).subarray(0, 40),
    code: 'TABLE_DAMAGED',
    says: /cannot be unpacked as gzip/,
  },
  { name: 'a gzip of a ZIP', bytes: gzipSync(hex('504b03041400')), code: 'TABLE_FORMAT', says: /ZIP/ },
  {
    name: 'text under the name of Parquet',
    bytes: 'a,b\n1,2\n',
    file: 'x.parquet',
    code: 'TABLE_DAMAGED',
    says: /PAR1/,
  },
]

testRefused(cases)
