import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { installActionlint, installPythonTools, toolPath } from '../tools/tools.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

function clean(program: string, args: readonly string[]): void {
  const done = spawnSync(program, [...args], { cwd: root, encoding: 'utf8', env: { ...process.env, PATH: toolPath } })
  assert.equal(done.status, 0, `${program} ${args.join(' ')}\n${done.stdout}${done.stderr}`)
}

test('workflows are clean under actionlint with shellcheck', () => {
  installPythonTools()
  installActionlint()
  const files = globSync(['.github/workflows/*.yml', 'examples/*/.github/workflows/*.yml'], { cwd: root })
  assert.ok(files.length >= 3)
  clean('actionlint', files)
})

test('workflows and actions are clean under zizmor at its strictest', () => {
  installPythonTools()
  clean('zizmor', ['--offline', '--quiet', '--persona', 'auditor', '.github', 'actions'])
})
