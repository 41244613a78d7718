import { messageOf, UserError } from '@mlops-actions/core'

export { main } from './main-command.ts'

/**
 * Runs a command as a step of a job.
 * @param name the action, for example `train`
 * @param entry URL of the file that starts the command line beside this bundle
 * @returns the exit code: 0 goes on, 1 the gate said no, 2 it could not run
 */
export async function runAction(name: string, entry: string): Promise<number> {
  const [{ findCommand }, { runAsAction, services }] = await Promise.all([
    import('@mlops-actions/commands'),
    import('./services.ts'),
  ])
  const declaration = await findCommand(name)
  if (!declaration?.surfaces.includes('action')) throw new Error(`there is no action ${name}`)
  return runAsAction(declaration, await services(entry))
}

/**
 * Runs this bundle in the role of a helper process: `serve` (a scoring server), `endpoint` (the controller of a local
 * endpoint), `train` (the supervisor of a run).
 * @param entry URL of the file that starts the command line beside this bundle
 */
export async function runRole(role: string, argv: readonly string[], entry: string): Promise<number> {
  const { roles } = await import('./roles.ts')
  const run = Object.hasOwn(roles, role) ? roles[role] : undefined
  if (!run) {
    process.stderr.write(`there is no role ${role}\n`)
    return 2
  }
  try {
    return await run(argv, entry)
  } catch (thrown) {
    const remedy = thrown instanceof UserError ? thrown.remedy : undefined
    process.stderr.write(`${role}: ${messageOf(thrown)}${remedy ? ` ${remedy}` : ''}\n`)
    return 2
  }
}

/**
 * Runs a thread of this bundle.
 * @param task what the main thread gave; its `role` says what to do
 */
export async function runThread(task: unknown): Promise<void> {
  const { readerRole, runReader } = await import('@mlops-actions/data')
  const role = (task as { readonly role?: unknown } | null)?.role
  if (role !== readerRole) throw new Error(`there is no thread in the role ${String(role)}`)
  await runReader()
}
