/**
 * Writes openapi.json, src/api/schema.d.ts and src/api/choices.ts from what the gateway publishes; with `--check` only
 * compares them.
 */
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

/** Lists that pages need at run time, by where the document has them: a field of a schema, or a query of an operation. */
const CHOICES: Record<string, string> = {
  ACCOUNT_STATES: 'Chosen.state',
  ASSIGNMENT_BOXES: 'listAssignments.box',
  ASSIGNMENT_HOSTS: 'AssignmentRow.host_kind',
  ASSIGNMENT_KINDS: 'AssignmentRow.kind',
  ASSIGNMENT_STATES: 'AssignmentRow.state',
  CAMPAIGN_KINDS: 'NewCampaign.kind',
  CASE_BOXES: 'listCases.box',
  CATEGORIES: 'Teacher.category',
  CHANGE_ACTS: 'Change.act',
  COUNTED_LEVELS: 'Reminder.level',
  DUE: 'listCases.due',
  EXPORT_KINDS: 'NewExport.kind',
  IMPORT_MODES: 'Workbook.mode',
  NOTICE_BOXES: 'listNotices.box',
  NUMBER_REASONS: 'NumberProblem.reason',
  ORDER_STATES: 'CorrectionOrder.state',
  PHOTO_STATES: 'PhotoItem.state',
  REMARK_STATES: 'Remark.state',
  REQUEST_BOXES: 'listChangeRequests.box',
  REQUEST_BUSINESSES: 'RequestRow.business',
  REQUEST_STATES: 'RequestRow.state',
  SERVICES: 'listStoredFailures.service',
  STAFF_CHANGE_REASONS: 'StaffChange.reason',
  STATUS_ACTS: 'StatusActRow.act',
  STATUS_BOXES: 'listStatusChanges.box',
  STATUS_STATES: 'StatusActRow.state',
  TRAINING_BOXES: 'listTrainings.box',
  TRAINING_LEVELS: 'ProjectRow.level',
  TRAINING_STATES: 'ProjectRow.state',
  ROTATION_SHARE_ORDERS: 'listRotationShares.order',
  TRANSFER_BOXES: 'listTransfers.box',
  TRANSFER_KINDS: 'NewTransfer.kind',
  TRANSFER_REASONS: 'Transfer.reason',
  TRANSFER_STATES: 'TransferRow.state',
  SPOT_CHECK_STATES: 'Inspected.state',
  STAGES: 'TeacherRow.status',
  FLOW_AREAS: 'AreaFlow.from_area',
  FLOW_KINDS: 'AreaFlow.kind',
  UNITS: 'Org.unit',
  URBAN_RURAL: 'Org.urban_rural',
  WINDOW_MODES: 'CollectionWindow.mode',
}

/** The values that the document names there; none is no choice. */
function choicesAt(place: string): string[] {
  const [owner = '', name = ''] = place.split('.')
  const field = fieldOf(owner, name) as { enum?: (string | null)[] } | undefined
  if (!field?.enum) throw new Error(`The document has no list at ${place}.`)
  return field.enum.filter((value) => value !== null)
}

function fieldOf(owner: string, name: string): unknown {
  const schema = published.components?.schemas?.[owner] as
    { properties?: Record<string, unknown> } | undefined
  if (schema) return schema.properties?.[name]
  const operations = Object.values(published.paths ?? {}).flatMap((path) => Object.values(path as object))
  const operation = operations.find(({ operationId }) => operationId === owner)
  return operation?.parameters?.find((each: { name: string }) => each.name === name)?.schema
}

const NOTE = '/** Made by `make schema` from openapi.json; not edited by hand. */\n'
const choices = Object.entries(CHOICES).map(([name, place]) => {
  const values = choicesAt(place).map((value) => `'${value}'`)
  return `export const ${name} = [${values.join(', ')}] as const\n`
})

const made = {
  '../openapi.json': `${JSON.stringify(published, null, 1)}\n`,
  '../src/api/schema.d.ts': NOTE + astToString(ast),
  '../src/api/choices.ts': NOTE + choices.join(''),
}
for (const [name, text] of Object.entries(made)) {
  const file = resolve(import.meta.dirname, name)
  if (!process.argv.includes('--check')) writeFileSync(file, text)
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`${name} is not what the gateway publishes: run \`make schema\`.`)
    process.exitCode = 1
  }
}
