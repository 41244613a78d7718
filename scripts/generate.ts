// Writes what is derived from declarations: action.yml and stubs, tables in READMEs, docs/commands.md, JSON Schemas, the version.
// With --check nothing is written; what differs is printed and the exit code is 1.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { actionNames, commands, findCommand } from '@mlops-actions/commands'
import { type CommandDeclaration, configJsonSchema } from '@mlops-actions/core'
import { commonOutputs, helpOf } from '@mlops-actions/toolkit'
import { configurationPage } from './generate-configuration.ts'
import {
  actionYml,
  commandSchema,
  inputTable,
  outputTable,
  permissionTable,
  recordSchema,
  stub,
} from './generate-texts.ts'
import { root } from './run.ts'

const check = process.argv.includes('--check')
const stale: string[] = []

function put(path: string, text: string): void {
  const file = join(root, path)
  const old = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  if (old === text) return
  stale.push(path)
  if (check) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

/** Replaces what stands between two markers; a README without them is an error, never left as it is. */
function between(path: string, name: string, text: string): void {
  const file = join(root, path)
  const begin = `<!-- generated:${name} -->`
  const end = `<!-- /generated:${name} -->`
  const old = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const from = old.indexOf(begin)
  const to = old.indexOf(end)
  if (from < 0 || to < from) throw new Error(`${path} lacks the markers ${begin} … ${end}`)
  put(path, `${old.slice(0, from + begin.length)}\n${text}\n${old.slice(to)}`)
}

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
put(
  'packages/core/src/version.ts',
  `/** The version of all packages; written by \`npm run generate\` from the root package.json. */\nexport const version = '${manifest.version}'\n`,
)

const declarations = await Promise.all(
  Object.keys(commands).map(async (name) => (await findCommand(name)) as CommandDeclaration),
)
for (const declaration of declarations) {
  put(`schema/commands/${declaration.name}.json`, `${JSON.stringify(commandSchema(declaration), null, 2)}\n`)
  if (!(actionNames as readonly string[]).includes(declaration.name)) continue
  const folder = `actions/${declaration.name}`
  const outputs = commonOutputs(declaration)
  put(`${folder}/action.yml`, actionYml(declaration, outputs))
  put(`${folder}/main.js`, stub(declaration.name))
  if (!existsSync(join(root, folder, 'README.md')))
    throw new Error(`${folder}/README.md is missing: write what the action does; the tables are generated`)
  between(`${folder}/README.md`, 'inputs', inputTable(declaration))
  between(`${folder}/README.md`, 'outputs', outputTable(declaration, outputs))
  between(`${folder}/README.md`, 'permissions', permissionTable(declaration))
}
const configSchema = await configJsonSchema()
put('schema/mlops.json', `${JSON.stringify(configSchema, null, 2)}\n`)
put('docs/configuration.md', configurationPage(configSchema))
put('schema/record.json', `${JSON.stringify(recordSchema(), null, 2)}\n`)
put(
  'docs/commands.md',
  `# Commands\n\nGenerated from the declarations (\`npm run generate\`).\n\n${declarations.map((one) => `## ${one.name}\n\n\`\`\`text\n${helpOf(one).trimEnd()}\n\`\`\`\n`).join('\n')}`,
)
between(
  'README.md',
  'actions',
  `| Action | What it does |\n|---|---|\n${declarations
    .filter((one) => (actionNames as readonly string[]).includes(one.name))
    .map((one) => `| [\`${one.name}\`](actions/${one.name}/README.md) | ${one.summary} |`)
    .join('\n')}`,
)

if (check && stale.length > 0) {
  process.stderr.write(
    `These differ from what the declarations say; run: npm run generate\n${stale.map((path) => `  ${path}`).join('\n')}\n`,
  )
  process.exit(1)
}
process.stdout.write(stale.length === 0 ? 'generated files are current\n' : `${stale.length} files written\n`)
