import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fail } from './errors.ts'
import type { WantedPackage } from './manifest.ts'
import { unpackTarball } from './tarball.ts'

/** Runs a program without a shell and gives how it ended. */
export type NativeExec = (
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly signal?: AbortSignal },
) => Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string }>

/** Runs a program with Node's child_process. On Windows npm is a script, which needs its shell; all arguments here are ours and plain. */
export const nodeExec: NativeExec = (command, args, options) =>
  new Promise((resolve) => {
    const shell = process.platform === 'win32'
    execFile(command, [...args], { ...options, shell, maxBuffer: 2 ** 24 }, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : typeof error.code === 'number' ? error.code : 1
      resolve({ exitCode, stdout, stderr: stderr === '' && error ? error.message : stderr })
    })
  })

/**
 * Fetches packages with `npm pack --ignore-scripts`, so that the user's registry, proxy and credentials apply and no script of a package runs;
 * checks each tarball against its integrity and puts the wanted files below `folder/node_modules`. The folder appears whole or not at all.
 */
export async function fetchPackages(
  wanted: readonly WantedPackage[],
  folder: string,
  exec: NativeExec,
  signal?: AbortSignal,
): Promise<void> {
  const part = `${folder}.${randomUUID()}`
  try {
    await Promise.all(wanted.map((one) => fetchPackage(one, part, exec, signal)))
    await rm(join(part, 'packed'), { recursive: true })
    await mkdir(dirname(folder), { recursive: true })
    await rm(folder, { recursive: true, force: true })
    await rename(part, folder)
  } finally {
    await rm(part, { recursive: true, force: true })
  }
}

async function fetchPackage(
  wanted: WantedPackage,
  part: string,
  exec: NativeExec,
  signal?: AbortSignal,
): Promise<void> {
  const packed = join(part, 'packed', wanted.name)
  await mkdir(packed, { recursive: true })
  const spec = `${wanted.name}@${wanted.version}`
  const done = await exec('npm', ['pack', spec, '--ignore-scripts', '--silent', '--pack-destination', packed], {
    cwd: part,
    ...(signal === undefined ? {} : { signal }),
  })
  const tarball = (await readdir(packed)).find((name) => name.endsWith('.tgz'))
  if (done.exitCode !== 0 || tarball === undefined)
    throw fail('NATIVE_FETCH_FAILED', `npm pack ${spec} failed: ${lastWords(done.stderr)}`, {
      remedy: 'Check registry, proxy and credentials of npm, or name a prepared folder in MLOPS_NATIVE_DIR.',
    })
  await unpackTarball(await readFile(join(packed, tarball)), wanted, join(part, 'node_modules', wanted.name))
}

function lastWords(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !/npm (?:warn|notice)/i.test(line))
  return lines.slice(0, 3).join(' ').slice(0, 400) || 'npm said nothing'
}
