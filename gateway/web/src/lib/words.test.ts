import { expect, test } from 'vitest'

const files = import.meta.glob<Record<string, unknown>>(['/src/**/messages/*.json'], {
  eager: true,
  import: 'default',
})
const chinese = Object.keys(files).filter((path) => path.endsWith('zh-CN.json'))

function flat(words: object, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flat(value as object, `${prefix}${key}.`),
  )
}

/** Placeholders of a message; both halves of an English plural may name the number or not. */
const placeholders = (text: string) =>
  [...new Set(text.match(/\{\w+\}/g))].filter((name) => name !== '{n}').sort()

test.each(chinese)('%s says the same things in both languages', (path) => {
  const zh = flat(files[path]!)
  const en = new Map(flat(files[path.replace('zh-CN', 'en')]!))
  expect([...en.keys()].sort()).toEqual(zh.map(([key]) => key).sort())
  for (const [key, text] of zh) expect(placeholders(en.get(key)!), key).toEqual(placeholders(text))
})

test('there are words to compare', () => expect(chinese.length).toBeGreaterThan(8))

/** Names that Chinese readers use as they are. */
const KNOWN = /\{\w+\}|PDF|JPEG|jpg|PNG|ZIP|Excel|WPS|xlsx?|DPI|[kK]B|MB|cm|mm|Enter|Ctrl|Shift/g

test.each(chinese)('%s has no English where a person reads', (path) => {
  for (const [key, text] of flat(files[path]!))
    expect(text.replace(KNOWN, '').match(/[A-Za-z]{2,}/)?.[0], key).toBeUndefined()
})
