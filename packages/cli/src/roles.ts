/** Helper processes are this bundle with a role, never a file of their own. */
export const roles: Readonly<Record<string, (argv: readonly string[], entry: string) => Promise<number>>> = {}
