import assert from 'node:assert/strict'
import { chmod, mkdir, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { UserError } from '@mlops-actions/core'
import { realClock, temporaryFolder, testCall } from '@mlops-actions/testing'
import { describeEnvironment } from './environment.ts'
import { prepareEnvironment } from './prepare.ts'

/** Tools that do as little as the real ones must: no network, no seconds. Each call is written down. */
const tools = {
  python3: 'if [ "$1" = -c ]; then echo "$FAKE_PYTHON"; echo "$0"; fi',
  uv: `case "$1 $2" in
  "venv "*) mkdir -p "$5/bin"; echo "#!/bin/sh" > "$5/bin/python";;
  "pip install") grep -q broken "$7" && { echo "no such package" >&2; exit 1; }; sleep 0.1;;
  "pip freeze") echo "numpy==2.0.0";;
esac`,
  npm: 'mkdir -p node_modules/left-pad; echo "installed in $PWD" > node_modules/left-pad/index.js',
}

async function house(context: TestContext, files: Readonly<Record<string, string>>) {
  const root = await temporaryFolder(context)
  const [bin, folder, home] = [join(root, 'bin'), join(root, 'model'), join(root, 'environments')]
  await mkdir(bin)
  await mkdir(folder)
  for (const [name, text] of Object.entries(tools)) {
    await writeFile(join(bin, name), `#!/bin/sh\necho "${name} $*" >> '${join(root, 'calls')}'\n${text}\n`)
    await chmod(join(bin, name), 0o755)
  }
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  const environment = { PATH: [bin, process.env['PATH']].join(delimiter), OMP_NUM_THREADS: '1' }
  // The fake python answers with a variable that scrubbing would drop, so its version is in the script.
  const python = async (version: string) =>
    await writeFile(join(bin, 'python3'), `#!/bin/sh\necho "${version}"; echo "$0"\n`)
  await python('3.11.7')
  const call = testCall(realClock)
  const calls = async () => (await readFile(join(root, 'calls'), 'utf8').catch(() => '')).split('\n').filter(Boolean)
  const prepare = async (setting?: string) => {
    const wanted = await describeEnvironment(folder, setting, environment, call)
    return { wanted, prepared: await prepareEnvironment(wanted, folder, home, environment, call) }
  }
  return { folder, home, environment, call, calls, prepare, python }
}

test('a Python environment is made once for the same files, and used by its PATH', async (context) => {
  const { prepare, calls, home } = await house(context, { 'requirements.txt': 'numpy\n' })
  const { prepared, wanted } = await prepare()
  assert.deepEqual([wanted.kind, wanted.file], ['python', 'requirements.txt'])
  assert.equal(prepared.lock, 'numpy==2.0.0\n')
  assert.ok(prepared.variables['PATH']?.startsWith(join(prepared.variables['VIRTUAL_ENV'] ?? '', 'bin')))
  await prepare()
  assert.equal((await calls()).filter((line) => line.startsWith('uv pip install')).length, 1)
  await rm(join(prepared.variables['VIRTUAL_ENV'] ?? '', '..'), { recursive: true })
  await prepare()
  assert.equal(
    (await calls()).filter((line) => line.startsWith('uv pip install')).length,
    2,
    'made again when it is gone',
  )
  assert.equal((await readdir(home)).filter((name) => !name.endsWith('.json')).length, 1)
})

test('two at once end with one environment, and nothing is left of the other', async (context) => {
  const { prepare, home } = await house(context, { 'requirements.txt': 'numpy\n' })
  const both = await Promise.all([prepare(), prepare(), prepare()])
  assert.equal(new Set(both.map(({ prepared }) => prepared.variables['VIRTUAL_ENV'])).size, 1)
  assert.equal((await readdir(home)).length, 2)
})

test('what decides an environment: its files, those that they include, and the interpreter', async (context) => {
  const { folder, environment, call, python } = await house(context, {
    'requirements.txt': '-r base.txt\nnumpy\n',
    'base.txt': 'pandas\n',
  })
  const digest = async () => (await describeEnvironment(folder, undefined, environment, call)).digest
  const seen = [await digest()]
  assert.equal(await digest(), seen[0])
  await writeFile(join(folder, 'base.txt'), 'pandas==3\n')
  seen.push(await digest())
  await python('3.12.1')
  seen.push(await digest())
  assert.equal(new Set(seen).size, 3)
})

test('a failing installer is quoted, and leaves nothing behind', async (context) => {
  const { prepare, home } = await house(context, { 'requirements.txt': 'broken\n' })
  await assert.rejects(prepare(), (error: unknown) => {
    assert.ok(error instanceof UserError)
    assert.equal(error.code, 'ENVIRONMENT_FAILED')
    assert.match(error.message, /no such package/)
    return true
  })
  assert.deepEqual(await readdir(home), [])
})

test('a Node environment is installed elsewhere and linked; packages of the team stay', async (context) => {
  const files = { 'package.json': '{"dependencies":{"left-pad":"1"}}', 'package-lock.json': '{"lockfileVersion":3}' }
  const { prepare, folder, home, calls } = await house(context, files)
  const { wanted } = await prepare()
  assert.equal(wanted.kind, 'node')
  assert.ok((await readlink(join(folder, 'node_modules'))).startsWith(home))
  assert.match(await readFile(join(folder, 'node_modules', 'left-pad', 'index.js'), 'utf8'), /installed in/)
  await prepare()
  assert.equal((await calls()).filter((line) => line.startsWith('npm ci')).length, 1)

  const own = await house(context, files)
  await mkdir(join(own.folder, 'node_modules'))
  await own.prepare()
  assert.deepEqual(await readdir(join(own.folder, 'node_modules')), [])
})

test('none, nothing found, no dependencies: nothing is made; a missing file or lock is an error', async (context) => {
  const { prepare, folder, call, environment } = await house(context, { 'package.json': '{"name":"x"}' })
  for (const setting of [undefined, 'none', 'package.json'])
    assert.deepEqual((await prepare(setting)).prepared, { variables: {}, lock: '' })
  const code = async (setting: string) =>
    await describeEnvironment(folder, setting, environment, call).then(
      () => undefined,
      (error: UserError) => error.code,
    )
  assert.equal(await code('gone.txt'), 'ENVIRONMENT_NOT_FOUND')
  assert.equal(await code('../outside.txt'), 'NAME_INVALID')
  await writeFile(join(folder, 'package.json'), '{"dependencies":{"left-pad":"1"}}')
  assert.equal(await code('package.json'), 'ENVIRONMENT_UNLOCKED')
})
