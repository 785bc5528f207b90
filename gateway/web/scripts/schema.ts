/** Writes openapi.json and src/api/schema.d.ts from what the gateway publishes. */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import openapi, { astToString } from 'openapi-typescript'
import type { OpenAPI3 } from 'openapi-typescript'

const root = resolve(import.meta.dirname, '../../..')
const document = resolve(import.meta.dirname, '../openapi.json')
const types = resolve(import.meta.dirname, '../src/api/schema.d.ts')
const python = [resolve(root, '.local/venv/bin/python'), 'python3'].find(
  (path) => path === 'python3' || existsSync(path),
)!

if (!process.argv.includes('--offline')) {
  const printed = execFileSync(python, ['-m', 'gateway.openapi'], { cwd: root, encoding: 'utf8' })
  writeFileSync(document, `${JSON.stringify(JSON.parse(printed), null, 1)}\n`)
}
const published = JSON.parse(readFileSync(document, 'utf8')) as OpenAPI3 & { paths: object }
// The pages speak of `/teachers`; client.ts knows that all lies below /api/v1.
const paths = Object.entries(published.paths).map(([path, item]) => [path.replace(/^\/api\/v1/, ''), item])
const ast = await openapi({ ...published, paths: Object.fromEntries(paths) }, { defaultNonNullable: false })
writeFileSync(
  types,
  `/** Made by \`make schema\` from openapi.json; not edited by hand. */\n${astToString(ast)}`,
)
