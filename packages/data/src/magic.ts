import { Buffer } from 'node:buffer'
import { fail } from './errors.ts'

/** What the first bytes of a file say that it is. */
export type Container = 'text' | 'parquet' | 'gzip' | 'zstd'

interface Signature {
  readonly bytes: string
  readonly at?: number
  readonly what: string
  readonly remedy: string
}

const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex')
const export_ = 'Export the table as CSV (UTF-8) or Parquet.'
const unpack = 'Unpack it, or compress with gzip or zstd, which are read directly.'

/** Files that are often given as a table and are none. */
const refused: readonly Signature[] = [
  { bytes: '504b0304', what: 'a ZIP archive or an Excel workbook (.xlsx)', remedy: `${export_} ${unpack}` },
  { bytes: '504b0506', what: 'an empty ZIP archive', remedy: unpack },
  { bytes: 'd0cf11e0a1b11ae1', what: 'an old Excel or Office file (.xls)', remedy: export_ },
  { bytes: hex('BZh'), what: 'a bzip2 file', remedy: unpack },
  { bytes: 'fd377a585a00', what: 'an xz file', remedy: unpack },
  { bytes: '377abcaf271c', what: 'a 7-Zip archive', remedy: unpack },
  { bytes: hex('ARROW1'), what: 'an Arrow or Feather file', remedy: 'Write it as Parquet.' },
  { bytes: hex('FEA1'), what: 'a Feather file', remedy: 'Write it as Parquet.' },
  { bytes: hex('PARE'), what: 'a Parquet file with an encrypted footer', remedy: 'Write it without encryption.' },
  { bytes: hex('Obj\x01'), what: 'an Avro file', remedy: 'Write it as Parquet.' },
  { bytes: hex('ORC'), what: 'an ORC file', remedy: 'Write it as Parquet.' },
  { bytes: '89484446', what: 'an HDF5 file', remedy: export_ },
  { bytes: hex('\x93NUMPY'), what: 'a NumPy file', remedy: export_ },
  { bytes: hex('SQLite format 3\0'), what: 'an SQLite database', remedy: export_ },
  { bytes: hex('%PDF'), what: 'a PDF document', remedy: export_ },
  { bytes: '89504e47', what: 'a PNG image', remedy: 'Give the path of the table.' },
  { bytes: 'ffd8ff', what: 'a JPEG image', remedy: 'Give the path of the table.' },
  { bytes: '7f454c46', what: 'a program', remedy: 'Give the path of the table.' },
  { bytes: hex('RDX'), what: 'an R data file', remedy: export_ },
  { bytes: hex('ustar'), at: 257, what: 'a tar archive', remedy: unpack },
  ...['02', '03', '04', '05'].map((version) => ({
    bytes: `80${version}`,
    what: 'a Python pickle, which is never opened here (it can run code)',
    remedy: export_,
  })),
  { bytes: '0000feff', what: 'text in UTF-32', remedy: 'Convert it: iconv -f UTF-32 -t UTF-8.' },
  { bytes: 'fffe0000', what: 'text in UTF-32', remedy: 'Convert it: iconv -f UTF-32 -t UTF-8.' },
]

const starts = (head: Buffer, bytes: string, at = 0) =>
  head.subarray(at, at + bytes.length / 2).toString('hex') === bytes

/** Says what a file is by its first bytes, and refuses what is no table. `name` is what the message calls the file. */
export function containerOf(head: Buffer, name: string): Container {
  if (starts(head, hex('PAR1'))) return 'parquet'
  if (starts(head, '1f8b')) return 'gzip'
  if (starts(head, '28b52ffd')) return 'zstd'
  const found = refused.find((signature) => starts(head, signature.bytes, signature.at))
  if (found)
    throw fail('TABLE_FORMAT', `${name} is ${found.what}, not a table.`, {
      remedy: found.remedy,
      where: { file: name },
    })
  return 'text'
}

/** Refuses texts that are often saved under the name of a table: web pages, pointers of Git LFS, error documents. */
export function refuseOtherTexts(text: string, name: string, format: 'csv' | 'jsonl'): void {
  const start = text.trimStart().slice(0, 4096)
  const no = (what: string, remedy: string) =>
    fail('TABLE_FORMAT', `${name} is ${what}, not a table.`, { remedy, where: { file: name, line: 1 } })
  if (/^version https:\/\/git-lfs\.github\.com\/spec\//.test(start))
    throw no('a pointer of Git LFS', 'Fetch the file: git lfs pull, or actions/checkout with lfs: true.')
  if (/^(?:\.\.\/|\/)?[\w./-]+\.(?:csv|parquet|jsonl)\s*$/.test(text) && !text.includes(','))
    throw no('the text of a symbolic link', 'Check it out with links switched on, or give the path it names.')
  if (/^(?:<!doctype html|<html|<head|<body)/i.test(start))
    throw no(
      'a web page',
      'The download gave a page (a sign-in or an error) instead of the file. Check its address and token.',
    )
  if (/^<\?xml|^<Error>/i.test(start))
    throw no('an XML document', 'The storage gave an error document instead of the file. Check its address and token.')
  if (/^(?:\{\\rtf|%!PS)/.test(start)) throw no('a document', export_)
  if (/^<{7} /m.test(start) && /^={7}$/m.test(text.slice(0, 65536)))
    throw no('a file with an unresolved merge conflict', 'Resolve the conflict first.')
  if (format === 'csv' && /^[[{]/.test(start)) {
    const lines = text.split('\n', 3)
    const isJson = (candidate: string) => {
      try {
        return typeof JSON.parse(candidate) === 'object'
      } catch {
        return false
      }
    }
    if (lines.length > 1 && isJson(lines[0] ?? '') && isJson(lines[1] ?? ''))
      throw no('JSON Lines', 'Name it .jsonl, or set the format.')
    if (/^\{\s*"|^\[\s*[[{]/.test(start))
      throw no('a JSON document', 'Perhaps an answer of an API, an error. Write one object a line and name it .jsonl.')
  }
}
