import type { CommandDeclaration } from '@mlops-actions/core'

type Load = () => Promise<{ default: CommandDeclaration }>
const as = (load: () => Promise<{ default: unknown }>): Load => load as unknown as Load

/** Every command, in the order of help. A declaration is loaded when it is asked for, its handler when it runs. */
export const commands: Readonly<Record<string, Load>> = {
  train: as(() => import('./train/declaration.ts')),
  validate: as(() => import('./validate/declaration.ts')),
  package: as(() => import('./package/declaration.ts')),
  register: as(() => import('./register/declaration.ts')),
  deploy: as(() => import('./deploy/declaration.ts')),
  'check-drift': as(() => import('./check-drift/declaration.ts')),
  init: as(() => import('./init/declaration.ts')),
  check: as(() => import('./check/declaration.ts')),
  status: as(() => import('./status/declaration.ts')),
  resume: as(() => import('./resume/declaration.ts')),
  logs: as(() => import('./logs/declaration.ts')),
  serve: as(() => import('./serve/declaration.ts')),
  reproduce: as(() => import('./reproduce/declaration.ts')),
  verify: as(() => import('./verify/declaration.ts')),
  trace: as(() => import('./trace/declaration.ts')),
  explain: as(() => import('./explain/declaration.ts')),
  profile: as(() => import('./profile/declaration.ts')),
  predict: as(() => import('./predict/declaration.ts')),
  metrics: as(() => import('./metrics/declaration.ts')),
  compare: as(() => import('./compare/declaration.ts')),
  gates: as(() => import('./gates/declaration.ts')),
}

/** The six steps of the chain, each also an action. */
export const actionNames = ['train', 'validate', 'package', 'register', 'deploy', 'check-drift'] as const

/** Commands that are another one with an input set: `mlops rollback` is `mlops deploy --operation rollback`. */
export const shorthands: Readonly<Record<string, readonly [command: string, ...flags: string[]]>> = {
  rollback: ['deploy', '--operation', 'rollback'],
  promote: ['deploy', '--operation', 'promote'],
  abort: ['deploy', '--operation', 'abort'],
}

/** The declaration of a command, or undefined. */
export async function findCommand(name: string): Promise<CommandDeclaration | undefined> {
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined
  return load ? (await load()).default : undefined
}
