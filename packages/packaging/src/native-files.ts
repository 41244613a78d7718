import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fail } from './errors.ts'

/** A platform and processor as Node names them, for example `linux` and `x64`. */
export interface NativePlatform {
  readonly platform: string
  readonly arch: string
}

/**
 * The files of onnxruntime-node that one platform needs at run time, as bundle path → file on this machine.
 * @param modules the node_modules folder that holds onnxruntime-node and onnxruntime-common
 * @throws UserError BUNDLE_INPUT where the platform's files are not there
 */
export async function onnxRuntimeFiles(modules: string, target: NativePlatform): Promise<Record<string, string>> {
  const files: Record<string, string> = {}
  const binaries = `bin/napi-v6/${target.platform}/${target.arch}`
  const folders = [
    ['onnxruntime-node', 'dist', '.js'],
    ['onnxruntime-node', binaries, ''],
    ['onnxruntime-common', 'dist/cjs', '.js'],
  ] as const
  for (const [name, below, ending] of folders) {
    const folder = join(modules, name, below)
    const found = await readdir(folder).catch((cause: unknown) => {
      throw fail('BUNDLE_INPUT', `${name} has no files for ${target.platform}-${target.arch} (looked in ${folder}).`, {
        remedy: 'Install onnxruntime-node for that platform, or leave the native files out.',
        cause,
      })
    })
    for (const file of found) {
      if (!file.endsWith(ending) || !(await stat(join(folder, file))).isFile()) continue
      files[`native/node_modules/${name}/${below}/${file}`] = join(folder, file)
    }
  }
  for (const name of ['onnxruntime-node', 'onnxruntime-common'])
    files[`native/node_modules/${name}/package.json`] = join(modules, name, 'package.json')
  files['native/node_modules/onnxruntime-common/dist/cjs/package.json'] = join(
    modules,
    'onnxruntime-common/dist/cjs/package.json',
  )
  return files
}
