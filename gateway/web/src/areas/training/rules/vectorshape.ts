/** The shape of a vector: results, and what is expected of them. */
import { choice, flag, group, line, names, one, pairs, rows, type Shape } from './shape'

const OUTCOMES = ['counted', 'void', 'waiting', 'not_provided', 'no_rule', 'revoked']
const REASONS = [
  'failed',
  'absent',
  'not_assessed',
  'unknown_value',
  'awaited',
  'no_kind',
  'no_case',
  'not_reviewed',
  'outside_range',
]
const period = [one('counts'), flag('passes'), names('missing'), one('carried_out'), one('repaid')]
/** A vector: results, and what is expected of them. */
export const VECTOR: readonly Shape[] = [
  line('says'),
  choice('source', ['ours', 'published', 'corrected']),
  one('note', { narrow: false }),
  one('now', { needed: true }),
  rows(
    'results',
    [
      names('finished', true),
      pairs('attributes', { among: 'attributes', valued: true }),
      pairs('measures', { among: 'measures' }),
      one('days'),
      one('reviewed'),
      flag('revoked'),
    ],
    { needed: true },
  ),
  group('expect', [
    one('credits'),
    pairs('by_bucket', { among: 'buckets' }),
    { kind: 'sequence', key: 'outcomes', among: OUTCOMES },
    { kind: 'sequence', key: 'why', among: REASONS },
    rows('years', period, { named: 'year' }),
    rows('cycles', period, { named: 'year' }),
    rows('programmes', period, { named: 'programmes' }),
  ]),
  group('person', [
    one('since'),
    rows('obligations', [choice('programme', 'programmes'), one('from'), one('until')]),
    pairs('lent'),
  ]),
]
