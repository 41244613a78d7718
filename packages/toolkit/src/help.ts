import type { CommandDeclaration } from '@mlops-actions/core'

/** Help of one command: what it does, its flags, an example, its exit codes. */
export function helpOf(declaration: CommandDeclaration): string {
  const inputs = Object.entries(declaration.inputs).filter(([, one]) => one.only !== 'action')
  const positional = inputs
    .filter(([, one]) => one.positional)
    .map(([name, one]) => (one.optional ? `[${name.toUpperCase()}]` : name.toUpperCase()))
  const rows = inputs.map(([name, one]) => {
    const flag = one.type === 'boolean' ? `--${name}` : `--${name} ${one.type.length > 24 ? 'VALUE' : one.type}`
    const sets = one.key ? ` (mlops.yml: ${one.key})` : ''
    const fallback = one.fallback !== undefined && one.fallback !== '' ? ` (= ${one.fallback})` : ''
    return [flag, `${one.doc}${one.type.length > 24 ? ` ${one.type}` : ''}${sets}${fallback}`] as const
  })
  const common = [
    ['--json', 'Answer as JSON on standard output.'],
    ['--quiet', 'Say nothing when it goes well.'],
    ['--help', 'This page.'],
  ] as const
  const width = Math.max(...[...rows, ...common].map(([flag]) => flag.length))
  const list = (all: readonly (readonly [string, string])[]): string =>
    all.map(([flag, doc]) => `  ${flag.padEnd(width)}  ${doc}`).join('\n')
  return `mlops ${declaration.name} ${[...positional, '[flags]'].join(' ')}
${declaration.summary}
${declaration.description ? `\n${declaration.description}\n` : ''}
${list([...rows, ...common])}

Example: ${declaration.example}
Exit: 0 passed or nothing blocks, 1 refused or inconclusive, 2 could not run, 130 cancelled.
`
}
