/**
 * How long nothing takes: the built actions where there is nothing to do, and with a native part, against what a step of a workflow starts otherwise.
 * The bundle is copied away from this checkout, as a runner has it. Whole processes, page cache warm, bytecode compiled.
 */
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { bundleFolder, cache, here, type Python, pythonOf } from './peers.ts'
import { type BenchRow, compared, interleave, limited, main, roundsOf, type Sample, timedProcess } from './row.ts'

type Start = () => Promise<Sample>

/** Runs the benchmark and gives its lines. */
export async function run(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), 'mlops-bench-start-'))
  try {
    return await measure(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measure(folder: string): Promise<BenchRow[]> {
  await cp(bundleFolder(), join(folder, 'dist'), { recursive: true })
  await cp(here('../../actions'), join(folder, 'actions'), { recursive: true })
  const empty = join(folder, 'empty')
  await mkdir(empty)
  const core = await bundleOfCore()
  const cli = join(folder, 'dist/mlops.js')
  const node =
    (args: readonly string[], exit = 0): Start =>
    () =>
      timedProcess(process.execPath, args, { cwd: empty, env: environment(), exit })
  // Without mlops.yml the action says so and ends with 2: the whole way to the first thing a user reads.
  const action = node([join(folder, 'actions/train/main.js')], 2)
  const predict = node(await predictArgs(cli, folder))
  const bundled = node([core])
  const { general, azure, evidently } = await pythons()
  const jobs: readonly (readonly [job: string, ours: Start, peer: string, start: Start | string, goal: number])[] = [
    ['action train, empty folder', action, 'bundle of @actions/core only', bundled, 1.3],
    ['mlops --version', node([cli, '--version']), 'bundle of @actions/core only', bundled, 1.3],
    ['action train, empty folder', action, 'az version', module_(azure, ['-m', 'azure.cli', 'version']), 1 / 2],
    ['action train, empty folder', action, 'import azure.ai.ml', imports(azure, 'azure.ai.ml'), 1 / 15],
    ['action train, empty folder', action, 'import evidently', imports(evidently, 'evidently'), 1 / 50],
    ['predict, 3 rows (onnxruntime)', predict, 'import sklearn', imports(general, 'sklearn'), 1 / 6],
  ]
  const table: BenchRow[] = []
  for (const [job, ours, peer, start, goal] of jobs) {
    const missing = typeof start === 'string' ? start : undefined
    await ours()
    if (typeof start !== 'string') await start()
    const samples = await interleave(roundsOf(7), ours, typeof start === 'string' ? undefined : start)
    table.push(compared({ job, peer, goal, ...samples, reason: missing }))
    if (ours === predict) table.push(limited({ job, limit: 0.3, ours: samples.ours }))
  }
  return table
}

/** A bundle as small as an action can be: it reads an input and says a line. */
async function bundleOfCore(): Promise<string> {
  const source = join(cache, 'core-only.mjs')
  const out = join(cache, 'core-only')
  await mkdir(cache, { recursive: true })
  await writeFile(
    source,
    "import { getInput, info } from '@actions/core'\ninfo('config: ' + (getInput('config') || 'mlops.yml'))\n",
  )
  const ncc = here('../../node_modules/@vercel/ncc/dist/ncc/cli.js')
  await timedProcess(process.execPath, [ncc, 'build', source, '-o', out, '-m', '--no-cache', '-q'], {
    env: environment(),
  })
  return join(out, 'index.mjs')
}

/** A prediction of three rows by the model of the serving benchmark. */
async function predictArgs(cli: string, folder: string): Promise<string[]> {
  const names = Array.from({ length: 23 }, (_, index) => `f${index}`)
  const rows = [0.5, -1, 2].map((value) => names.map(() => value).join(','))
  const data = join(folder, 'rows.csv')
  await writeFile(data, `${[names.join(','), ...rows].join('\n')}\n`)
  return [cli, 'predict', '--model', here('serving-model.onnx'), '--data', data, '--out', join(folder, 'scores.csv')]
}

/** As on a runner: no options of this process; the native packages are those of this checkout. */
function environment(): NodeJS.ProcessEnv {
  return { ...process.env, NODE_OPTIONS: '', MLOPS_NATIVE_DIR: here('../..') }
}

async function pythons(): Promise<Record<'general' | 'azure' | 'evidently', Python>> {
  return {
    general: await pythonOf('general'),
    azure: await pythonOf('azure'),
    evidently: await pythonOf('evidently'),
  }
}

const imports = (python: Python, name: string): Start | string => module_(python, ['-c', `import ${name}`])

function module_(python: Python, args: readonly string[]): Start | string {
  if ('reason' in python) return python.reason
  const env = { ...process.env, AZURE_CORE_COLLECT_TELEMETRY: '0' }
  return () => timedProcess(python.path, args, { cwd: dirname(python.path), env })
}

if (import.meta.main) await main(run)
