/** The kinds of field that a form of a rule has; keys are those of the document. */
export type Source = 'attributes' | 'measures' | 'buckets' | 'kinds' | 'programmes'

export interface Simple {
  kind: 'text' | 'choice' | 'names' | 'condition' | 'several' | 'sequence'
  key: string
  /** Of a choice or several: the words that the document knows, or what the rule itself declares. */
  among?: readonly string[] | Source
  needed?: boolean
  narrow?: boolean
}

/** A mapping whose keys somebody chose: one line each, with one value. */
export interface Pairs {
  kind: 'pairs'
  key: string
  among?: Source
  /** The value is one of those of the attribute that is the key. */
  valued?: boolean
  needed?: boolean
}

/** Many alike: of a list, or of a mapping whose keys somebody chose (`named`). */
export interface Rows {
  kind: 'rows'
  key: string
  named?: 'code' | 'year' | Source
  fields: readonly Shape[]
  needed?: boolean
}

/** A mapping of known keys. */
export interface Group {
  kind: 'group'
  key: string
  fields: readonly Shape[]
}

/** One of several ways to say it, each with its own keys. */
export interface Ways {
  kind: 'ways'
  key: string
  ways: Readonly<Record<string, readonly Shape[]>>
}

export type Shape = Simple | Pairs | Rows | Group | Ways

export const one = (key: string, more: Partial<Simple> = {}): Simple => ({
  kind: 'text',
  narrow: true,
  key,
  ...more,
})
export const line = (key: string): Simple => one(key, { narrow: false, needed: true })
export const choice = (key: string, among: Simple['among'], needed = true): Simple => ({
  kind: 'choice',
  narrow: true,
  key,
  among,
  needed,
})
export const names = (key: string, needed = false): Simple => ({ kind: 'names', key, needed })
export const several = (key: string, among: Source): Simple => ({ kind: 'several', key, among })
export const when = (key = 'when'): Simple => ({ kind: 'condition', key })
export const flag = (key: string, needed = false) => choice(key, ['true', 'false'], needed)
export const pairs = (key: string, more: Partial<Pairs> = {}): Pairs => ({ kind: 'pairs', key, ...more })
export const rows = (key: string, fields: readonly Shape[], more: Partial<Rows> = {}): Rows => ({
  kind: 'rows',
  key,
  fields,
  ...more,
})
export const group = (key: string, fields: readonly Shape[]): Group => ({ kind: 'group', key, fields })
