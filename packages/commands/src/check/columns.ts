import { type Config, nearestWord, type Place, type Problem } from '@mlops-actions/core'

/** A column that mlops.yml names, and by which key. */
interface Named {
  readonly key: string
  readonly column: string
}

/** Every column that mlops.yml names, with the key that does. */
function named(config: Config): readonly Named[] {
  const { data, validate } = config
  const listed = (key: string, columns: readonly string[]): Named[] =>
    columns.map((column, at) => ({ key: `data.${key}.${at}`, column }))
  const one = (key: string, column: string | undefined): Named[] => (column ? [{ key, column }] : [])
  return [
    ...one('data.target', data.target),
    ...listed('id', data.id),
    ...listed(
      'exclude',
      data.exclude.filter((column) => column !== data.group),
    ),
    ...one('data.group', data.group),
    ...listed('protected', data.protected),
    ...one('data.time', data.time),
    ...one('data.split.key', data.split.key === data.group ? undefined : data.split.key),
    ...Object.keys(data.types).map((column) => ({ key: `data.types.${column}`, column })),
    ...Object.keys(config.model.categories ?? {}).map((column) => ({ key: `model.categories.${column}`, column })),
    ...Object.entries(config.model.inputs ?? {}).flatMap(([input, columns]) =>
      columns.map((column, at) => ({ key: `model.inputs.${input}.${at}`, column })),
    ),
    ...validate.slices.flatMap((slice, at) =>
      slice.columns.map((column) => ({ key: `validate.slices.${at}`, column })),
    ),
    ...validate.gates.flatMap((gate, at) => [
      ...one(`validate.gates.${at}.of`, gate.of),
      ...Object.keys(gate.slice ?? {}).map((column) => ({ key: `validate.gates.${at}.slice`, column })),
    ]),
    ...(validate.behaviour ?? []).flatMap((test, at) =>
      test.kind === 'golden' ? [] : test.columns.map((column) => ({ key: `validate.behaviour.${at}.column`, column })),
    ),
  ]
}

/** The columns that mlops.yml names and a table lacks, each with its place and the nearest name. */
export async function columnProblems(
  config: Config,
  table: string,
  columns: readonly string[],
): Promise<readonly Problem[]> {
  const missing = named(config).filter((one) => !columns.includes(one.column))
  return Promise.all(
    missing.map(async ({ key, column }): Promise<Problem> => {
      const near = (await nearestWord(column, columns)) ?? columns.find((name) => name.startsWith(column))
      const list = `${columns.slice(0, 30).join(', ')}${columns.length > 30 ? ', …' : ''}`
      return {
        code: key === 'data.target' ? 'DATA_TARGET_MISSING' : 'DATA_COLUMN_MISSING',
        message: `${key.replace(/\.\d+/g, '')}: ${table} has no column "${column}".`,
        remedy: near ? `Did you mean "${near}"?` : `Its columns: ${list}.`,
        where: { file: config.file, ...(placeOf(config, key) ?? {}) },
      }
    }),
  )
}

/** The place of a key, or of the nearest key around it. */
function placeOf(config: Config, key: string): Place | undefined {
  for (let at = key; at !== ''; at = at.includes('.') ? at.slice(0, at.lastIndexOf('.')) : '') {
    const place = config.places[at]
    if (place) return place
  }
  return undefined
}
