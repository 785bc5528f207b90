/** What is said of fields, as it is typed and as it is kept. */

export interface Said {
  hint: string
  preset: unknown
  sample: string
}

const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length)

/** What goes to the server: fields of which something is said, named `set/field` before. */
export function keptOf(said: Record<string, Said | undefined>) {
  return Object.entries(said).flatMap(([key, each]) => {
    if (!each || (!each.hint.trim() && !each.sample.trim() && isEmpty(each.preset))) return []
    const [set = '', field = ''] = key.split('/')
    const preset = isEmpty(each.preset) ? null : each.preset
    return [{ set, field, hint: each.hint.trim() || null, preset, sample: each.sample.trim() || null }]
  })
}
