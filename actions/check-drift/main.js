// Generated: npm run generate. Starts the shared bundle; what nobody caught is exit code 2.
const crash = (thrown) => (console.log(`::error title=mlops check-drift::${String(thrown?.stack ?? thrown).replaceAll('%', '%25').replaceAll('\n', '%0A')}`), process.exit(2))
process.on('uncaughtException', crash).on('unhandledRejection', crash)
const { runAction } = await import('../../dist/index.js')
process.exitCode = await runAction('check-drift', new URL('../../dist/mlops.js', import.meta.url).href)
