import assert from 'node:assert/strict'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type House, house, table } from './house.ts'

/**
 * Values that are found nowhere else, put where they could leak: ids of rows; the extremes of a protected column; the value of a
 * small group; exact cells of the training and the test table. Numbers are long, so that no other number holds them.
 */
const markers = {
  'id of a training row': '7700123451',
  'id of a test row': '7700123452',
  'smallest protected value': '17.2345671',
  'largest protected value': '98.7654321',
  'smallest protected test value': '16.3456781',
  'largest protected test value': '99.8765432',
  'text of a small group': 'zanzibarmarker',
  'text of a small group in test': 'timbuktumarker',
  'id text': 'idmarkerperson',
  'cell of the training table': '3.14159265',
  'cell of the test table': '2.71828182',
} as const

/** The table with two more columns: `age`, protected, and `person`, an id; and a row that holds markers. */
function marked(rows: number, seed: number, part: 'train' | 'test'): string {
  const [header, ...lines] = table(rows, seed).trimEnd().split('\n')
  const train = part === 'train'
  const extra = lines.map((line, at) => {
    const cells = line.split(',')
    if (at === 3) cells[0] = train ? markers['id of a training row'] : markers['id of a test row']
    if (at === 4) cells[1] = train ? markers['cell of the training table'] : markers['cell of the test table']
    const age = 20 + ((at * 37) % 60)
    const shown =
      at === 5
        ? markers[train ? 'smallest protected value' : 'smallest protected test value']
        : at === 6
          ? markers[train ? 'largest protected value' : 'largest protected test value']
          : `${age}`
    const town =
      at === 7 || at === 8
        ? markers[train ? 'text of a small group' : 'text of a small group in test']
        : ['north', 'south'][at % 2]
    return `${cells.join(',')},${shown},${town},${markers['id text']}${at}`
  })
  return `${header},age,town,person\n${extra.join('\n')}\n`
}

/** Everything that leaves the machine of the data: records, what is registered, reports, answers, summaries, log lines. */
function artefacts(one: House): [string, string][] {
  return ['.mlops/records/**', '.mlops/registry/**', '.mlops/reports/**', '.mlops/packages/**']
    .flatMap((pattern) => globSync(pattern, { cwd: one.folder }))
    .filter((path) => !/\/(native|server)\//.test(path))
    .map((path) => join(one.folder, path))
    .filter((path) => statSync(path).isFile() && statSync(path).size < 2 ** 22)
    .map((path) => [path, readFileSync(path, 'latin1')])
}

test('no row, id, rare value or exact extreme leaves the machine of the data', { timeout: 180_000 }, async (t) => {
  const one = await house(t, {
    '  id: [id]': '  id: [id, person]\n  protected: [age]\n  exclude: [town]',
    'slices: [group]': 'slices: [group, town, { age: [30, 50] }]',
    'min-slice-rows: 50': 'min-slice-rows: 10',
  })
  await one.write('train.csv', marked(900, 1, 'train'))
  await one.write('test.csv', marked(600, 2, 'test'))
  const script = readFileSync(join(one.folder, 'train.mjs'), 'utf8')
  await one.write('train.mjs', script.replace("name !== 'id'", "!['id', 'person', 'town'].includes(name)"))
  for (const marker of Object.values(markers))
    assert.ok(['train.csv', 'test.csv'].some((file) => readFileSync(join(one.folder, file), 'utf8').includes(marker)))
  const said: [string, string][] = []
  for (const args of [
    ['check'],
    ['train'],
    ['validate'],
    ['package'],
    ['register'],
    ['deploy'],
    ['status'],
    ['check-drift', '--current', 'test.csv'],
    ['trace', 'v1'],
    ['verify', 'v1'],
    ['validate', '--json'],
    ['check-drift', '--current', 'test.csv', '--json'],
    ['trace', 'v1', '--json'],
    ['status', '--json'],
  ]) {
    const ran = await one.run(args)
    assert.notEqual(ran.code, 2, `${args.join(' ')}\n${ran.stdout}${ran.stderr}`)
    said.push([`mlops ${args.join(' ')}`, ran.stdout + ran.stderr])
  }
  const all = [...said, ...artefacts(one)]
  assert.ok(all.some(([name]) => name.includes('openapi')) && all.some(([, text]) => text.includes('"edges"')))
  assert.ok(
    all.some(([, text]) => text.includes('north')),
    'groups that are large enough are named, so that the search can find something',
  )
  const found = all.flatMap(([name, text]) =>
    Object.entries(markers)
      .filter(([, marker]) => text.includes(marker))
      .map(([what]) => `${what} in ${name.slice(name.lastIndexOf('model/') + 6)}`),
  )
  assert.deepEqual(found, [])
})
