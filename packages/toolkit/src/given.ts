import type { CommandDeclaration } from '@mlops-actions/core'

/** Texts of inputs by name, and where each came from. */
export interface Given {
  readonly texts: Readonly<Record<string, string | undefined>>
  source(input: string): 'input' | 'environment' | undefined
}

/** The variable that sets an input on every surface: `wait-for` is MLOPS_WAIT_FOR. */
export function variableOf(input: string): string {
  return `MLOPS_${input.toUpperCase().replaceAll('-', '_')}`
}

/** Inputs first, then environment variables; empty is absent. mlops.yml and defaults come after, in the handler and in parseInputs. */
export function gather(
  declaration: CommandDeclaration,
  inputs: Readonly<Record<string, string | undefined>>,
  environment: Readonly<Record<string, string | undefined>>,
): Given {
  const texts: Record<string, string | undefined> = {}
  const sources: Record<string, 'input' | 'environment'> = {}
  for (const name of Object.keys(declaration.inputs)) {
    const direct = inputs[name]
    const fromEnvironment = environment[variableOf(name)]
    if (direct !== undefined && direct !== '') {
      texts[name] = direct
      sources[name] = 'input'
    } else if (fromEnvironment !== undefined && fromEnvironment !== '') {
      texts[name] = fromEnvironment
      sources[name] = 'environment'
    }
  }
  return { texts, source: (input) => sources[input] }
}
