import assert from 'node:assert/strict'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { type RunEvent, sha256, type Training, type TrainSpec, UserError } from '@mlops-actions/core'
import { realClock, type TestCall, testCall } from './calls.ts'
import { temporaryFolder } from './temporary.ts'

/** Makes a training port without runs; `again` opens the same one a second time, as another process would. */
export type TrainingFactory = (
  test: TestContext,
) => Promise<{ readonly training: Training; readonly again: () => Training }>

interface Case {
  readonly training: Training
  readonly again: () => Training
  readonly call: TestCall
  readonly folder: string
  spec(command: string, change?: Partial<TrainSpec>): TrainSpec
  /** Submits and observes to the end. */
  run(command: string, change?: Partial<TrainSpec>): Promise<Finished>
}

interface Finished {
  readonly run: string
  readonly events: readonly RunEvent[]
  readonly log: string
  readonly last: RunEvent | undefined
}

/**
 * What every training port keeps. Registers one node:test case for each rule. The commands are a few lines of shell.
 * @param name the provider, in the names of the cases
 */
export function trainingContract(name: string, factory: TrainingFactory): void {
  for (const [rule, check] of Object.entries(rules))
    test(`${name}: ${rule}`, async (context) => {
      const { training, again } = await factory(context)
      const folder = await temporaryFolder(context)
      await writeFile(join(folder, 'train.csv'), 'a,b\n1,2\n')
      const call = testCall(realClock)
      const spec: Case['spec'] = (command, change = {}) => ({ ...baseSpec(folder), command, ...change })
      const run: Case['run'] = async (command, change) => {
        const { run: id } = await training.submit(spec(command, change), sha256(command), call)
        return await finish(training, id, call)
      }
      await check({ training, again, call, folder, spec, run })
    })
}

/** Observes a run to its end. */
export async function finish(training: Training, run: string, call: TestCall, from?: string): Promise<Finished> {
  const events: RunEvent[] = []
  for await (const event of training.observe(run, from, call)) events.push(event)
  const log = events.flatMap((event) => (event.type === 'log' ? [event.text] : [])).join('\n')
  return { run, events, log, last: events.at(-1) }
}

function baseSpec(folder: string): TrainSpec {
  return {
    model: 'credit',
    command: 'true',
    folder,
    code: { name: 'code', digest: sha256('code') },
    environment: { kind: 'none' },
    data: [{ name: 'hold-in', path: join(folder, 'train.csv'), resource: { name: 'train', digest: sha256('train') } }],
    parameters: { trees: 200, 'learning-rate': 0.05 },
    seed: 42,
    timeLimitMs: 60_000,
    secrets: {},
    outputs: {},
  }
}

const failsWith = (code: string) => (error: unknown) => error instanceof UserError && error.code === code
const statusOf = (event: RunEvent | undefined) => (event?.type === 'status' ? event.status : undefined)

const rules: Readonly<Record<string, (one: Case) => Promise<void>>> = {
  'the command gets data, parameters, seed and output by variables, and nothing that opens a door': async ({
    run,
    folder,
  }) => {
    const tokens = {
      GITHUB_TOKEN: 'token-1',
      ACTIONS_RUNTIME_TOKEN: 'token-2',
      INPUT_KEY: 'token-3',
      GITHUB_ENV: '/x',
      AZURE_CLIENT_SECRET: 'token-4',
    }
    const before = { ...process.env }
    Object.assign(process.env, tokens)
    try {
      const { log, last } = await run(
        'cat "$MLOPS_DATA_HOLD_IN" "$MLOPS_PARAMETERS"; echo "seed $MLOPS_SEED"; test -d "$MLOPS_OUTPUT"; pwd; env',
        { secrets: { FEATURE_STORE_TOKEN: 'secret-5' } },
      )
      assert.equal(statusOf(last), 'completed')
      assert.match(log, /a,b\n1,2\n\{"learning-rate":0.05,"trees":200\}\nseed 42\n/)
      assert.match(log, new RegExp(`^(/private)?${folder}$`, 'm'))
      assert.match(log, /^FEATURE_STORE_TOKEN=secret-5$/m)
      assert.match(log, /^PATH=.+$/m)
      assert.doesNotMatch(log, /token-\d|GITHUB_|ACTIONS_|INPUT_|AZURE_/)
    } finally {
      for (const name of Object.keys(tokens)) delete process.env[name]
      Object.assign(process.env, before)
    }
  },
  'the log comes live, line by line, with cursors from which another process goes on': async ({
    training,
    again,
    call,
    spec,
  }) => {
    const { run } = await training.submit(
      spec('echo one; echo two >&2; sleep 0.5; printf "three\\r\\nlast without end"'),
      sha256('k'),
      call,
    )
    const seen: RunEvent[] = []
    for await (const event of training.observe(run, undefined, call)) {
      seen.push(event)
      if (event.type === 'log' && event.text === 'two') {
        assert.equal((await training.state(run, call))?.status, 'running', 'it came while the command ran')
        break
      }
    }
    const rest = await finish(again(), run, call, seen.at(-1)?.cursor)
    assert.equal(rest.log, 'three\nlast without end')
    assert.equal((await finish(again(), run, call)).log, 'one\ntwo\nthree\nlast without end')
    assert.equal(statusOf(rest.last), 'completed')
  },
  'the same key gives the run that runs or completed; one that failed is not given again': async ({
    training,
    again,
    call,
    spec,
  }) => {
    const key = sha256('the key')
    const first = await training.submit(spec('sleep 0.3'), key, call)
    assert.match(first.run, /^run-[0-9a-f]{6}$/)
    assert.deepEqual(await again().submit(spec('sleep 0.3'), key, call), { run: first.run, existed: true })
    await finish(training, first.run, call)
    assert.equal((await again().submit(spec('sleep 0.3'), key, call)).existed, true)
    const failing = sha256('failing')
    const one = await training.submit(spec('exit 3'), failing, call)
    await finish(training, one.run, call)
    const two = await training.submit(spec('exit 3'), failing, call)
    assert.equal(two.existed, false)
    assert.notEqual(two.run, one.run)
  },
  'submitted at once with one key, it runs once': async ({ training, again, call, spec, folder }) => {
    const command = `echo x >> '${join(folder, 'count')}'`
    const all = await Promise.all(
      [training, again(), again()].map((one) => one.submit(spec(command), sha256('k'), call)),
    )
    assert.equal(new Set(all.map((one) => one.run)).size, 1)
    assert.equal(all.filter((one) => !one.existed).length, 1)
    await finish(training, all[0]?.run ?? '', call)
    assert.equal(await readFile(join(folder, 'count'), 'utf8'), 'x\n')
  },
  'a failing command, a failing pipe and an unset variable fail the run': async ({ run, training, call }) => {
    for (const [command, code] of [
      ['echo before; exit 7', 7],
      ['false | true', 1],
      ['echo "$MLOPS_NOT_THERE"', 127],
    ] as const) {
      const { last, run: id } = await run(command)
      assert.equal(statusOf(last), 'failed', command)
      const state = await training.state(id, call)
      if (code !== 127) assert.equal(state?.exitCode, code)
      assert.match(state?.reason ?? '', /exit code/)
      await assert.rejects(training.outputs(id, '/nowhere', call), failsWith('RUN_NOT_COMPLETED'))
    }
  },
  'an output that was promised and is not there fails the run': async ({ run, training, call }) => {
    const { last, run: id } = await run('echo done', { outputs: { model: 'model.onnx' } })
    assert.equal(statusOf(last), 'failed')
    assert.match((await training.state(id, call))?.reason ?? '', /output model.*model\.onnx/)
  },
  'metrics.json is read as numbers, whatever its names; NaN is null': async ({ run }) => {
    const json =
      '{"roc_auc": 0.78, "by": {"sex": {"1": 0.5}}, "__proto__": 1, "nan": NaN, "text": "x", "::set-output name=x::": 2}'
    const { events } = await run(`cat > "$MLOPS_OUTPUT/metrics.json" <<'END'\n${json}\nEND`)
    const metrics = events.flatMap((event) => (event.type === 'metric' ? [[event.name, event.value]] : []))
    assert.deepEqual(metrics, [
      ['roc_auc', 0.78],
      ['by.sex.1', 0.5],
      ['__proto__', 1],
      ['nan', null],
      ['::set-output name=x::', 2],
    ])
  },
  'outputs are copied with their digests': async ({ run, training, call, folder }) => {
    const { run: id } = await run('cd "$MLOPS_OUTPUT"; printf model > model.onnx; mkdir -p part; printf b > part/b', {
      outputs: { model: 'model.onnx' },
    })
    const into = join(folder, 'into')
    assert.deepEqual(await training.outputs(id, into, call), [
      { name: 'model.onnx', digest: sha256('model'), bytes: 5 },
      { name: 'part/b', digest: sha256('b'), bytes: 1 },
    ])
    assert.equal(await readFile(join(into, 'part', 'b'), 'utf8'), 'b')
  },
  'links among the outputs are refused': async ({ run, training, call, folder }) => {
    const linked = await run('ln -s /etc/passwd "$MLOPS_OUTPUT/model.onnx"', { outputs: { model: 'model.onnx' } })
    assert.equal(statusOf(linked.last), 'failed')
    const beside = await run('ln -s /etc "$MLOPS_OUTPUT/folder"')
    assert.equal(statusOf(beside.last), 'completed')
    await mkdir(join(folder, 'into'))
    await assert.rejects(training.outputs(beside.run, join(folder, 'into'), call), failsWith('LINK_REFUSED'))
  },
  'cancel ends the command with everything that it started': async ({ training, again, call, spec, folder }) => {
    const alive = join(folder, 'alive')
    const command = `(trap '' TERM; for i in 1 2 3 4; do sleep 0.25; done; touch '${alive}') & echo started; wait`
    const { run } = await training.submit(spec(command), sha256('k'), call)
    for await (const event of training.observe(run, undefined, call)) if (event.type === 'log') break
    await again().cancel(run, call)
    assert.equal((await training.state(run, call))?.status, 'cancelled')
    assert.equal(statusOf((await finish(training, run, call)).last), 'cancelled')
    await call.clock.sleep(1200, call.signal)
    await assert.rejects(readFile(alive), { code: 'ENOENT' })
    await training.cancel(run, call)
  },
  'the time limit ends it and is the reason': async ({ run, training, call }) => {
    const { last, run: id } = await run('echo begun; sleep 20', { timeLimitMs: 500 })
    assert.equal(statusOf(last), 'failed')
    assert.match((await training.state(id, call))?.reason ?? '', /time limit of 500ms/)
  },
  'a run that is not there is said to be so': async ({ training, call }) => {
    assert.equal(await training.state('run-abcdef', call), undefined)
    await assert.rejects(training.cancel('run-abcdef', call), failsWith('RUN_NOT_FOUND'))
    await assert.rejects(Array.fromAsync(training.observe('run-abcdef', undefined, call)), failsWith('RUN_NOT_FOUND'))
    for (const bad of ['../../etc', 'run-', 'run-xyz'])
      await assert.rejects(training.state(bad, call), failsWith('RUN_NOT_FOUND'))
  },
}
