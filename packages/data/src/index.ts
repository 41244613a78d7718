export { commonType, concatTables } from './concat.ts'
export { convertColumn } from './convert.ts'
export { runReader } from './csv-threads.ts'
export { distinctOf } from './distinct.ts'
export { dataErrors } from './errors.ts'
export type { TableFile } from './files-of.ts'
export type { Finding, FindingCode, FindingPlace, Severity } from './finding.ts'
export { type Fingerprint, fingerprint, fingerprintFiles } from './fingerprint.ts'
export { lookAt } from './look.ts'
export { type Matrix, matrixOf, numbersOf } from './matrix.ts'
export { duplicateRows, type Overlap, overlap } from './overlap.ts'
export { type ColumnProfile, profileTable, type TableProfile } from './profile.ts'
export { ProfileStream } from './profile-stream.ts'
export { type ReadChunksOptions, readChunks, type TakeChunk } from './read-chunks.ts'
export { type ReadTableOptions, type ReadTableResult, readTable, type TableFormat } from './read-table.ts'
export { readerRole, useReaderEntry } from './reader-thread.ts'
export { type RowHashes, rowHashes } from './row-hash.ts'
export {
  type ColumnSchema,
  type ColumnType,
  compareSchema,
  type SchemaDifference,
  schemaOf,
  type TableSchema,
  typeOfColumn,
} from './schema.ts'
export { selectColumns, selectRows } from './select.ts'
export { type SplitOptions, splitTable } from './split.ts'
export { type ParquetSchemaOptions, parquetSchema, type TableSize, tableSize, typeOfTexts } from './survey.ts'
export { writeCsv } from './write-csv.ts'
