import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Context, errorsOf } from '@mlops-actions/core'
import { commandErrors } from '../shared/errors.ts'

const fail = errorsOf(commandErrors)

/** The scoring server of a bundle is the shared bundle in the role `score`: there is one, and it is what was tested. */
const start = `import { fileURLToPath } from 'node:url'
import { runRole } from './server/index.js'
process.exitCode = await runRole('score', [fileURLToPath(new URL('.', import.meta.url))], import.meta.url)
`

/**
 * Files of the scoring server: path in the bundle → file on this machine.
 * @param work where the start file may be written
 * @throws UserError SERVER_CODE_MISSING where the shared bundle was not built
 */
export async function serverFiles(context: Context, work: string): Promise<Readonly<Record<string, string>>> {
  const { dist } = context.tool
  if (!dist)
    throw fail(
      'SERVER_CODE_MISSING',
      'The shared bundle, which packages carry as their scoring server, is not there.',
      {
        remedy: 'Use a released mlops-actions; in a checkout run npm run bundle.',
      },
    )
  const entry = join(work, 'server.mjs')
  await writeFile(entry, start)
  const files: Record<string, string> = { 'server.mjs': entry }
  for (const name of (await readdir(dist)).sort())
    if (name.endsWith('index.js') || name === 'package.json') files[`server/${name}`] = join(dist, name)
  return files
}
