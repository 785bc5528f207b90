/** What stands in the form, from a document and back: the same document, if nothing was changed. */
import { newId } from '@/lib/ids'
import type { Rows, Shape, Ways } from './shape'

/** A text, texts, pairs, rows or a group; rows and pairs keep their order and a key of their own. */
export type Value = string | string[] | Pair[] | Row[] | State
export type State = { [key: string]: Value }
export interface Pair {
  id: string
  key: string
  /** One value of a pair, several of a condition. */
  value: string
  values: string[]
}
export interface Row {
  id: string
  /** Of a mapping: the key that somebody chose. */
  key: string
  state: State
}
export type Document = { [key: string]: unknown }

const asText = (value: unknown) => (typeof value === 'string' ? value : '')
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const asDocument = (value: unknown): Document =>
  value && typeof value === 'object' && !Array.isArray(value) ? (value as Document) : {}
const texts = (value: unknown) => asList(value).map(asText)

export const pair = (key = '', value = '', values: string[] = []): Pair => ({
  id: newId(),
  key,
  value,
  values,
})
export const row = (fields: readonly Shape[], from: unknown = {}, key = ''): Row => ({
  id: newId(),
  key,
  state: stateOf(asDocument(from), fields),
})

/** The form of a document. */
export function stateOf(document: Document, fields: readonly Shape[]): State {
  return Object.assign({}, ...fields.map((shape) => read(document, shape))) as State
}

function read(document: Document, shape: Shape): State {
  const value = document[shape.key]
  switch (shape.kind) {
    case 'names':
    case 'several':
    case 'sequence':
      return { [shape.key]: texts(value) }
    case 'condition':
      return { [shape.key]: entries(value).map(([key, values]) => pair(key, '', texts(values))) }
    case 'pairs':
      return { [shape.key]: entries(value).map(([key, each]) => pair(key, asText(each))) }
    case 'rows':
      return { [shape.key]: rowsOf(value, shape) }
    case 'group':
      return { [shape.key]: stateOf(asDocument(value), shape.fields) }
    case 'ways':
      return waysOf(document, shape)
    default:
      return { [shape.key]: asText(value) }
  }
}

const entries = (value: unknown) => Object.entries(asDocument(value))
const rowsOf = (value: unknown, shape: Rows) =>
  shape.named
    ? entries(value).map(([key, each]) => row(shape.fields, each, key))
    : asList(value).map((each) => row(shape.fields, each))

/** All ways stand in the form, so that one who goes back finds what was typed. */
function waysOf(document: Document, shape: Ways): State {
  const known = Object.keys(shape.ways)
  const way = known.find((each) => each in document) ?? known[0]!
  const states = Object.values(shape.ways).map((fields) => stateOf(document, fields))
  return Object.assign({ [shape.key]: way }, ...states) as State
}

/** The document of the form; what is blank is left out. */
export function documentOf(state: State, fields: readonly Shape[]): Document {
  const known = fields.flatMap((shape) => written(state, shape))
  return Object.fromEntries(known.filter(([, value]) => !isBlank(value)))
}

function written(state: State, shape: Shape): [string, unknown][] {
  const value = state[shape.key]
  switch (shape.kind) {
    case 'names':
    case 'several':
    case 'sequence':
      return [[shape.key, (value as string[]).filter((each) => each.trim())]]
    case 'condition':
      return [[shape.key, mapping(value as Pair[], (each) => each.values)]]
    case 'pairs':
      return [[shape.key, mapping(value as Pair[], (each) => each.value.trim())]]
    case 'rows':
      return [[shape.key, writtenRows(value as Row[], shape)]]
    case 'group':
      return [[shape.key, documentOf(value as State, shape.fields)]]
    case 'ways':
      return Object.entries(documentOf(state, shape.ways[value as string]!))
    default:
      return [[shape.key, (value as string).trim()]]
  }
}

const mapping = (pairs: Pair[], of: (each: Pair) => unknown) =>
  Object.fromEntries(pairs.filter(({ key }) => key.trim()).map((each) => [each.key.trim(), of(each)]))

/** A row that is all blank stays: it is a fault to be seen, and its place counts. */
function writtenRows(rows: Row[], shape: Rows) {
  const said = rows.map(({ key, state }) => [key.trim(), documentOf(state, shape.fields)] as const)
  return shape.named ? Object.fromEntries(said.filter(([key]) => key)) : said.map(([, each]) => each)
}

function isBlank(value: unknown) {
  if (value === '') return true
  return !!value && typeof value === 'object' && !Object.keys(value).length
}

/** Names in one text, as people part them. */
export const parted = (text: string) =>
  text
    .split(/[、，,；;\n]/)
    .map((each) => each.trim())
    .filter(Boolean)
