#!/usr/bin/env node
import { isMainThread, workerData } from 'node:worker_threads'

// The command line from the bundle, and its threads. Handlers for what nobody caught come first, so that every crash is exit code 2.
for (const event of ['uncaughtException', 'unhandledRejection'])
  process.on(event, (thrown) => {
    process.stderr.write(`error INTERNAL  ${thrown?.stack ?? thrown}\n`)
    process.exit(2)
  })
if (Number(process.versions.node.split('.')[0]) < 24) {
  process.stderr.write(`error NODE_TOO_OLD  This is Node ${process.versions.node}; mlops needs Node 24 or newer.\n  Install it from nodejs.org, or in a workflow: actions/setup-node with node-version 24.\n`)
  process.exit(2)
}
const { main, runThread } = await import('./index.js')
if (isMainThread) process.exitCode = await main(process.argv.slice(2), import.meta.url)
else await runThread(workerData)
