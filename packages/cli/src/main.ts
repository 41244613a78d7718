#!/usr/bin/env node
// The command line. Handlers for what nobody caught come first, so that every crash is exit code 2.
for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (thrown: unknown) => {
    process.stderr.write(
      `error INTERNAL  ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`,
    )
    process.exit(2)
  })

const { main } = await import('./index.ts')
process.exitCode = await main(process.argv.slice(2), import.meta.url)
