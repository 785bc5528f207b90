/** Weighs what a first visit loads, as gzip, and fails the build when it grew past the budget of spec/web.md. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'

interface Chunk {
  file: string
  imports?: string[]
  css?: string[]
}

const dist = resolve(import.meta.dirname, '../dist')
const manifest = JSON.parse(readFileSync(resolve(dist, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>
const KB = 1000
const BUDGET = [
  {
    page: 'office, list of teachers',
    entries: ['index.html', 'src/officeRoutes.ts', 'src/shells/Office.vue', 'src/areas/teachers/List.vue'],
    limit: 180,
  },
  {
    page: 'teacher, own file',
    entries: ['index.html', 'src/shells/Teacher.vue', 'src/areas/self/Own.vue'],
    limit: 130,
  },
]
const LARGEST_CHUNK = 100
/** The drawing library, loaded only where a chart is shown. */
const CHARTS = { source: 'src/lib/chart.ts', limit: 200 }

const weigh = (file: string) => gzipSync(readFileSync(resolve(dist, file))).length / KB

/** Every chunk that loading `entries` pulls in, each once. */
function reach(entries: string[], seen = new Set<string>()): Set<string> {
  for (const key of entries) {
    if (seen.has(key)) continue
    const chunk = manifest[key]
    if (!chunk) throw new Error(`${key} is not in the manifest: was it renamed?`)
    seen.add(key)
    reach(chunk.imports ?? [], seen)
  }
  return seen
}

let over = false
function report(name: string, js: number, limit: number, css?: number) {
  over ||= js > limit
  const styles = css === undefined ? '' : `, CSS ${css.toFixed(1)} kB`
  console.log(`${js > limit ? 'OVER' : 'ok  '} ${name}: JS ${js.toFixed(1)} of ${limit} kB${styles}`)
}

for (const { page, entries, limit } of BUDGET) {
  const chunks = [...reach(entries)].map((key) => manifest[key]!)
  const css = new Set(chunks.flatMap((chunk) => chunk.css ?? []))
  const sum = (files: Iterable<string>) => [...files].reduce((total, file) => total + weigh(file), 0)
  report(page, sum(new Set(chunks.map((chunk) => chunk.file))), limit, sum(css))
}
const scripts = Object.entries(manifest)
  .map(([name, { file }]) => ({ name, file }))
  .filter(({ file }) => file.endsWith('.js'))
const charts = manifest[CHARTS.source]?.file
if (charts) report('charts', weigh(charts), CHARTS.limit)
const largest = scripts
  .filter(({ file }) => file !== charts)
  .map(({ name, file }) => ({ name, size: weigh(file) }))
  .sort((a, b) => b.size - a.size)[0]!
report(`largest chunk (${largest.name})`, largest.size, LARGEST_CHUNK)
process.exit(over ? 1 : 0)
