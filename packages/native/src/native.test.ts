import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { sha256, UserError } from '@mlops-actions/core'
import { nativeErrors } from './errors.ts'
import type { NativeExec } from './fetch.ts'
import { findNative, loadDuckDb, loadOnnxRuntime, type NativeOptions } from './load.ts'
import { type NativeManifest, type NativePackage, nativeManifest } from './manifest.ts'
import { integrityOf, readTarball } from './tarball.ts'

const root = mkdtempSync(join(tmpdir(), 'mlops-native-'))
after(() => rmSync(root, { recursive: true, force: true }))
let folders = 0
const folder = () => {
  const path = join(root, String(++folders))
  mkdirSync(path)
  return path
}

/** A tarball as npm makes it, written by hand: an implementation of ustar that is not the one under test. */
function tarballOf(
  files: Readonly<Record<string, string>>,
  extra: readonly { name: string; type: string; body: string }[] = [],
): Buffer {
  const entry = (name: string, type: string, body: string) => {
    const header = Buffer.alloc(512)
    header.write(name, 0, 100)
    header.write('0000644\0', 100)
    header.write(`${Buffer.byteLength(body).toString(8).padStart(11, '0')}\0`, 124)
    header.write(type, 156)
    header.write('ustar\0', 257)
    return Buffer.concat([header, Buffer.from(body), Buffer.alloc((512 - (Buffer.byteLength(body) % 512)) % 512)])
  }
  const parts = extra.map((one) => entry(one.name, one.type, one.body))
  for (const [path, body] of Object.entries(files)) parts.push(entry(`package/${path}`, '0', body))
  return gzipSync(Buffer.concat([...parts, Buffer.alloc(1024)]))
}

const files = {
  'package.json': '{"name":"onnxruntime-node","version":"9.9.9","main":"main.js"}',
  'main.js': 'module.exports = { made: "here" }',
  'README.md': 'not kept',
}
const tarball = tarballOf(files)

function manifestOf(tar: Buffer): NativeManifest {
  const kept = ['package.json', 'main.js'] as const
  const fake: NativePackage = {
    name: 'onnxruntime-node',
    version: '9.9.9',
    integrity: integrityOf(tar),
    files: kept.map((path) => ({ path, bytes: Buffer.byteLength(files[path]), digest: sha256(files[path]) })),
  }
  return { platforms: ['test-x64'], modules: { 'onnxruntime-node': [fake], '@duckdb/node-api': [] } }
}

/** Stands for npm: puts the tarball where `--pack-destination` says. */
function npm(tar: Buffer, calls: string[][] = []): NativeExec {
  return async (command, args) => {
    calls.push([command, ...args])
    writeFileSync(join(args.at(-1) as string, 'onnxruntime-node-9.9.9.tgz'), tar)
    return { exitCode: 0, stdout: '', stderr: '' }
  }
}

function optionsOf(more: Partial<NativeOptions> = {}): NativeOptions {
  return {
    manifest: manifestOf(tarball),
    platform: 'test-x64',
    searchFrom: [folder()],
    cacheFolder: folder(),
    exec: false,
    environment: {},
    ...more,
  }
}

function place(where: string, changes: Readonly<Record<string, string>> = {}): string {
  for (const [path, body] of Object.entries({ ...files, ...changes })) {
    const target = join(where, 'node_modules/onnxruntime-node', path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, body)
  }
  return where
}

const refused = (code: string, words: RegExp) => (error: unknown) => {
  assert.ok(error instanceof UserError, String(error))
  assert.equal(error.code, code)
  assert.match(error.message, words)
  assert.ok((error.remedy ?? '').length > 10, 'a remedy')
  return true
}

test('the shipped list and its form as a module are the same', () => {
  const shipped = JSON.parse(readFileSync(new URL('../native-dependencies.json', import.meta.url), 'utf8'))
  assert.deepEqual(shipped, nativeManifest)
})

test('the words about a prepared folder name the versions of the list', () => {
  for (const [name, packages] of Object.entries(nativeManifest.modules))
    assert.ok(nativeErrors.NATIVE_NOT_FOUND.explanation.includes(`${name}@${packages[0]?.version}`), name)
})

test('the list names every file by size and SHA-256, for four platforms', () => {
  assert.deepEqual(nativeManifest.platforms, ['linux-x64', 'linux-arm64', 'darwin-arm64', 'win32-x64'])
  for (const platform of nativeManifest.platforms)
    for (const packages of Object.values(nativeManifest.modules)) {
      const all = packages.flatMap((one) =>
        one.platform === undefined || one.platform === platform
          ? [...one.files, ...(one.platformFiles?.[platform] ?? [])]
          : [],
      )
      assert.ok(
        all.some((file) => file.path.endsWith('.node')),
        `${platform} has a binding`,
      )
      for (const file of all) assert.match(file.digest, /^sha256:[0-9a-f]{64}$/)
      const bytes = all.reduce((sum, file) => sum + file.bytes, 0)
      assert.ok(bytes > 2 ** 24 && bytes < 2 ** 27, `${platform}: ${bytes} bytes`)
    }
})

test('loads the real onnxruntime-node and DuckDB of this installation, once a process', async () => {
  const [first, second] = await Promise.all([loadOnnxRuntime(), loadOnnxRuntime()])
  assert.equal(first, second)
  assert.equal(typeof first.InferenceSession.create, 'function')
  const duckDb = (await loadDuckDb()) as typeof import('@duckdb/node-api')
  const instance = await duckDb.DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const answer = await connection.runAndReadAll('SELECT 6 * 7')
  assert.equal(Number(answer.getRows()[0]?.[0]), 42)
  connection.closeSync()
  instance.closeSync()
})

test('finds what the sources hold, in their order', async (t) => {
  const cases: readonly { name: string; source: string; options: () => NativeOptions }[] = [
    { name: 'an explicit folder', source: 'directory', options: () => optionsOf({ directory: place(folder()) }) },
    {
      name: 'node_modules above',
      source: 'node_modules',
      options: () => optionsOf({ searchFrom: [join(place(folder()), 'a/b')] }),
    },
    {
      name: 'the Actions cache',
      source: 'actions-cache',
      options: () =>
        optionsOf({ cache: { restore: async (_key, where) => Boolean(place(where)), save: async () => {} } }),
    },
    { name: 'npm', source: 'npm', options: () => optionsOf({ exec: npm(tarball) }) },
  ]
  for (const { name, source, options } of cases)
    await t.test(name, async () => {
      const found = await findNative('onnxruntime-node', options())
      assert.equal(found.source, source)
      assert.equal(found.version, '9.9.9')
      assert.equal(readFileSync(join(found.folder, 'main.js'), 'utf8'), files['main.js'])
    })
})

test('MLOPS_NATIVE_DIR and RUNNER_TOOL_CACHE are used where the caller says nothing', async () => {
  const environment = { directory: place(folder()) }
  const { searchFrom: _, ...silent } = optionsOf({ environment })
  assert.equal((await findNative('onnxruntime-node', silent)).source, 'directory')
  const own = await findNative('onnxruntime-node', optionsOf({ environment, searchFrom: [place(folder())] }))
  assert.equal(own.source, 'node_modules', 'a package that carries its own files keeps to them')
  const toolCache = folder()
  const fetched = await findNative('onnxruntime-node', optionsOf({ environment: { toolCache }, exec: npm(tarball) }))
  assert.ok(fetched.folder.startsWith(toolCache))
})

test('what npm gave is kept in the tool cache and saved to the Actions cache', async () => {
  const toolCache = folder()
  const calls: string[][] = []
  const saved: string[] = []
  const cache = { restore: async () => false, save: async (key: string) => void saved.push(key) }
  const first = await findNative('onnxruntime-node', optionsOf({ toolCache, cache, exec: npm(tarball, calls) }))
  assert.equal(first.source, 'npm')
  assert.deepEqual(calls[0]?.slice(0, 4), ['npm', 'pack', 'onnxruntime-node@9.9.9', '--ignore-scripts'])
  assert.match(saved[0] ?? '', /^mlops-native-onnxruntime-node-9\.9\.9-test-x64-[0-9a-f]{16}$/)
  const again = await findNative('onnxruntime-node', optionsOf({ toolCache, exec: false }))
  assert.equal(again.source, 'tool-cache')
  assert.ok(again.folder.startsWith(toolCache))
})

test('refuses what differs by one byte, and says where', async (t) => {
  const other = { 'main.js': 'module.exports = { made: "HERE" }' }
  await t.test('in the explicit folder', async () => {
    const directory = place(folder(), other)
    await assert.rejects(
      findNative('onnxruntime-node', optionsOf({ directory })),
      refused('NATIVE_FILE_CHANGED', /main\.js/),
    )
  })
  await t.test('a package.json of another version in node_modules is passed over', async () => {
    const searchFrom = [place(folder(), { 'package.json': '{"version":"1.0.0"}' })]
    await assert.rejects(
      findNative('onnxruntime-node', optionsOf({ searchFrom })),
      refused('NATIVE_NOT_FOUND', /package\.json/),
    )
    const found = await findNative('onnxruntime-node', optionsOf({ searchFrom, exec: npm(tarball) }))
    assert.equal(found.source, 'npm')
  })
  await t.test('a tarball of the registry', async () => {
    const exec = npm(tarballOf({ ...files, ...other }))
    await assert.rejects(findNative('onnxruntime-node', optionsOf({ exec })), refused('NATIVE_FILE_CHANGED', /tarball/))
  })
  await t.test('a file that lacks', async () => {
    const directory = place(folder())
    rmSync(join(directory, 'node_modules/onnxruntime-node/main.js'))
    await assert.rejects(
      findNative('onnxruntime-node', optionsOf({ directory })),
      refused('NATIVE_FILE_CHANGED', /lacks main\.js/),
    )
  })
})

test('a check is remembered until a file changes, also when size and time stay', async () => {
  const directory = place(folder())
  const options = optionsOf({ directory })
  await findNative('onnxruntime-node', options)
  await findNative('onnxruntime-node', options)
  const file = join(directory, 'node_modules/onnxruntime-node/main.js')
  writeFileSync(file, files['main.js'].replace('here', 'evil'))
  utimesSync(file, 1, 1)
  await assert.rejects(findNative('onnxruntime-node', options), refused('NATIVE_FILE_CHANGED', /SHA-256/))
  writeFileSync(file, files['main.js'])
  assert.equal((await findNative('onnxruntime-node', options)).source, 'directory')
})

test('says for which platforms there is a build', async () => {
  await assert.rejects(
    findNative('onnxruntime-node', { platform: 'freebsd-x64' }),
    refused('NATIVE_PLATFORM_UNSUPPORTED', /onnxruntime-node has no build for freebsd-x64/),
  )
  await assert.rejects(
    findNative('@duckdb/node-api', { platform: 'linux-x64-musl' }),
    refused('NATIVE_PLATFORM_UNSUPPORTED', /musl/),
  )
})

test('says all places when nothing is found, and the words of npm when it fails', async () => {
  await assert.rejects(
    findNative('onnxruntime-node', optionsOf()),
    refused('NATIVE_NOT_FOUND', /node_modules from .*nothing there/),
  )
  const exec: NativeExec = async () => ({ exitCode: 1, stdout: '', stderr: 'npm warn x\nnpm error 404 Not Found' })
  await assert.rejects(
    findNative('onnxruntime-node', optionsOf({ exec })),
    refused('NATIVE_FETCH_FAILED', /404 Not Found/),
  )
})

test('reads tarballs as tar does: long names, links left out', () => {
  const long = `${'deep/'.repeat(40)}file.js`
  const pax = (text: string) => {
    const record = ` path=${text}\n`
    let length = record.length
    while (String(length).length + record.length !== length) length = String(length).length + record.length
    return `${length}${record}`
  }
  const made = tarballOf({ short: 'last' }, [
    { name: 'package/pax', type: 'x', body: pax(`package/${long}`) },
    { name: 'cut', type: '0', body: 'content' },
    { name: 'package/link', type: '2', body: '' },
  ])
  const read = [...readTarball(made)].map((entry) => [entry.path, entry.bytes.toString()])
  assert.deepEqual(read, [
    [long, 'content'],
    ['short', 'last'],
  ])
  const where = folder()
  mkdirSync(join(where, 'package/sub'), { recursive: true })
  writeFileSync(join(where, 'package/a.txt'), 'a'.repeat(1000))
  writeFileSync(join(where, 'package/sub/ü.txt'), 'text')
  symlinkSync('a.txt', join(where, 'package/link'))
  const real = execFileSync('tar', ['-czf', '-', '-C', where, 'package'], { encoding: 'buffer' })
  const entries = [...readTarball(real)].map((entry) => [entry.path, entry.bytes.length]).sort()
  assert.deepEqual(entries, [
    ['a.txt', 1000],
    ['sub/ü.txt', 4],
  ])
})
