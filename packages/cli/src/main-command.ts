import { coreErrors, errorsOf, nearestWord, version } from '@mlops-actions/core'

const fail = errorsOf(coreErrors)

/**
 * The command line: `mlops COMMAND [flags]`.
 * @param entry URL of the file that was started; helper processes start it again
 * @returns the exit code
 */
export async function main(argv: readonly string[], entry: string): Promise<number> {
  // Who reads the answer may have seen enough: `mlops predict --out - | head`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
    throw error
  })
  const [first, ...rest] = argv
  if (first === '--version' || first === '-v' || first === 'version') {
    process.stdout.write(`${version}\n`)
    return 0
  }
  if (first === 'role') {
    const { runRole } = await import('./index.ts')
    return runRole(rest[0] ?? '', rest.slice(1), entry)
  }
  const { commands, findCommand, shorthands } = await import('@mlops-actions/commands')
  if (first === undefined || first === 'help' || first === '--help' || first === '-h') {
    const topic = first === 'help' ? rest[0] : undefined
    const found = topic ? await findCommand(shorthands[topic]?.[0] ?? topic) : undefined
    if (topic && found) {
      const { helpOf } = await import('@mlops-actions/toolkit')
      process.stdout.write(helpOf(found))
      return 0
    }
    if (!topic) {
      process.stdout.write(await overview())
      return first === undefined ? 2 : 0
    }
    return unknown(topic, [...Object.keys(commands), ...Object.keys(shorthands)])
  }
  const shorthand = Object.hasOwn(shorthands, first) ? shorthands[first] : undefined
  const [name, ...flags] = shorthand ?? [first]
  const declaration = await findCommand(name as string)
  if (!declaration) return unknown(first, [...Object.keys(commands), ...Object.keys(shorthands)])
  const { runAsCommand, services } = await import('./services.ts')
  return runAsCommand(declaration, [...flags, ...rest], await services(entry))
}

async function unknown(typed: string, known: readonly string[]): Promise<number> {
  const { printError } = await import('@mlops-actions/toolkit')
  const near = await nearestWord(typed, known)
  return printError(
    'mlops',
    fail('COMMAND_UNKNOWN', `"${typed}" is not a command.`, {
      remedy: near ? `Did you mean: mlops ${near}` : 'mlops help lists the commands.',
    }),
    false,
    false,
  )
}

async function overview(): Promise<string> {
  const { actionNames, commands } = await import('@mlops-actions/commands')
  const all = await Promise.all(Object.values(commands).map(async (load) => (await load()).default))
  const width = Math.max(...all.map((one) => one.name.length))
  const list = (chain: boolean): string =>
    all
      .filter((one) => (actionNames as readonly string[]).includes(one.name) === chain)
      .map((one) => `  ${one.name.padEnd(width)}  ${one.summary}`)
      .join('\n')
  return `mlops ${version}: a model from commit to production, and healthy there.

The chain
${list(true)}

Beside it
${list(false)}
  ${'rollback'.padEnd(width)}  Give all traffic back to what was live before (deploy --operation rollback); also: promote, abort.

mlops help COMMAND shows flags and an example. Start with: mlops init
`
}
