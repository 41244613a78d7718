/** Helper processes are this bundle with a role, never a file of their own. */
export const roles: Readonly<Record<string, (argv: readonly string[], entry: string) => Promise<number>>> = {
  /** The scoring server of a bundle folder. */
  score: async ([folder]) => {
    const { runServer } = await import('@mlops-actions/packaging')
    await runServer(folder ?? '.')
    return 0
  },
  /** The controller of a local endpoint; its state folder is in MLOPS_HOME. */
  serve: async ([endpoint]) => {
    const { serveEndpoint } = await import('@mlops-actions/platform-local')
    const home = process.env['MLOPS_HOME']
    if (!endpoint || !home) throw new TypeError('the role serve takes an endpoint and MLOPS_HOME')
    const served = await serveEndpoint(endpoint, { home, log: (text) => process.stderr.write(`${text}\n`) })
    if (!served) return 0
    const end = (): void => void served.close()
    process.on('SIGTERM', end)
    process.on('SIGINT', end)
    await served.ended
    return 0
  },
}
