import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { commands, shorthands } from '@mlops-actions/commands'
import { incumbents } from '../../packages/rollout/src/fixtures/incumbents.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const pages = ['*.md', 'docs/**/*.md', 'actions/*/*.md', 'examples/*/*.md', 'packages/*/*.md']
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .sort()

test('every link to a file leads to one', () => {
  assert.ok(pages.length > 20)
  const broken = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8')
    return [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1] as string)
      .filter((link) => !existsSync(join(root, dirname(page), link)))
      .map((link) => `${page} → ${link}`)
  })
  assert.deepEqual(broken, [])
})

/** The rows between the marks of a table in docs/why.md. */
function whyTable(name: string): string {
  const text = readFileSync(join(root, 'docs/why.md'), 'utf8')
  const found = new RegExp(`<!-- ${name}: generated -->\\n([\\s\\S]*?)\\n<!-- ${name}: end -->`).exec(text)
  assert.ok(found, `docs/why.md has no table ${name}`)
  return found[1] as string
}

test('docs/why.md has a row for each tested failure of other rollouts', () => {
  const rows = incumbents.map((one) => `| ${one.who} | ${one.does} | ${one.here} |`)
  assert.equal(whyTable('rollouts'), ['| Who | What it does | Here |', '|---|---|---|', ...rows].join('\n'))
})

test('docs/why.md has a row for each tested failure of other drift watches', () => {
  const source = readFileSync(join(root, 'packages/drift/src/incumbents.test.ts'), 'utf8')
  const names = [...source.matchAll(/^test\((['"`])(.+?)\1, /gm)].map((match) => match[2] as string)
  assert.ok(names.length > 15)
  const rows = names.map((name) => `| ${name.replace(': ', ' | ')} |`)
  assert.equal(whyTable('drift'), ['| Who | What it does |', '|---|---|', ...rows].join('\n'))
})

test('every command that a document names exists', () => {
  const known = new Set([...Object.keys(commands), ...Object.keys(shorthands), 'help'])
  const unknown = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8')
    return [...text.matchAll(/(?:^\$? ?|`|mlops\.js |\| )mlops ([a-z][a-z-]*)/gm)]
      .map((match) => match[1] as string)
      .filter((name) => !known.has(name))
      .map((name) => `${page}: mlops ${name}`)
  })
  assert.deepEqual(unknown, [])
})

test('no document and no source names a machine, a session or a registry host', () => {
  const words = /(?:^|[^A-Za-z])(?:\/work\/|\/tmp\/mlops-demo|registry\.npmjs|pypi\.org\/simple)/
  const files = [
    ...pages,
    ...globSync(['packages/*/src/**/*.ts', 'scripts/**/*.ts', 'package-lock.json'], { cwd: root }),
  ]
  const found = files.filter(
    (file) => !file.endsWith('documents.test.ts') && words.test(readFileSync(join(root, file), 'utf8')),
  )
  assert.deepEqual(found, [])
})
