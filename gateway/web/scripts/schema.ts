/** Writes openapi.json and src/api/schema.d.ts from what the gateway publishes; with `--check` only compares them. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import openapi, { astToString } from 'openapi-typescript'
import type { OpenAPI3 } from 'openapi-typescript'

const ROOT = resolve(import.meta.dirname, '../../..')
const VENV = resolve(ROOT, '.local/venv/bin/python')
const python = existsSync(VENV) ? VENV : 'python3'

const published = JSON.parse(
  execFileSync(python, ['-m', 'gateway'], { cwd: ROOT, encoding: 'utf8' }),
) as OpenAPI3
// The pages speak of `/teachers`; client.ts knows that all lies below /api/v1.
const paths = Object.entries(published.paths ?? {}).map(([path, item]) => [
  path.replace(/^\/api\/v1/, ''),
  item,
])
const ast = await openapi({ ...published, paths: Object.fromEntries(paths) }, { defaultNonNullable: false })

const made = {
  '../openapi.json': `${JSON.stringify(published, null, 1)}\n`,
  '../src/api/schema.d.ts': `/** Made by \`make schema\` from openapi.json; not edited by hand. */\n${astToString(ast)}`,
}
for (const [name, text] of Object.entries(made)) {
  const file = resolve(import.meta.dirname, name)
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${name} is not what the gateway publishes: run \`make schema\`.`)
    process.exitCode = 1
  }
}
