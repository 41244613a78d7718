import { fail } from './errors.ts'

/** The error for a column that is not in a table. */
export function missingColumn(name: string, names: readonly string[], file: string): Error {
  const folded = name.trim().toLowerCase()
  const close = names.filter((one) => one.trim().toLowerCase() === folded)
  const list = names.slice(0, 12).join(', ')
  return fail('TABLE_COLUMN_MISSING', `${file} has no column ${JSON.stringify(name)}.`, {
    where: { file },
    remedy: close[0]
      ? `Write ${JSON.stringify(close[0])}: case and spaces count.`
      : `It has ${names.length}: ${list}${names.length > 12 ? ', …' : ''}.`,
  })
}
